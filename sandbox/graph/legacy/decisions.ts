import type { GraphResponse } from '../../core/graph-message';
import type { Instance } from '../../reviews/instances';
import { type ItemView, readItems } from '../../reviews/items';
import { pageOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import { requireReaderRole, requireReviewer } from '../reviews/access';
import { hiddenFrom, seen } from '../reviews/decisions';
import type { Call } from '../route';
import { requireDecisions, requireReview } from './access';
import { PAGE_OPTIONS } from './lists';
import { legacyDecisionWire } from './wire-decision';
import { REVIEWS } from './wire-review';

function page(call: Call, instance: Instance, view: ItemView, name: string): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, PAGE_OPTIONS);
  const { skip, top } = options;
  const { items, total } = readItems(context.store, instance, { ...view, equal: [], order: [], skip, top });
  return pageOf(request, options, {
    context: `${REVIEWS}('${instance.id}')/${name}`,
    total,
    value: items.map((item) => legacyDecisionWire(seen(call, item, view.hidesBefore), instance)),
    countUnasked: false,
  });
}

/** https://learn.microsoft.com/graph/api/accessreview-listdecisions */
export function getReviewDecisions(call: Call): GraphResponse {
  const instance = requireDecisions(requireReview(call));
  requireReaderRole(call);
  return page(call, instance, { hidesBefore: 0 }, 'decisions');
}

/** The caller's items, as a reviewer. https://learn.microsoft.com/graph/api/accessreview-listmydecisions */
export function getMyReviewDecisions(call: Call): GraphResponse {
  const instance = requireDecisions(requireReview(call));
  const reviewer = requireReviewer(call, instance);
  return page(call, instance, { reviewer, hidesBefore: hiddenFrom(instance, reviewer) }, 'myDecisions');
}
