import type { GraphResponse } from '../../core/graph-message';
import { waitsFor } from '../../reviews/audience';
import { findDefinitionBySeq } from '../../reviews/definitions';
import { allInstancesReviewedBy, type Instance, instancesToDecide } from '../../reviews/instances';
import { refusal } from '../../reviews/refusals';
import { arranged, entityOf, expandsOnly, pageOf } from '../odata/collection';
import { LIST_OPTIONS, readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import type { Wire } from '../wire';
import { requireItem } from './access';
import { myDecisions } from './decisions';
import { acceptAdvice, patch, recordBatch } from './recording';
import { definitionHere, instanceHere, isHere, viewOf } from './surface';
import { definitionWire, instanceWire, threeDigits } from './wire-definition';

/**
 * The deprecated short path, on beta only. Microsoft announced that it would stop returning data on 19 May
 * 2023; it is still in the beta schema.
 * https://learn.microsoft.com/graph/api/accessreviewinstance-pendingaccessreviewinstances
 */
function shown(call: Call, instance: Instance, expanded: boolean): Wire {
  const view = viewOf(call);
  const wire = instanceWire(instance, view);
  const definition = expanded ? findDefinitionBySeq(call.context.store, instance.definitionSeq) : undefined;
  return definition ? { ...wire, definition: definitionWire(definitionHere(call, definition), view) } : wire;
}

/**
 * The person whose list is requested: the caller or (`/users/{id}/…`) the named
 * person, who must be the caller.
 */
function requireSelf(call: Call): string {
  const userId = requireUser(call);
  if (call.ids.user !== undefined && call.ids.user.toLowerCase() !== userId) throw refusal('notReviewer');
  return userId;
}

export function getPendingInstances(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, [...LIST_OPTIONS, '$expand']);
  const expanded = expandsOnly(options, 'definition');
  const userId = requireSelf(call);
  const waiting = instancesToDecide(context.store, request.caller.tenant.id, userId)
    .filter(
      (instance) =>
        isHere(call, instance.content) && waitsFor(context.store, request.caller.tenant.id, instance, userId),
    )
    .map((instance) => instanceHere(call, instance));
  const all = arranged<Instance>(waiting, options, {
    filter: { status: ({ status }) => status },
    order: {
      enddatetime: ({ endAt }) => threeDigits(endAt),
      startdatetime: ({ startAt }) => threeDigits(startAt),
    },
  });
  return pageOf(request, options, {
    context: 'Collection(accessReviewInstance)',
    total: all.length,
    value: all
      .slice(options.skip, options.skip + options.top)
      .map((instance) => shown(call, instance, expanded)),
    countUnasked: true,
  });
}

function requireReviewed(call: Call): Instance {
  const { context, request, ids } = call;
  const userId = requireSelf(call);
  const id = (ids.instance ?? '').toLowerCase();
  const found = allInstancesReviewedBy(context.store, request.caller.tenant.id, userId)
    .filter(({ content }) => isHere(call, content))
    .map((instance) => instanceHere(call, instance))
    .find((instance) => instance.id === id);
  if (!found) throw refusal('unknownInstance');
  return found;
}

export function getPendingInstance(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select', '$expand']);
  const expanded = expandsOnly(options, 'definition');
  const wire = shown(call, requireReviewed(call), expanded);
  return entityOf(call.request, 'Collection(accessReviewInstance)/$entity', wire, options);
}

export function getPendingDecisions(call: Call): GraphResponse {
  return myDecisions(call, requireReviewed(call));
}

export function patchPendingDecision(call: Call): GraphResponse {
  const instance = requireReviewed(call);
  return patch(call, instance, requireItem(call, instance), undefined);
}

export function postPendingBatch(call: Call): GraphResponse {
  return recordBatch(call, requireReviewed(call));
}

export function postPendingAdvice(call: Call): GraphResponse {
  return acceptAdvice(call, requireReviewed(call));
}
