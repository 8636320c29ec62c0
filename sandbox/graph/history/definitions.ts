import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { createHistory, type HistoryDefinition, listHistories } from '../../reviews/history/definitions';
import { readHistory } from '../../reviews/history/input';
import { listHistoryInstances } from '../../reviews/history/instances';
import { arranged, entityOf, type Filterable, metadata, pageOf, selected } from '../odata/collection';
import { type Expand, type QueryOptions, readOptions } from '../odata/query-options';
import { deciderOf, requireReaderRole } from '../reviews/access';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { requireReadableHistory, sceneOf, seenBy } from './access';
import { HISTORIES, historyWire, statusOf, type WireContext } from './wire-history';

/**
 * Only `instances` can be expanded. Returns the properties to select of each, or
 * undefined where it is not expanded.
 */
function expandedInstances(expand: readonly Expand[]): readonly string[] | undefined {
  const other = expand.find(({ name }) => name.toLowerCase() !== 'instances');
  if (other) throw new GraphProblem(400, 'BadRequest', `The property '${other.name}' cannot be expanded.`);
  return expand[0]?.select;
}

function wireOf(scene: WireContext, history: HistoryDefinition, options: QueryOptions): Wire {
  const select = expandedInstances(options.expand);
  const wire = historyWire(scene, history, select !== undefined);
  if (!select) return wire;
  return { ...wire, instances: (wire.instances as Wire[]).map((instance) => selected(instance, select)) };
}

/** Adds expanded properties to `$select`, because they are returned in any case. */
function withExpanded(options: QueryOptions): QueryOptions {
  if (options.expand.length === 0 || options.select.length === 0) return options;
  return { ...options, select: [...options.select, 'instances'] };
}

/** Microsoft names `$filter` but none of its properties. */
function offers({ context }: Call): Filterable<HistoryDefinition> {
  return {
    filter: {
      id: ({ id }) => id,
      displayname: ({ content }) => content.displayName,
      status: (history) => statusOf(listHistoryInstances(context.store, history)),
      createddatetime: ({ createdAt }) => new Date(createdAt).toISOString(),
      'createdby/id': ({ createdBy }) => createdBy.id,
      'createdby/userprincipalname': ({ createdBy }) => createdBy.userPrincipalName,
    },
    order: {},
  };
}

/** https://learn.microsoft.com/graph/api/accessreviewset-list-historydefinitions */
export function getHistories(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, ['$select', '$filter', '$top', '$skip', '$count', '$expand']);
  const scene = sceneOf(call);
  const seen = listHistories(context.store, request.caller.tenant.id, scene.now, seenBy(call));
  const all = arranged(seen, options, offers(call));
  return pageOf(request, withExpanded(options), {
    context: HISTORIES,
    total: all.length,
    value: all
      .slice(options.skip, options.skip + options.top)
      .map((history) => wireOf(scene, history, options)),
    countUnasked: true,
  });
}

/** https://learn.microsoft.com/graph/api/accessreviewhistorydefinition-get */
export function getHistory(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select', '$expand']);
  const scene = sceneOf(call);
  const wire = wireOf(scene, requireReadableHistory(call, scene), options);
  return entityOf(call.request, `${HISTORIES}/$entity`, wire, withExpanded(options));
}

/** https://learn.microsoft.com/graph/api/accessreviewset-post-historydefinitions */
export function postHistory(call: Call): GraphResponse {
  const { context, request } = call;
  requireReaderRole(call);
  const scene = sceneOf(call);
  const history = createHistory(context, request.caller.tenant, {
    content: readHistory(request.body),
    createdBy: deciderOf(call),
  });
  const wire = historyWire(scene, history, false);
  return { status: 201, body: { '@odata.context': metadata(request, `${HISTORIES}/$entity`), ...wire } };
}
