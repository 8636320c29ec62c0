import type { Instance } from '../../reviews/instances';
import { legacyRefusal } from '../../reviews/legacy/refusals';
import { findLegacyReview, type LegacyReview } from '../../reviews/legacy/reviews';
import type { Template } from '../../reviews/legacy/templates';
import { refusal } from '../../reviews/refusals';
import { requireManager } from '../reviews/managers';
import type { Call } from '../route';
import { reachesBeyondMemberships } from './permissions';

/** Whether the caller's permission covers reviews of this template. */
export function reachesTemplate(call: Call, { kind }: Template): boolean {
  return kind !== 'role' || reachesBeyondMemberships(call);
}

/** Throws 403 where the caller's permission does not cover reviews of this template. */
export function requireTemplate(call: Call, template: Template): void {
  if (!reachesTemplate(call, template)) throw refusal('missingPermission');
}

/**
 * The path's review. Throws 404 where the tenant has none with this id, 403 where the permission does not
 * cover it.
 */
export function requireReview(call: Call): LegacyReview {
  const { context, request, ids } = call;
  const review = findLegacyReview(context.store, request.caller.tenant.id, ids.review ?? '');
  if (!review) throw legacyRefusal('unknownReview');
  requireTemplate(call, review.template);
  return review;
}

/** The path's review, for changing it. Throws 404, or 403 where the caller may not manage reviews of its kind. */
export function requireManagedReview(call: Call): LegacyReview {
  const review = requireReview(call);
  requireManager(call, review.definition.content);
  return review;
}

/** The instance of a one-time review or of one occurrence of a series. Throws 400 for a series. */
export function requireRun({ instance }: LegacyReview): Instance {
  if (!instance) throw legacyRefusal('isSeries');
  return instance;
}

/** The instance whose decisions are meant; a series has no decisions of its own. Throws 404 for a series. */
export function requireDecisions({ instance }: LegacyReview): Instance {
  if (!instance) throw legacyRefusal('noRelationship');
  return instance;
}
