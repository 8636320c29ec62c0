import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { findDefinitionBySeq } from '../../reviews/definitions';
import { type Instance, instancesToDecide } from '../../reviews/instances';
import { ITEM_COLUMNS, type Item, type ItemQuery, readItems } from '../../reviews/items';
import { reaches, record } from '../../reviews/recording';
import { refusal } from '../../reviews/refusals';
import { findStageReviewer, type Reviewer } from '../../reviews/reviewers';
import { openStage, type Stage } from '../../reviews/stages';
import { pageOf } from '../odata/collection';
import { type Expand, LIST_OPTIONS, type QueryOptions, readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import type { Wire } from '../wire';
import { hiddenFrom, readItemQuery, seen } from './decisions';
import { lacksReason, readAnswer, stamp } from './recording';
import { definitionHere, instanceHere, isHere, isUnified, viewOf } from './surface';
import { decisionWire } from './wire-decision';
import { definitionWire, instanceWire } from './wire-definition';

/**
 * What waits for a reviewer over all reviews in progress, on beta only.
 * https://learn.microsoft.com/graph/api/accessreviewinstancedecisionitem-filterbycurrentuser
 */
interface Part {
  instance: Instance;
  stage: Stage;
  reviewer: Reviewer;
}

function partsOf(call: Call): Part[] {
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  const userId = requireUser(call);
  return instancesToDecide(store, tenantId, userId).flatMap((found) => {
    if (!isHere(call, found.content)) return [];
    const instance = instanceHere(call, found);
    const stage = openStage(store, instance);
    const reviewer = stage && findStageReviewer(store, tenantId, stage, userId);
    return stage && reviewer ? [{ instance, stage, reviewer }] : [];
  });
}

/** What `$expand=instance($expand=definition)` asks for. */
function expansion(expand: readonly Expand[]): { instance: boolean; definition: boolean } {
  const [first, ...more] = expand;
  const nested = first?.expand ?? [];
  const isKnown =
    more.length === 0 &&
    (!first || first.name.toLowerCase() === 'instance') &&
    nested.every(({ name }) => name.toLowerCase() === 'definition');
  if (!isKnown)
    throw new GraphProblem(400, 'BadRequest', 'Only instance($expand=definition) can be expanded.');
  return { instance: first !== undefined, definition: nested.length > 0 };
}

function expandedInstance(call: Call, instance: Instance, withDefinition: boolean): Wire {
  const wire = instanceWire(instance, viewOf(call));
  const definition = withDefinition
    ? findDefinitionBySeq(call.context.store, instance.definitionSeq)
    : undefined;
  if (!definition) return wire;
  return { ...wire, definition: definitionWire(definitionHere(call, definition), viewOf(call)) };
}

interface Found {
  item: Item;
  part: Part;
}

function readPart(call: Call, part: Part, query: ItemQuery): { found: Found[]; total: number } {
  const { items, total } = readItems(call.context.store, part.instance, query);
  return { found: items.map((item) => ({ item, part })), total };
}

function compare(order: ItemQuery['order']): (a: Found, b: Found) => number {
  return (a, b) => {
    for (const { field, descending } of order) {
      const column = ITEM_COLUMNS[field];
      const [left, right] = [a.item[column], b.item[column]];
      if (left !== right) return left < right === descending ? 1 : -1;
    }
    return 0;
  };
}

/** A page over all reviews: one after the other, or, where an order is asked for, all of them sorted. */
function readAll(call: Call, options: QueryOptions): { found: Found[]; total: number } {
  const found: Found[] = [];
  let total = 0;
  const isSorted = options.order.length > 0;
  for (const part of partsOf(call)) {
    const hidesBefore = hiddenFrom(part.instance, part.reviewer);
    const query = readItemQuery(options, { reviewer: part.reviewer, hidesBefore });
    const skip = isSorted ? 0 : Math.max(0, options.skip - total);
    const top = isSorted ? part.instance.itemCount : Math.max(0, options.top - found.length);
    const read = readPart(call, part, { ...query, skip, top });
    total += read.total;
    found.push(...read.found);
  }
  if (!isSorted) return { found, total };
  const { order } = readItemQuery(options, { hidesBefore: 0 });
  return { found: found.sort(compare(order)).slice(options.skip, options.skip + options.top), total };
}

export function getAllMyDecisions(call: Call): GraphResponse {
  const { request } = call;
  const options = readOptions(request.query, [...LIST_OPTIONS, '$expand']);
  const expand = expansion(options.expand);
  if (expand.instance && options.select.length > 0) options.select.push('instance');
  const { found, total } = readAll(call, options);
  const type: Wire = isUnified(call)
    ? { '@odata.type': '#microsoft.graph.accessReviewInstanceDecisionItem' }
    : {};
  return pageOf(request, options, {
    context: isUnified(call)
      ? 'Collection(accessReviewInstanceDecisionItem)'
      : 'accessReviewInstanceDecisionItems',
    total,
    value: found.map(({ item, part: { instance, reviewer } }) => {
      const shown = seen(call, item, hiddenFrom(instance, reviewer));
      const wire = { ...type, ...decisionWire(shown, instance, viewOf(call)) };
      if (!expand.instance) return wire;
      return { ...wire, instance: expandedInstance(call, instance, expand.definition) };
    }),
    countUnasked: true,
  });
}

/** Only items of these are meant; the answer must fit every review that it is recorded in. */
export function postRecordAllDecisions(call: Call): GraphResponse {
  const { store } = call.context;
  const sent = readAnswer(call.request.body, true);
  if (sent.decision === 'NotReviewed') throw refusal('unknownDecision', 'NotReviewed is not taken here.');
  const { decision, justification, target } = sent;
  const targets = partsOf(call)
    .map(({ instance, stage, reviewer }) => ({ instance, target: { ...target, stage, reviewer } }))
    .filter((part) => reaches(store, part.instance, part.target));
  if (targets.some(({ instance }) => lacksReason(instance, sent))) throw refusal('missingReason');
  const answer = { decision, justification, ...stamp(call) };
  store.transaction(() => {
    for (const part of targets) record(store, part.instance, part.target, answer);
  });
  return { status: 204 };
}
