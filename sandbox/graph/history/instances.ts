import type { GraphResponse } from '../../core/graph-message';
import type { HistoryDefinition } from '../../reviews/history/definitions';
import { type HistoryInstance, listHistoryInstances } from '../../reviews/history/instances';
import { createLink } from '../../reviews/history/links';
import { historyRefusal } from '../../reviews/history/refusals';
import { arranged, entityOf, type Filterable, pageOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call } from '../route';
import {
  requireDownloadableHistory,
  requireHistoryInstance,
  requireReadableHistory,
  sceneOf,
} from './access';
import { HISTORIES, historyInstanceWire, historyWire, type WireContext } from './wire-history';

const OFFERS: Filterable<HistoryInstance> = {
  filter: { id: ({ id }) => id, status: ({ status }) => status },
  order: {},
};

/** https://learn.microsoft.com/graph/api/accessreviewhistorydefinition-list-instances */
export function getHistoryInstances(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, ['$select', '$filter', '$top', '$skip', '$count']);
  const scene = sceneOf(call);
  const history = requireReadableHistory(call, scene);
  const all = arranged(listHistoryInstances(context.store, history), options, OFFERS);
  return pageOf(request, options, {
    context: `${HISTORIES}('${history.id}')/instances`,
    total: all.length,
    value: all
      .slice(options.skip, options.skip + options.top)
      .map((instance) => historyInstanceWire(scene, instance)),
    countUnasked: true,
  });
}

/**
 * One instance, with its link while the link is valid.
 * https://learn.microsoft.com/graph/api/resources/accessreviewhistoryinstance
 */
export function getHistoryInstance(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select']);
  const scene = sceneOf(call);
  const history = requireReadableHistory(call, scene);
  const wire = historyInstanceWire(scene, requireHistoryInstance(call, history));
  return entityOf(call.request, `${HISTORIES}('${history.id}')/instances/$entity`, wire, options);
}

/** Throws 409 where no data is collected yet. */
function addLink(
  call: Call,
  history: HistoryDefinition,
  instance: HistoryInstance | undefined,
  { now }: WireContext,
) {
  if (instance?.status !== 'done') throw historyRefusal('notCollected');
  const { displayName } = history.content;
  createLink(call.context.store, call.request.caller.tenant.id, { instance, displayName, now });
}

/** https://learn.microsoft.com/graph/api/accessreviewhistoryinstance-generatedownloaduri */
export function postGenerateDownloadUri(call: Call): GraphResponse {
  const scene = sceneOf(call);
  const history = requireDownloadableHistory(call, scene);
  const instance = requireHistoryInstance(call, history);
  addLink(call, history, instance, scene);
  return entityOf(call.request, 'accessReviewHistoryInstance', {
    '@odata.type': '#microsoft.graph.accessReviewHistoryInstance',
    ...historyInstanceWire(scene, instance),
  });
}

/** Beta's older form, on the definition: a link to the instance that began last. */
export function postGenerateDownloadUriOfDefinition(call: Call): GraphResponse {
  const scene = sceneOf(call);
  const history = requireDownloadableHistory(call, scene);
  const instances = listHistoryInstances(call.context.store, history);
  const last = instances.findLast(({ status }) => status !== 'requested');
  addLink(call, history, last, scene);
  return entityOf(call.request, 'accessReviewHistoryDefinition', {
    '@odata.type': '#microsoft.graph.accessReviewHistoryDefinition',
    ...historyWire(scene, history, false),
  });
}
