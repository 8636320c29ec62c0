import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { findUser } from '../../directory/users';
import type { Definition } from '../../reviews/definitions';
import type { Instance, Reviewer } from '../../reviews/instances';
import {
  findItem,
  ITEM_COLUMNS,
  type Item,
  type ItemField,
  type ItemQuery,
  isAssigned,
  itemAsOf,
  readItems,
} from '../../reviews/items';
import { refusal } from '../../reviews/refusals';
import { entityOf, pageOf } from '../odata/collection';
import { LIST_OPTIONS, type QueryOptions, readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import type { Wire } from '../wire';
import {
  readsEverything,
  requireDefinition,
  requireInstance,
  requireReaderRole,
  requireReviewer,
} from './access';
import { decisionWire, insightsWire } from './wire-decision';
import { DEFINITIONS } from './wire-definition';

function field(path: string, option: string): ItemField {
  const found = Object.keys(ITEM_COLUMNS).find((name) => name.toLowerCase() === path.toLowerCase());
  if (!found)
    throw new GraphProblem(400, 'BadRequest', `The property '${path}' cannot be used in ${option}.`);
  return found as ItemField;
}

/** Only `eq` on three properties is declared filterable: https://learn.microsoft.com/graph/api/accessreviewinstance-list-decisions */
function readItemQuery(options: QueryOptions, reviewer: Reviewer | undefined): ItemQuery {
  return {
    reviewer,
    equal: options.filter.map(({ operator, path, value }) => {
      if (operator !== 'eq' || typeof value !== 'string')
        throw new GraphProblem(400, 'BadRequest', 'Decision items are filtered by eq and a string.');
      return { field: field(path, '$filter'), value };
    }),
    order: options.order.map(({ path, descending }) => ({ field: field(path, '$orderby'), descending })),
    skip: options.skip,
    top: options.top,
  };
}

function expandsInsights(call: Call, options: QueryOptions, mine: boolean): boolean {
  const [expand, ...more] = options.expand;
  if (!expand) return false;
  if (expand.name.toLowerCase() !== 'insights' || more.length > 0)
    throw new GraphProblem(400, 'BadRequest', `The property '${expand.name}' cannot be expanded.`);
  if (mine && !call.request.caller.tenant.switches.expandInsightsOnFilter)
    throw new GraphProblem(400, 'BadRequest', 'The query option $expand is not supported here.');
  return true;
}

/** The item as this read sees it: as of an earlier moment, with today's sign-in where the tenant refreshes it. */
function seen({ context, request }: Call, item: Item): Item {
  const then = request.asOf === undefined ? item : itemAsOf(context.store, item, request.asOf);
  const { tenant } = request.caller;
  if (!tenant.switches.refreshSignIns || item.recommendation === 'NoInfoAvailable') return then;
  const signIn = findUser(context.store, tenant.id, item.principal_id)?.lastSignInDateTime;
  return { ...then, last_sign_in: signIn ? Date.parse(signIn) : then.last_sign_in };
}

/** A list of an instance's decision items: all, or (with `reviewer`) those of one person, annotated with their type. */
export function decisionPage(
  call: Call,
  definition: Definition,
  instance: Instance,
  reviewer?: Reviewer,
): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, [...LIST_OPTIONS, '$expand']);
  const insights = expandsInsights(call, options, reviewer !== undefined);
  const { items, total } = readItems(context.store, instance, readItemQuery(options, reviewer));
  const path = `${DEFINITIONS}('${definition.id}')/instances('${instance.id}')/decisions`;
  const name = reviewer ? 'Collection(accessReviewInstanceDecisionItem)' : path;
  const type: Wire = reviewer ? { '@odata.type': '#microsoft.graph.accessReviewInstanceDecisionItem' } : {};
  // What is expanded stays, whatever $select names.
  if (insights && options.select.length > 0) options.select.push('insights');
  return pageOf(request, options, {
    context: insights ? `${name}(insights())` : name,
    total,
    value: items.map((stored) => {
      const item = seen(call, stored);
      const expanded = insights ? insightsWire(item, instance, definition, request.version) : {};
      return { ...type, ...decisionWire(item, instance), ...expanded };
    }),
    countUnasked: true,
  });
}

export function getDecisions(call: Call): GraphResponse {
  const definition = requireDefinition(call);
  const instance = requireInstance(call, definition);
  requireReaderRole(call);
  return decisionPage(call, definition, instance);
}

export function getMyDecisions(call: Call): GraphResponse {
  const definition = requireDefinition(call);
  const instance = requireInstance(call, definition);
  return decisionPage(call, definition, instance, requireReviewer(call, instance));
}

/** Throws 404 unless the path's item belongs to the instance. */
export function requireItem({ context, ids }: Call, instance: Instance): Item {
  const item = findItem(context.store, instance, ids.item ?? '');
  if (!item) throw refusal('unknownItem');
  return item;
}

export function getDecision(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select']);
  const definition = requireDefinition(call);
  const instance = requireInstance(call, definition);
  const item = requireItem(call, instance);
  if (!readsEverything(call) && !isAssigned(call.context.store, item, requireUser(call)))
    throw refusal('notReviewer');
  const context = `${DEFINITIONS}('${definition.id}')/instances('${instance.id}')/decisions/$entity`;
  return entityOf(call.request, context, decisionWire(seen(call, item), instance), options.select);
}
