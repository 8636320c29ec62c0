import { randomUUID } from 'node:crypto';
import type { GraphResponse } from '../../core/graph-message';
import { readDefinition } from '../../reviews/definition-input';
import {
  createDefinition,
  type Definition,
  definitionsReviewedBy,
  listDefinitions,
} from '../../reviews/definitions';
import { arranged, entityOf, type Filterable, metadata, pageOf } from '../odata/collection';
import { LIST_OPTIONS, readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import {
  deciderOf,
  requireDefinition,
  requireDefinitionReader,
  requireManagerRole,
  requireReaderRole,
} from './access';
import { DEFINITIONS, definitionWire, sevenDigits } from './wire-definition';

/** https://learn.microsoft.com/graph/api/accessreviewset-list-definitions */
const OFFERS: Filterable<Definition> = {
  filter: {
    status: ({ status }) => status,
    'scope/microsoft.graph.accessreviewqueryscope/query': ({ content: { scope } }) =>
      'query' in scope ? scope.query : undefined,
  },
  order: {
    displayname: ({ displayName }) => displayName,
    status: ({ status }) => status,
    createddatetime: ({ createdAt }) => sevenDigits(createdAt),
  },
};

export function getDefinitions(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, LIST_OPTIONS);
  requireReaderRole(call);
  const all = arranged(listDefinitions(context.store, request.caller.tenant.id), options, OFFERS);
  return pageOf(request, options, {
    context: DEFINITIONS,
    total: all.length,
    value: all
      .slice(options.skip, options.skip + options.top)
      .map((definition) => definitionWire(definition, request.version)),
    countUnasked: true,
  });
}

/** Definitions of which the caller reviews an instance, whatever its status. */
export function getMyDefinitions(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, LIST_OPTIONS);
  const mine = definitionsReviewedBy(context.store, request.caller.tenant.id, requireUser(call));
  const all = arranged(mine, options, OFFERS);
  return pageOf(request, options, {
    context: 'Collection(accessReviewScheduleDefinition)',
    total: all.length,
    value: all.slice(options.skip, options.skip + options.top).map((definition) => ({
      '@odata.type': '#microsoft.graph.accessReviewScheduleDefinition',
      ...definitionWire(definition, request.version),
    })),
    countUnasked: true,
  });
}

export function getDefinition(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select']);
  const definition = requireDefinition(call);
  requireDefinitionReader(call, definition);
  const wire = definitionWire(definition, call.request.version);
  return entityOf(call.request, `${DEFINITIONS}/$entity`, wire, options.select);
}

export function postDefinition(call: Call): GraphResponse {
  const { context, request } = call;
  requireManagerRole(call);
  const definition = createDefinition(context, request.caller.tenant, {
    id: randomUUID(),
    instanceId: randomUUID(),
    content: readDefinition(request.body),
    createdBy: deciderOf(call),
  });
  return {
    status: 201,
    body: {
      '@odata.context': metadata(request, `${DEFINITIONS}/$entity`),
      ...definitionWire(definition, request.version, { fresh: true }),
    },
  };
}
