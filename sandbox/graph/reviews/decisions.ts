import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { findUser } from '../../directory/users';
import type { Instance } from '../../reviews/instances';
import {
  ITEM_COLUMNS,
  type Item,
  type ItemField,
  type ItemQuery,
  type ItemView,
  isAssigned,
  isInStage,
  itemAsOf,
  principalsOf,
  readItems,
  shownAs,
} from '../../reviews/items';
import { refusal } from '../../reviews/refusals';
import type { Reviewer } from '../../reviews/reviewers';
import { findStageBySeq, hasStages, type Stage } from '../../reviews/stages';
import { entityOf, metadata, pageOf, requireFlat } from '../odata/collection';
import { LIST_OPTIONS, type QueryOptions, readOptions } from '../odata/query-options';
import type { Call } from '../route';
import type { Wire } from '../wire';
import {
  readsAll,
  requireInstance,
  requireItem,
  requireReader,
  requireReviewer,
  requireStage,
} from './access';
import { instancePath, isUnified, viewOf } from './surface';
import { decisionWire, insightsWire } from './wire-decision';

function field(path: string, option: string): ItemField {
  const found = Object.keys(ITEM_COLUMNS).find((name) => name.toLowerCase() === path.toLowerCase());
  if (!found)
    throw new GraphProblem(400, 'BadRequest', `The property '${path}' cannot be used in ${option}.`);
  return found as ItemField;
}

/** Only `eq` on three properties is declared filterable: https://learn.microsoft.com/graph/api/accessreviewinstance-list-decisions */
export function readItemQuery(options: QueryOptions, view: ItemView): ItemQuery {
  return {
    ...view,
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
  requireFlat(options.expand);
  if (mine && !call.request.caller.tenant.switches.expandInsightsOnFilter)
    throw new GraphProblem(400, 'BadRequest', 'The query option $expand is not supported here.');
  return true;
}

/**
 * The item as this read sees it: as of an earlier moment, with the current sign-in
 * where the tenant refreshes it.
 */
export function seen({ context, request }: Call, item: Item, hidesBefore: number): Item {
  const stored = request.asOf === undefined ? item : itemAsOf(context.store, item, request.asOf);
  const then = shownAs(stored, hidesBefore);
  const { tenant } = request.caller;
  if (!tenant.switches.refreshSignIns || item.recommendation === 'NoInfoAvailable') return then;
  const signIn = findUser(context.store, tenant.id, item.principal_id)?.lastSignInDateTime;
  return { ...then, last_sign_in: signIn ? Date.parse(signIn) : then.last_sign_in };
}

/**
 * Reviewers of a later stage see the decisions of earlier stages only where the definition shows them.
 * https://learn.microsoft.com/graph/api/resources/accessreviewschedulesettings
 * (decisionHistoriesForReviewersEnabled)
 */
export function hiddenFrom(instance: Instance, reviewer: Reviewer): number {
  const shows = instance.content.settings.decisionHistoriesForReviewersEnabled;
  return hasStages(instance) && !shows ? reviewer.stageNumber : 0;
}

interface DecisionList {
  instance: Instance;
  view: ItemView;
  /** The path of the list; a function's answer names its type instead, also on each item. */
  path: string;
  isFunction: boolean;
}

/** A page of decision items, as the query asks. */
function decisionPage(call: Call, { instance, view, path, isFunction }: DecisionList): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, [...LIST_OPTIONS, '$expand']);
  const insights = expandsInsights(call, options, isFunction);
  const { items, total } = readItems(context.store, instance, readItemQuery(options, view));
  const name = isFunction ? 'Collection(accessReviewInstanceDecisionItem)' : path;
  const type: Wire = isFunction ? { '@odata.type': '#microsoft.graph.accessReviewInstanceDecisionItem' } : {};
  // Expanded properties are returned, whatever $select names.
  if (insights && options.select.length > 0) options.select.push('insights');
  return pageOf(request, options, {
    context: insights ? `${name}(insights())` : name,
    total,
    value: items.map((stored) => {
      const item = seen(call, stored, view.hidesBefore);
      const expanded = insights ? insightsWire(item, instance, viewOf(call)) : {};
      return { ...type, ...decisionWire(item, instance, viewOf(call)), ...expanded };
    }),
    countUnasked: true,
  });
}

const BY_PERSON = /^groupby\(\(principal\/id,\s*principal\/displayName\)\)$/i;

/**
 * The people of an instance, each once: the only grouping that Microsoft shows, on beta of the unified route.
 * https://learn.microsoft.com/graph/api/resources/unifiedroot?view=graph-rest-beta
 */
function peopleOf(call: Call, instance: Instance, path: string): GraphResponse {
  const { apply } = readOptions(call.request.query, ['$apply']);
  if (!BY_PERSON.test(apply ?? ''))
    throw new GraphProblem(400, 'BadRequest', `Invalid value '${apply}' for $apply.`);
  const value = principalsOf(call.context.store, instance).map((principal) => ({ principal }));
  return { status: 200, body: { '@odata.context': metadata(call.request, path), value } };
}

export function getDecisions(call: Call): GraphResponse {
  const instance = requireInstance(call);
  requireReader(call, instance);
  const path = `${instancePath(call, instance)}/decisions`;
  const grouped = [...call.request.query.keys()].some((name) => name.toLowerCase() === '$apply');
  if (grouped && isUnified(call) && call.request.version === 'beta') return peopleOf(call, instance, path);
  return decisionPage(call, { instance, view: { hidesBefore: 0 }, path, isFunction: false });
}

/** The caller's items of an instance: those of the last stage in which the caller is a reviewer. */
export function myDecisions(call: Call, instance: Instance): GraphResponse {
  const reviewer = requireReviewer(call, instance);
  const view = { reviewer, hidesBefore: hiddenFrom(instance, reviewer) };
  return decisionPage(call, { instance, view, path: '', isFunction: true });
}

export function getMyDecisions(call: Call): GraphResponse {
  return myDecisions(call, requireInstance(call));
}

export function getStageDecisions(call: Call): GraphResponse {
  const instance = requireInstance(call);
  const stage = requireStage(call, instance);
  requireReader(call, instance);
  const path = `${instancePath(call, instance)}/stages('${stage.id}')/decisions`;
  return decisionPage(call, { instance, view: { stage, hidesBefore: 0 }, path, isFunction: false });
}

export function getMyStageDecisions(call: Call): GraphResponse {
  const instance = requireInstance(call);
  const stage = requireStage(call, instance);
  const reviewer = requireReviewer(call, instance, stage);
  const view = { stage, reviewer, hidesBefore: hiddenFrom(instance, reviewer) };
  return decisionPage(call, { instance, view, path: '', isFunction: true });
}

/** The part of an item that the caller may see; throws 403 where the caller may not see the item. */
function visibleItem(call: Call, instance: Instance, item: Item, stage: Stage | undefined): Item {
  if (readsAll(call, instance)) return seen(call, item, 0);
  const reviewer = requireReviewer(call, instance, stage);
  const own = stage ?? findStageBySeq(call.context.store, reviewer.stageSeq);
  if (!own || !isAssigned(call.context.store, item, reviewer, own)) throw refusal('notReviewer');
  return seen(call, item, hiddenFrom(instance, reviewer));
}

/** Throws 404 where the item is not in the path's stage. */
export function requireStageItem(call: Call, instance: Instance, stage: Stage): Item {
  const item = requireItem(call, instance);
  if (!isInStage(call.context.store, item, stage)) throw refusal('unknownItem');
  return item;
}

function decisionAnswer(call: Call, instance: Instance, item: Item, path: string): GraphResponse {
  const options = readOptions(call.request.query, ['$select', '$expand']);
  const insights = expandsInsights(call, options, false);
  const expanded = insights ? insightsWire(item, instance, viewOf(call)) : {};
  if (insights && options.select.length > 0) options.select.push('insights');
  const wire = { ...decisionWire(item, instance, viewOf(call)), ...expanded };
  return entityOf(call.request, `${path}/decisions/$entity`, wire, options);
}

export function getDecision(call: Call): GraphResponse {
  const instance = requireInstance(call);
  const item = visibleItem(call, instance, requireItem(call, instance), undefined);
  return decisionAnswer(call, instance, item, instancePath(call, instance));
}

export function getStageDecision(call: Call): GraphResponse {
  const instance = requireInstance(call);
  const stage = requireStage(call, instance);
  const item = visibleItem(call, instance, requireStageItem(call, instance, stage), stage);
  return decisionAnswer(call, instance, item, `${instancePath(call, instance)}/stages('${stage.id}')`);
}

/** The insights of one item, as a list of their own. */
export function getInsights(call: Call): GraphResponse {
  const { request } = call;
  const instance = requireInstance(call);
  const item = visibleItem(call, instance, requireItem(call, instance), undefined);
  const options = readOptions(request.query, ['$top', '$skip', '$count']);
  const value = insightsWire(item, instance, viewOf(call)).insights as Wire[];
  return pageOf(request, options, {
    context: `${instancePath(call, instance)}/decisions('${item.id}')/insights`,
    total: value.length,
    value: value.slice(options.skip, options.skip + options.top),
    countUnasked: false,
  });
}
