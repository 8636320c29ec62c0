import { mayManageReviews, mayReadAllReviews } from '../../directory/roles';
import { findUser } from '../../directory/users';
import { type Definition, findDefinition } from '../../reviews/definitions';
import {
  findInstance,
  findReviewer,
  type Instance,
  instancesReviewedBy,
  type Reviewer,
} from '../../reviews/instances';
import type { Decider } from '../../reviews/recording';
import { refusal } from '../../reviews/refusals';
import { type Call, requireUser } from '../route';

/** Throws 404 unless the path's definition is in the caller's tenant. */
export function requireDefinition({ context, request, ids }: Call): Definition {
  const definition = findDefinition(context.store, request.caller.tenant.id, ids.definition ?? '');
  if (!definition) throw refusal('unknownDefinition');
  return definition;
}

/** Throws 404 unless the path's instance belongs to the definition. */
export function requireInstance({ context, ids }: Call, definition: Definition): Instance {
  const instance = findInstance(context.store, definition, ids.instance ?? '');
  if (!instance) throw refusal('unknownInstance');
  return instance;
}

/** The caller's part in an instance; throws 403 where they review nothing of it. */
export function requireReviewer(call: Call, instance: Instance): Reviewer {
  const { context, request } = call;
  const reviewer = findReviewer(context.store, request.caller.tenant.id, instance, requireUser(call));
  if (!reviewer) throw refusal('notReviewer');
  return reviewer;
}

/** An application with the permission, or a person with a reader's directory role. */
export function readsEverything({ context, request: { caller } }: Call): boolean {
  return caller.userId === null || mayReadAllReviews(context.store, caller.tenant.id, caller.userId);
}

/** Throws 403 unless the caller may read reviews they are no reviewer of. */
export function requireReaderRole(call: Call): void {
  if (!readsEverything(call)) throw refusal('needsRole');
}

/** Throws 403 unless the caller may create and change reviews. */
export function requireManagerRole({ context, request: { caller } }: Call): void {
  if (caller.userId !== null && !mayManageReviews(context.store, caller.tenant.id, caller.userId))
    throw refusal('needsRole');
}

/** Throws 403 unless a role opens the definition or the caller reviews one of its instances. */
export function requireDefinitionReader(call: Call, definition: Definition): void {
  if (readsEverything(call)) return;
  const { context, request } = call;
  const mine = instancesReviewedBy(context.store, request.caller.tenant.id, definition, requireUser(call));
  if (mine.length === 0) throw refusal('notReviewer');
}

/** The caller as decisions name them. An application is named by its client id alone. */
export function deciderOf({ context, request: { caller } }: Call): Decider {
  const user = caller.userId === null ? undefined : findUser(context.store, caller.tenant.id, caller.userId);
  if (!user) return { id: caller.appId, displayName: '', userPrincipalName: '' };
  return { id: user.id, displayName: user.displayName, userPrincipalName: user.userPrincipalName };
}
