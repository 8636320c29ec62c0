import type { GraphResponse } from '../../core/graph-message';
import { record } from '../../reviews/input/problem';
import { ObjectId, parseBody } from '../../reviews/legacy/body';
import {
  addReviewer,
  type LegacyReviewer,
  legacyReviewers,
  removeReviewer,
} from '../../reviews/legacy/reviewers';
import { readOptions } from '../odata/query-options';
import { requireReaderRole } from '../reviews/access';
import { logAs } from '../reviews/audits';
import { sevenDigits } from '../reviews/wire-definition';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { requireManagedReview, requireReview } from './access';
import { listOf, PAGE_OPTIONS } from './lists';
import { REVIEWS } from './wire-review';

const Added = record({ id: ObjectId });

function reviewerWire({ id, displayName, userPrincipalName, createdAt }: LegacyReviewer): Wire {
  const createdDateTime = createdAt === null ? null : sevenDigits(createdAt);
  return { id, displayName, userPrincipalName, createdDateTime };
}

/** https://learn.microsoft.com/graph/api/accessreview-listreviewers */
export function getReviewers(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, PAGE_OPTIONS);
  const review = requireReview(call);
  requireReaderRole(call);
  const all = legacyReviewers(context.store, request.caller.tenant.id, review);
  const path = `${REVIEWS}('${(review.instance ?? review.definition).id}')/reviewers`;
  return listOf(request, options, path, all, reviewerWire);
}

/** Microsoft's page shows 201 without a body. https://learn.microsoft.com/graph/api/accessreview-addreviewer */
export function postReviewer(call: Call): GraphResponse {
  const { context, request } = call;
  const { id } = parseBody(Added, request.body);
  const review = requireManagedReview(call);
  addReviewer(context, request.caller.tenant, review, id);
  logAs(call, 'Update access review', review.definition.seq);
  return { status: 201 };
}

/** https://learn.microsoft.com/graph/api/accessreview-removereviewer */
export function deleteReviewer(call: Call): GraphResponse {
  const { context, request, ids } = call;
  const review = requireManagedReview(call);
  removeReviewer(context, request.caller.tenant, review, ids.user ?? '');
  logAs(call, 'Update access review', review.definition.seq);
  return { status: 204 };
}
