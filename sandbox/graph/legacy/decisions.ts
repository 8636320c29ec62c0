import type { GraphResponse } from '../../core/graph-message';
import type { Instance } from '../../reviews/instances';
import { type ItemQuery, type ItemView, readItems } from '../../reviews/items';
import { legacyRefusal } from '../../reviews/legacy/refusals';
import { pageOf } from '../odata/collection';
import { type QueryOptions, readOptions } from '../odata/query-options';
import { requireReaderRole, requireReviewer } from '../reviews/access';
import { hiddenFrom, seen } from '../reviews/decisions';
import type { Call } from '../route';
import { requireDecisions, requireReview } from './access';
import { PAGE_OPTIONS } from './lists';
import { legacyDecisionWire } from './wire-decision';
import { REVIEWS } from './wire-review';

/**
 * Decisions can be filtered by their result only, as in Microsoft's own sample.
 * https://github.com/microsoft/access-reviews-samples/tree/main/AzureADAccessReviewsOnPremises
 */
function resultsAsked({ filter }: QueryOptions): ItemQuery['equal'] {
  return filter.map(({ operator, path, value }) => {
    if (operator !== 'eq' || path.toLowerCase() !== 'reviewresult' || typeof value !== 'string')
      throw legacyRefusal('resultsOnly');
    return { field: 'decision', value };
  });
}

function page(call: Call, instance: Instance, view: ItemView, name: string): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, [...PAGE_OPTIONS, '$filter']);
  const { skip, top } = options;
  const equal = resultsAsked(options);
  const { items, total } = readItems(context.store, instance, { ...view, equal, order: [], skip, top });
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

/** The items that the caller reviews. https://learn.microsoft.com/graph/api/accessreview-listmydecisions */
export function getMyReviewDecisions(call: Call): GraphResponse {
  const instance = requireDecisions(requireReview(call));
  const reviewer = requireReviewer(call, instance);
  return page(call, instance, { reviewer, hidesBefore: hiddenFrom(instance, reviewer) }, 'myDecisions');
}
