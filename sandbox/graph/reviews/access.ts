import { mayManageReviews, mayReadAllReviews } from '../../directory/roles';
import { findUser } from '../../directory/users';
import { type Definition, findDefinition } from '../../reviews/definitions';
import { findInstance, type Instance, instancesReviewedBy } from '../../reviews/instances';
import { findItem, type Item } from '../../reviews/items';
import type { Decider } from '../../reviews/recording';
import { refusal } from '../../reviews/refusals';
import { findReviewer, findStageReviewer, type Reviewer } from '../../reviews/reviewers';
import { findStage, hasStages, type Stage } from '../../reviews/stages';
import { type Call, requireUser } from '../route';

/** Throws 404 unless the path's definition is in the caller's tenant. */
export function requireDefinition({ context, request, ids }: Call): Definition {
  const definition = findDefinition(context.store, request.caller.tenant.id, ids.definition ?? '');
  if (!definition) throw refusal('unknownDefinition');
  return definition;
}

/** Throws 404 unless the path's instance belongs to its definition. */
export function requireInstance(call: Call): Instance {
  const instance = findInstance(call.context.store, requireDefinition(call), call.ids.instance ?? '');
  if (!instance) throw refusal('unknownInstance');
  return instance;
}

/** Throws 404 unless the path's stage belongs to the instance; a review without stages shows none. */
export function requireStage({ context, ids }: Call, instance: Instance): Stage {
  const stage = hasStages(instance) ? findStage(context.store, instance, ids.stage ?? '') : undefined;
  if (!stage) throw refusal('unknownStage');
  return stage;
}

/** Throws 404 unless the path's item belongs to the instance. */
export function requireItem({ context, ids }: Call, instance: Instance): Item {
  const item = findItem(context.store, instance, ids.item ?? '');
  if (!item) throw refusal('unknownItem');
  return item;
}

/** The caller's part in an instance, or in one stage of it; throws 403 where they review nothing of it. */
export function requireReviewer(call: Call, instance: Instance, stage?: Stage): Reviewer {
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  const userId = requireUser(call);
  const reviewer = stage
    ? findStageReviewer(store, tenantId, stage, userId)
    : findReviewer(store, tenantId, instance, userId);
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
  if (instancesReviewedBy(call.context.store, definition, requireUser(call)).length === 0)
    throw refusal('notReviewer');
}

/** Throws 403 unless a role opens the instance or the caller reviews it. */
export function requireInstanceReader(call: Call, instance: Instance): void {
  if (!readsEverything(call)) requireReviewer(call, instance);
}

/** The caller as decisions name them. An application is named by its client id alone. */
export function deciderOf({ context, request: { caller } }: Call): Decider {
  const user = caller.userId === null ? undefined : findUser(context.store, caller.tenant.id, caller.userId);
  if (!user) return { id: caller.appId, displayName: '', userPrincipalName: '' };
  return { id: user.id, displayName: user.displayName, userPrincipalName: user.userPrincipalName };
}
