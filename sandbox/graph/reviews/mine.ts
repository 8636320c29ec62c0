import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { findDefinitionBySeq } from '../../reviews/definitions';
import { type Instance, instancesToDecide } from '../../reviews/instances';
import { readItems } from '../../reviews/items';
import { record } from '../../reviews/recording';
import { refusal } from '../../reviews/refusals';
import { findStageReviewer, type Reviewer } from '../../reviews/reviewers';
import { openStage, type Stage } from '../../reviews/stages';
import { pageOf } from '../odata/collection';
import { type Expand, LIST_OPTIONS, readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import type { Wire } from '../wire';
import { hiddenFrom, readItemQuery, seen } from './decisions';
import { lacksReason, readAnswer, stamp } from './recording';
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
  return instancesToDecide(store, tenantId, userId).flatMap((instance) => {
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
  const wire = instanceWire(instance, call.request.version);
  const definition = withDefinition
    ? findDefinitionBySeq(call.context.store, instance.definitionSeq)
    : undefined;
  return definition ? { ...wire, definition: definitionWire(definition, call.request.version) } : wire;
}

export function getAllMyDecisions(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, [...LIST_OPTIONS, '$expand']);
  const expand = expansion(options.expand);
  if (expand.instance && options.select.length > 0) options.select.push('instance');
  const value: Wire[] = [];
  let before = 0;
  for (const { instance, reviewer } of partsOf(call)) {
    const hidesBefore = hiddenFrom(instance, reviewer);
    const query = readItemQuery(options, { reviewer, hidesBefore });
    const skip = Math.max(0, options.skip - before);
    const { items, total } = readItems(context.store, instance, {
      ...query,
      skip,
      top: Math.max(0, options.top - value.length),
    });
    before += total;
    const expanded = expand.instance ? { instance: expandedInstance(call, instance, expand.definition) } : {};
    for (const item of items)
      value.push({
        ...decisionWire(seen(call, item, hidesBefore), instance, request.version),
        ...expanded,
      });
  }
  return pageOf(request, options, {
    context: 'accessReviewInstanceDecisionItems',
    total: before,
    value,
    countUnasked: true,
  });
}

/** Only items of these are meant; the answer must fit every review it is recorded in. */
export function postRecordAllDecisions(call: Call): GraphResponse {
  const { store } = call.context;
  const sent = readAnswer(call.request.body, true);
  if (sent.decision === 'NotReviewed') throw refusal('unknownDecision', 'NotReviewed is not taken here.');
  const parts = partsOf(call);
  if (parts.some(({ instance }) => lacksReason(instance, sent))) throw refusal('missingReason');
  const { decision, justification, target } = sent;
  const answer = { decision, justification, ...stamp(call) };
  store.transaction(() => {
    for (const { instance, stage, reviewer } of parts)
      record(store, instance, { ...target, stage, reviewer }, answer);
  });
  return { status: 204 };
}
