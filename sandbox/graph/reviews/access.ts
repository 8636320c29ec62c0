import { mayManageReviews, mayReadReviews, type ReviewKind } from '../../directory/roles';
import { findUser } from '../../directory/users';
import { type Definition, findDefinition, listDefinitions } from '../../reviews/definitions';
import type { DefinitionContent } from '../../reviews/input/definition';
import {
  findInstance,
  findInstanceById,
  type Instance,
  instancesReviewedBy,
  listInstances,
} from '../../reviews/instances';
import { itemPosition } from '../../reviews/item-id';
import { findItem, type Item } from '../../reviews/items';
import type { Decider } from '../../reviews/recording';
import { refusal } from '../../reviews/refusals';
import { findReviewer, findStageReviewer, type Reviewer } from '../../reviews/reviewers';
import { findStage, hasStages, type Stage } from '../../reviews/stages';
import type { Call } from '../route';
import { reviewingIds } from './delegation';
import { definitionHere, instanceHere, isHere } from './surface';

/** Throws 404 unless the path's definition is in the caller's tenant. */
export function requireDefinition(call: Call): Definition {
  const { context, request, ids } = call;
  const id = (ids.definition ?? '').toLowerCase();
  const { tenant } = request.caller;
  const found =
    findDefinition(context.store, tenant.id, id) ??
    (tenant.switches.catalogIdsDiffer
      ? listDefinitions(context.store, tenant.id).find((one) => definitionHere(call, one).id === id)
      : undefined);
  const definition = found && isHere(call, found.content) ? definitionHere(call, found) : undefined;
  if (definition?.id !== id) throw refusal('unknownDefinition');
  return definition;
}

/** The instance of the item in a path directly below `unified`. Throws 404 where there is none. */
function instanceOfItem({ context, request, ids }: Call): Instance {
  const found = listDefinitions(context.store, request.caller.tenant.id)
    .flatMap((definition) => listInstances(context.store, definition))
    .find(({ id }) => itemPosition(id, ids.item ?? '') !== undefined);
  if (!found) throw refusal('unknownItem');
  return found;
}

/**
 * The path's instance. Throws 404 unless it belongs to the definition or, directly below `unified`,
 * the instance or its item exists.
 */
export function requireInstance(call: Call): Instance {
  const { context, request, ids } = call;
  const { store } = context;
  const id = (ids.instance ?? '').toLowerCase();
  const { tenant } = request.caller;
  const here = (found: Instance | undefined) =>
    found && isHere(call, found.content) && instanceHere(call, found);
  if (ids.instance === undefined) {
    const ofItem = here(instanceOfItem(call));
    if (!ofItem) throw refusal('unknownItem');
    return ofItem;
  }
  const candidates = (): Instance[] => {
    if (ids.definition === undefined)
      return [findInstanceById(store, tenant.id, id)].flatMap((one) => one ?? []);
    const definition = requireDefinition(call);
    if (tenant.switches.catalogIdsDiffer) return listInstances(store, definition);
    return [findInstance(store, definition, id)].flatMap((one) => one ?? []);
  };
  const instance = candidates()
    .map(here)
    .find((one) => one && one.id === id);
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

/**
 * The caller's part in an instance or in one of its stages, or the part of a person who delegated their
 * reviews to the caller; throws 403 where there is none.
 */
export function requireReviewer(call: Call, instance: Instance, stage?: Stage): Reviewer {
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  const find = (userId: string) =>
    stage
      ? findStageReviewer(store, tenantId, stage, userId)
      : findReviewer(store, tenantId, instance, userId);
  const reviewer = reviewingIds(call).map(find).find(Boolean);
  if (!reviewer) throw refusal('notReviewer');
  return reviewer;
}

/** The facts that decide who may read or manage a review: its resources and its creator. */
export interface ReviewSubject {
  content: DefinitionContent;
  createdById: string;
}

/** The subject of a definition, for the checks below. */
export const subjectOf = ({ content, createdBy }: Definition): ReviewSubject => ({
  content,
  createdById: createdBy.id,
});

/** The kind of a review, which decides the directory roles that open it. */
export function kindOf({ plan }: DefinitionContent): ReviewKind {
  return plan.scope.resources.some(({ kind }) => kind === 'role') ? 'roles' : 'access';
}

/**
 * Whether the caller may read all of a review: an application with the permission, the creator, or a person
 * with a role that reads reviews of this kind.
 */
export function readsAll({ context, request: { caller } }: Call, review: ReviewSubject): boolean {
  const { tenant, userId } = caller;
  if (userId === null || userId === review.createdById) return true;
  return mayReadReviews(context.store, tenant.id, userId, kindOf(review.content));
}

/** Throws 403 unless the caller may read all of a review. */
export function requireReader(call: Call, review: ReviewSubject): void {
  if (!readsAll(call, review)) throw refusal('needsRole');
}

/** Throws 403 for a person without a role that reads reviews of any kind. */
export function requireReaderRole({ context, request: { caller } }: Call): void {
  const { tenant, userId } = caller;
  const reads = (kind: ReviewKind) => mayReadReviews(context.store, tenant.id, userId ?? '', kind);
  if (userId !== null && !reads('access') && !reads('roles')) throw refusal('needsRole');
}

/** Throws 403 unless the caller may create and change reviews of groups and applications. */
export function requireManagerRole({ context, request: { caller } }: Call): void {
  const { tenant, userId } = caller;
  if (userId !== null && !mayManageReviews(context.store, tenant.id, userId, 'access'))
    throw refusal('needsRole');
}

/** Throws 403 unless the caller may read all of the definition or reviews one of its instances. */
export function requireDefinitionReader(call: Call, definition: Definition): void {
  if (readsAll(call, subjectOf(definition))) return;
  const reviews = (id: string) => instancesReviewedBy(call.context.store, definition, id).length > 0;
  if (!reviewingIds(call).some(reviews)) throw refusal('notReviewer');
}

/** Throws 403 unless the caller may read all of the instance or reviews it. */
export function requireInstanceReader(call: Call, instance: Instance): void {
  if (!readsAll(call, instance)) requireReviewer(call, instance);
}

/** The caller as decisions name them. An application is named by its client id only. */
export function deciderOf({ context, request: { caller } }: Call): Decider {
  const user = caller.userId === null ? undefined : findUser(context.store, caller.tenant.id, caller.userId);
  if (!user) return { id: caller.appId, displayName: '', userPrincipalName: '' };
  return { id: user.id, displayName: user.displayName, userPrincipalName: user.userPrincipalName };
}
