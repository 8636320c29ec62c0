import type { Context } from '../../core/context';
import type { Store } from '../../core/store';
import type { Tenant } from '../../core/tenants';
import { findUsers } from '../../directory/users';
import { changeReviewers } from '../changes';
import { replaceDefinition } from '../creating';
import { readReviewers } from '../input/reviewers';
import { refusal } from '../refusals';
import { reviewersOf } from '../reviewers';
import { latestStage } from '../stages';
import { namedReviewers, requireUsers } from './input';
import { legacyRefusal } from './refusals';
import { contentOf, isOver, isWaiting, type LegacyReview } from './reviews';

type ReviewerType = 'self' | 'delegated' | 'entityOwners';

/**
 * The older API's word for the reviewers. It has none for managers, members of a group and mixed lists: they
 * count as delegated, like named reviewers.
 */
export function reviewerTypeOf(review: LegacyReview): ReviewerType {
  const scopes = contentOf(review).plan.stages.flatMap(({ reviewers }) => reviewers);
  if (scopes.length === 0) return 'self';
  const ofEntity = ({ kind, ...scope }: (typeof scopes)[number]) =>
    kind === 'owners' && 'objectId' in scope && (scope.objectId ?? review.entityId) === review.entityId;
  return scopes.every(ofEntity) ? 'entityOwners' : 'delegated';
}

/** The ids of reviewers named one by one; undefined for other reviewers. */
function namedIds(review: LegacyReview): string[] | undefined {
  const { plan, stageSettings } = contentOf(review);
  const scopes = plan.stages[0]?.reviewers ?? [];
  const ids = scopes.flatMap((scope) => (scope.kind === 'user' ? [scope.userId] : []));
  return stageSettings.length === 0 && ids.length > 0 && ids.length === scopes.length ? ids : undefined;
}

/** A reviewer of the older API. */
export interface LegacyReviewer {
  id: string;
  displayName: string;
  userPrincipalName: string;
  /** When the reviewer was asked, tenant time in ms since 1970; null: not yet. */
  createdAt: number | null;
}

/** The reviewers of a delegated review, already asked or to be asked; [] for other reviews. */
export function legacyReviewers(store: Store, tenantId: string, review: LegacyReview): LegacyReviewer[] {
  if (reviewerTypeOf(review) !== 'delegated') return [];
  const asked = (review.instance ? reviewersOf(store, review.instance) : []).map(
    ({ id, displayName, userPrincipalName, contactedAt }) => ({
      id,
      displayName,
      userPrincipalName,
      createdAt: contactedAt,
    }),
  );
  const ids = namedIds(review);
  if (!ids) return asked;
  const known = new Map(asked.map((reviewer) => [reviewer.id, reviewer]));
  return findUsers(store, tenantId, ids).map(
    ({ id, displayName, userPrincipalName }) =>
      known.get(id) ?? { id, displayName, userPrincipalName, createdAt: null },
  );
}

/** Changes the definition's reviewers, which later instances use. */
function replaceInDefinition(
  context: Context,
  tenant: Tenant,
  { definition }: LegacyReview,
  read: ReturnType<typeof readReviewers>,
): void {
  const { content } = definition;
  const stages = content.plan.stages.map((stage) => ({ ...stage, reviewers: read.scopes }));
  replaceDefinition(context, tenant, definition, {
    ...content,
    reviewers: read.wire,
    plan: { ...content.plan, stages },
  });
}

function changeTo(context: Context, tenant: Tenant, review: LegacyReview, ids: readonly string[]): void {
  const read = readReviewers(namedReviewers(ids), 'reviewers');
  const { instance } = review;
  if (!instance || isWaiting(review)) {
    replaceInDefinition(context, tenant, review, read);
    return;
  }
  const stage = latestStage(context.store, instance);
  if (!stage) throw refusal('notInProgress');
  changeReviewers(context, tenant, instance, stage, { reviewers: read, fallbackReviewers: undefined });
}

/**
 * The reviewers that can be changed. Microsoft: reviewers change only until a review is completed, and only
 * where they are named one by one. https://learn.microsoft.com/graph/api/accessreview-addreviewer
 */
function changeable(review: LegacyReview): string[] {
  const ids = namedIds(review);
  if (!ids) throw legacyRefusal('fixedReviewers');
  if (isOver(review)) throw legacyRefusal('isOver');
  if (review.isRecurring && review.instance && isWaiting(review)) throw legacyRefusal('isUpcoming');
  return ids;
}

/** Adds a reviewer. Does nothing for an existing one. Throws 400 for an unknown user. */
export function addReviewer(context: Context, tenant: Tenant, review: LegacyReview, userId: string): void {
  const ids = changeable(review);
  requireUsers({ store: context.store, tenantId: tenant.id }, [userId]);
  if (!ids.includes(userId)) changeTo(context, tenant, review, [...ids, userId]);
}

/** Removes a reviewer. Throws 404 where the user is no reviewer, 400 for the last one. */
export function removeReviewer(context: Context, tenant: Tenant, review: LegacyReview, userId: string): void {
  const ids = changeable(review);
  const rest = ids.filter((id) => id !== userId.toLowerCase());
  if (rest.length === ids.length) throw legacyRefusal('unknownReviewer');
  if (rest.length === 0) throw legacyRefusal('lastReviewer');
  changeTo(context, tenant, review, rest);
}
