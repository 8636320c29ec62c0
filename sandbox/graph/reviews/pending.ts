import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { type Definition, findDefinition } from '../../reviews/definitions';
import {
  findReviewedInstance,
  type Instance,
  instancesWaitingFor,
  type ReviewedInstance,
} from '../../reviews/instances';
import { refusal } from '../../reviews/refusals';
import { arranged, pageOf } from '../odata/collection';
import { LIST_OPTIONS, readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import { requireReviewer } from './access';
import { decisionPage } from './decisions';
import { acceptAdvice, recordBatch } from './recording';
import { definitionWire, instanceWire, threeDigits } from './wire-definition';

/**
 * The deprecated short cut, on beta only. Microsoft said it would stop returning data on 19 May 2023; it is still in
 * the beta schema. https://learn.microsoft.com/graph/api/accessreviewinstance-pendingaccessreviewinstances
 */
function definitionOf({ context, request }: Call, id: string): Definition {
  const definition = findDefinition(context.store, request.caller.tenant.id, id);
  if (!definition) throw refusal('unknownDefinition');
  return definition;
}

function expandsDefinition(expand: readonly { name: string }[]): boolean {
  const other = expand.find(({ name }) => name.toLowerCase() !== 'definition');
  if (other) throw new GraphProblem(400, 'BadRequest', `The property '${other.name}' cannot be expanded.`);
  return expand.length > 0;
}

export function getPendingInstances(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, [...LIST_OPTIONS, '$expand']);
  const expanded = expandsDefinition(options.expand);
  if (expanded && options.select.length > 0) options.select.push('definition');
  const waiting = instancesWaitingFor(context.store, request.caller.tenant.id, requireUser(call));
  const all = arranged<ReviewedInstance>(waiting, options, {
    filter: { status: ({ status }) => status },
    order: {
      enddatetime: ({ endAt }) => threeDigits(endAt),
      startdatetime: ({ startAt }) => threeDigits(startAt),
    },
  });
  return pageOf(request, options, {
    context: 'Collection(accessReviewInstance)',
    total: all.length,
    value: all.slice(options.skip, options.skip + options.top).map((instance) => {
      const definition = definitionOf(call, instance.definitionId);
      const wire = instanceWire(instance, definition);
      return expanded ? { ...wire, definition: definitionWire(definition, request.version) } : wire;
    }),
    countUnasked: true,
  });
}

function requireReviewed(call: Call): { definition: Definition; instance: Instance } {
  const { context, request, ids } = call;
  const tenantId = request.caller.tenant.id;
  const found = findReviewedInstance(context.store, tenantId, requireUser(call), ids.instance ?? '');
  if (!found) throw refusal('unknownInstance');
  return { definition: definitionOf(call, found.definitionId), instance: found };
}

export function getPendingDecisions(call: Call): GraphResponse {
  const { definition, instance } = requireReviewed(call);
  return decisionPage(call, definition, instance, requireReviewer(call, instance));
}

export function postPendingBatch(call: Call): GraphResponse {
  const { definition, instance } = requireReviewed(call);
  return recordBatch(call, definition, instance);
}

export function postPendingAdvice(call: Call): GraphResponse {
  const { definition, instance } = requireReviewed(call);
  return acceptAdvice(call, definition, instance);
}
