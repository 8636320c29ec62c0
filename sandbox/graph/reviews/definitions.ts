import { randomUUID } from 'node:crypto';
import type { GraphResponse } from '../../core/graph-message';
import { stopDefinition } from '../../reviews/changes';
import { createDefinition, deleteDefinition, replaceDefinition, replacementOf } from '../../reviews/creating';
import { type Definition, definitionsReviewedBy, listDefinitions } from '../../reviews/definitions';
import { sayingsOf } from '../../reviews/history/scopes';
import { readDefinition } from '../../reviews/input/definition';
import { checkTypes } from '../../reviews/input/types';
import { instancesReviewedBy, listInstances } from '../../reviews/instances';
import { refusal } from '../../reviews/refusals';
import { entityOf, expandsOnly, type Filterable, listOf, metadata } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call } from '../route';
import type { Wire } from '../wire';
import {
  deciderOf,
  readsAll,
  requireDefinition,
  requireDefinitionReader,
  requireReaderRole,
  subjectOf,
} from './access';
import { logAs } from './audits';
import { reviewingIds } from './delegation';
import { requireManager } from './managers';
import { definitionHere, instanceHere, isHere, isUnified, requireVerb, viewOf } from './surface';
import { definitionWire, instanceWire, sevenDigits } from './wire-definition';

const scopeQueries = ({ content: { scope } }: Definition): string[] =>
  'query' in scope ? sayingsOf(scope.query) : [];

/**
 * `displayName` accepts only `eq`; tenants ignore `startswith` on it.
 * https://learn.microsoft.com/graph/api/accessreviewset-list-definitions
 * https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/2391
 */
const OFFERS: Filterable<Definition> = {
  filter: {
    status: ({ status }) => status,
    displayname: { read: ({ displayName }) => displayName, operators: ['eq'] },
    'scope/microsoft.graph.accessreviewqueryscope/query': scopeQueries,
  },
  order: {
    displayname: ({ displayName }) => displayName,
    status: ({ status }) => status,
    createddatetime: ({ createdAt }) => sevenDigits(createdAt),
  },
  ignores: ({ operator, path }) => operator === 'startswith' && path.toLowerCase() === 'displayname',
};

/** The instances that `$expand=instances` adds; reviews of access packages show none. */
function expandedInstances(call: Call, definition: Definition): Wire {
  const ofPackages = definition.content.plan.scope.resources.some(({ kind }) => kind === 'accessPackage');
  if (ofPackages) return { instances: [] };
  const { store } = call.context;
  const shown = readsAll(call, subjectOf(definition))
    ? listInstances(store, definition)
    : reviewingIds(call).flatMap((id) => instancesReviewedBy(store, definition, id));
  return { instances: shown.map((instance) => instanceWire(instanceHere(call, instance), viewOf(call))) };
}

const shownDefinition =
  (call: Call) =>
  (definition: Definition, expanded: boolean): Wire => ({
    ...definitionWire(definition, viewOf(call)),
    ...(expanded && expandedInstances(call, definition)),
  });

/** The unified list is not sorted: its page has no `$orderby`. */
const UNSORTED: Filterable<Definition> = { ...OFFERS, order: {} };

export function getDefinitions(call: Call): GraphResponse {
  const { context, request } = call;
  const readable = listDefinitions(context.store, request.caller.tenant.id)
    .filter((definition) => isHere(call, definition.content) && readsAll(call, subjectOf(definition)))
    .map((definition) => definitionHere(call, definition));
  if (readable.length === 0) requireReaderRole(call);
  return listOf(request, readable, {
    offers: isUnified(call) ? UNSORTED : OFFERS,
    context: viewOf(call).home,
    expands: 'instances',
    wire: shownDefinition(call),
  });
}

/**
 * Definitions with an instance that the caller, or a person who delegated to the
 * caller, reviews, in any status.
 */
export function getMyDefinitions(call: Call): GraphResponse {
  const { context, request } = call;
  const { tenant } = request.caller;
  const found = reviewingIds(call).flatMap((id) => definitionsReviewedBy(context.store, tenant.id, id));
  const mine = [...new Map(found.map((definition) => [definition.seq, definition])).values()]
    .filter(({ content }) => isHere(call, content))
    .map((definition) => definitionHere(call, definition));
  return listOf(request, mine, {
    offers: OFFERS,
    context: 'Collection(accessReviewScheduleDefinition)',
    type: 'accessReviewScheduleDefinition',
    expands: 'instances',
    wire: shownDefinition(call),
  });
}

export function getDefinition(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select', '$expand']);
  const expanded = expandsOnly(options, 'instances');
  const definition = requireDefinition(call);
  requireDefinitionReader(call, definition);
  const wire = shownDefinition(call)(definition, expanded);
  return entityOf(call.request, `${viewOf(call).home}/$entity`, wire, options);
}

export function postDefinition(call: Call): GraphResponse {
  const { context, request } = call;
  checkTypes(request.body, request.version);
  const content = readDefinition(request.body);
  if (!isHere(call, content)) throw refusal('otherSurface');
  requireManager(call, content);
  const definition = createDefinition(context, request.caller.tenant, {
    id: randomUUID(),
    content,
    createdBy: deciderOf(call),
  });
  return {
    status: 201,
    body: {
      '@odata.context': metadata(request, `${viewOf(call).home}/$entity`),
      ...definitionWire(definitionHere(call, definition), viewOf(call), { fresh: true }),
    },
  };
}

const DONE: GraphResponse = { status: 204 };

/** https://learn.microsoft.com/graph/api/accessreviewscheduledefinition-update */
export function putDefinition(call: Call): GraphResponse {
  requireVerb(call);
  return changeDefinition(call, (_, body) => body);
}

/** By PATCH, on the unified route: omitted properties stay. */
export function patchDefinition(call: Call): GraphResponse {
  requireVerb(call);
  return changeDefinition(call, ({ content: { plan: _, untyped: __, ...kept } }, body) => ({
    ...kept,
    ...(body as object),
  }));
}

function changeDefinition(
  call: Call,
  whole: (definition: Definition, body: unknown) => unknown,
): GraphResponse {
  const { context, request } = call;
  checkTypes(request.body, request.version);
  const definition = requireDefinition(call);
  requireManager(call, definition.content);
  const content = replacementOf(definition, whole(definition, request.body));
  replaceDefinition(context, request.caller.tenant, definition, content);
  logAs(call, 'Update access review', definition.seq);
  return DONE;
}

/** https://learn.microsoft.com/graph/api/accessreviewscheduledefinition-delete */
export function removeDefinition(call: Call): GraphResponse {
  const { context, request } = call;
  const definition = requireDefinition(call);
  requireManager(call, definition.content);
  logAs(call, 'Delete access review', definition.seq);
  deleteDefinition(context.store, request.caller.tenant.id, definition);
  return DONE;
}

/** In Microsoft’s schema, without a page: stops every running instance, and no more follow. */
export function postStopDefinition(call: Call): GraphResponse {
  const definition = requireDefinition(call);
  requireManager(call, definition.content);
  stopDefinition(call.context, call.request.caller.tenant, definition, deciderOf(call));
  return DONE;
}
