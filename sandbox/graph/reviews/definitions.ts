import { randomUUID } from 'node:crypto';
import type { GraphResponse } from '../../core/graph-message';
import { stopDefinition } from '../../reviews/changes';
import { createDefinition, deleteDefinition, replaceDefinition, replacementOf } from '../../reviews/creating';
import { type Definition, definitionsReviewedBy, listDefinitions } from '../../reviews/definitions';
import { readDefinition } from '../../reviews/input/definition';
import { entityOf, type Filterable, listOf, metadata } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import {
  deciderOf,
  readsAll,
  requireDefinition,
  requireDefinitionReader,
  requireReaderRole,
  subjectOf,
} from './access';
import { requireManager } from './managers';
import { DEFINITIONS, definitionWire, sevenDigits } from './wire-definition';

const scopeQueries = ({ content: { scope } }: Definition): string[] =>
  'query' in scope ? [scope.query] : [];

/** https://learn.microsoft.com/graph/api/accessreviewset-list-definitions */
const OFFERS: Filterable<Definition> = {
  filter: {
    status: ({ status }) => status,
    'scope/microsoft.graph.accessreviewqueryscope/query': scopeQueries,
  },
  order: {
    displayname: ({ displayName }) => displayName,
    status: ({ status }) => status,
    createddatetime: ({ createdAt }) => sevenDigits(createdAt),
  },
};

export function getDefinitions(call: Call): GraphResponse {
  const { context, request } = call;
  const readable = listDefinitions(context.store, request.caller.tenant.id).filter((definition) =>
    readsAll(call, subjectOf(definition)),
  );
  if (readable.length === 0) requireReaderRole(call);
  return listOf(request, readable, {
    offers: OFFERS,
    context: DEFINITIONS,
    wire: (definition) => definitionWire(definition, request.version),
  });
}

/** Definitions of which the caller reviews an instance, whatever its status. */
export function getMyDefinitions(call: Call): GraphResponse {
  const { context, request } = call;
  const mine = definitionsReviewedBy(context.store, request.caller.tenant.id, requireUser(call));
  return listOf(request, mine, {
    offers: OFFERS,
    context: 'Collection(accessReviewScheduleDefinition)',
    type: 'accessReviewScheduleDefinition',
    wire: (definition) => definitionWire(definition, request.version),
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
  const content = readDefinition(request.body);
  requireManager(call, content);
  const definition = createDefinition(context, request.caller.tenant, {
    id: randomUUID(),
    content,
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

const DONE: GraphResponse = { status: 204 };

/** https://learn.microsoft.com/graph/api/accessreviewscheduledefinition-update */
export function putDefinition(call: Call): GraphResponse {
  const { context, request } = call;
  const definition = requireDefinition(call);
  requireManager(call, definition.content);
  const content = replacementOf(definition, request.body);
  replaceDefinition(context, request.caller.tenant, definition, content);
  return DONE;
}

/** https://learn.microsoft.com/graph/api/accessreviewscheduledefinition-delete */
export function removeDefinition(call: Call): GraphResponse {
  const { context, request } = call;
  const definition = requireDefinition(call);
  requireManager(call, definition.content);
  deleteDefinition(context.store, request.caller.tenant.id, definition);
  return DONE;
}

/** In Microsoft’s schema, without a page: every running instance stops and none follows. */
export function postStopDefinition(call: Call): GraphResponse {
  const definition = requireDefinition(call);
  requireManager(call, definition.content);
  stopDefinition(call.context, call.request.caller.tenant, definition);
  return DONE;
}
