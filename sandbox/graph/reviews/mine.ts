import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { findDefinitionBySeq } from '../../reviews/definitions';
import { type Instance, instancesToDecide } from '../../reviews/instances';
import { reaches, record } from '../../reviews/recording';
import { refusal } from '../../reviews/refusals';
import { findStageReviewer, type Reviewer } from '../../reviews/reviewers';
import { openStage, type Stage } from '../../reviews/stages';
import { pageOf, requireFlat } from '../odata/collection';
import { type Expand, LIST_OPTIONS, readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import type { Wire } from '../wire';
import { readAcross } from './across';
import { hiddenFrom, seen } from './decisions';
import { lacksReason, readAnswer, stamp } from './recording';
import { definitionHere, instanceHere, isHere, isUnified, viewOf } from './surface';
import { decisionWire } from './wire-decision';
import { definitionWire, instanceWire } from './wire-definition';

/**
 * The caller's items over all reviews in progress, on beta only.
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

/** The parts that `$expand=instance($expand=definition)` requests. */
function expansion(expand: readonly Expand[]): { instance: boolean; definition: boolean } {
  const [first, ...more] = expand;
  const nested = first?.expand ?? [];
  const isKnown =
    more.length === 0 &&
    (!first || first.name.toLowerCase() === 'instance') &&
    nested.every(({ name }) => name.toLowerCase() === 'definition');
  if (!isKnown)
    throw new GraphProblem(400, 'BadRequest', 'Only instance($expand=definition) can be expanded.');
  requireFlat(nested);
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

export function getAllMyDecisions(call: Call): GraphResponse {
  const { request } = call;
  const options = readOptions(request.query, [...LIST_OPTIONS, '$expand']);
  const expand = expansion(options.expand);
  if (expand.instance && options.select.length > 0) options.select.push('instance');
  const parts = partsOf(call).map(({ instance, reviewer }) => ({
    instance,
    view: { reviewer, hidesBefore: hiddenFrom(instance, reviewer) },
  }));
  const { found, total } = readAcross(call.context.store, parts, options);
  const type: Wire = isUnified(call)
    ? { '@odata.type': '#microsoft.graph.accessReviewInstanceDecisionItem' }
    : {};
  return pageOf(request, options, {
    context: isUnified(call)
      ? 'Collection(accessReviewInstanceDecisionItem)'
      : 'accessReviewInstanceDecisionItems',
    total,
    value: found.map(({ item, part: { instance, view } }) => {
      const shown = seen(call, item, view.hidesBefore);
      const wire = { ...type, ...decisionWire(shown, instance, viewOf(call)) };
      if (!expand.instance) return wire;
      return { ...wire, instance: expandedInstance(call, instance, expand.definition) };
    }),
    countUnasked: true,
  });
}

/**
 * Records one answer for the items that the body selects; it must be valid in every review that contains one.
 */
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
