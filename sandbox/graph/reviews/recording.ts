import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import { tenantNow } from '../../core/tenants';
import type { Instance } from '../../reviews/instances';
import { type Item, isAssigned } from '../../reviews/items';
import { type Answer, DECISIONS, type Decision, record, type Target } from '../../reviews/recording';
import { refusal } from '../../reviews/refusals';
import type { Reviewer } from '../../reviews/reviewers';
import { openStage, type Stage } from '../../reviews/stages';
import type { Call } from '../route';
import { deciderOf, requireInstance, requireItem, requireReviewer, requireStage } from './access';
import { requireStageItem } from './decisions';
import { isMark, patchMark } from './marking';

/** Characters of a justification. Microsoft names no limit. */
const REASON_LIMIT = 4000;

const Body = v.object({
  decision: v.string(),
  justification: v.nullish(v.string(), ''),
  principalId: v.nullish(v.string()),
  resourceId: v.nullish(v.string()),
});

/** OData: an action accepts only its declared parameters. */
const ActionBody = v.strictObject(Body.entries);

interface SentAction {
  decision: Decision;
  justification: string;
  target: Pick<Target, 'principalId' | 'resourceId'>;
}

/** Reads the body of an action or a PATCH; whether a reason is required depends on the review. */
export function readAnswer(body: unknown, isAction: boolean): SentAction {
  const parsed = v.safeParse(isAction ? ActionBody : Body, body);
  if (!parsed.success)
    throw refusal('badBody', `${v.getDotPath(parsed.issues[0]) ?? 'body'} is missing or wrong.`);
  const { justification, principalId, resourceId } = parsed.output;
  const decision = DECISIONS.find((known) => known === parsed.output.decision);
  if (!decision) throw refusal('unknownDecision');
  if (justification.length > REASON_LIMIT)
    throw refusal('longReason', `The limit is ${REASON_LIMIT} characters.`);
  const target = { principalId: principalId?.toLowerCase(), resourceId: resourceId?.toLowerCase() };
  return { decision, justification, target };
}

/** Microsoft: a reason is required "for approval or denial" where the definition says so. */
export function lacksReason(instance: Instance, { decision, justification }: SentAction): boolean {
  const answers = decision === 'Approve' || decision === 'Deny';
  const { justificationRequiredOnApproval } = instance.content.settings;
  return justificationRequiredOnApproval && answers && justification.trim() === '';
}

function readDecision(call: Call, instance: Instance, isAction: boolean): SentAction {
  const sent = readAnswer(call.request.body, isAction);
  if (lacksReason(instance, sent)) throw refusal('missingReason');
  return sent;
}

/** Who answers, and when. */
export function stamp(call: Call): Pick<Answer, 'by' | 'reviewedAt' | 'recordedAt'> {
  const { context, request } = call;
  return {
    by: deciderOf(call),
    reviewedAt: tenantNow(request.caller.tenant, context.clock).getTime(),
    recordedAt: context.clock.now(),
  };
}

/** The stage in which the instance accepts decisions now; throws 409 where there is none. */
function requireOpenStage(call: Call, instance: Instance, wanted: Stage | undefined): Stage {
  const stage = instance.status === 'InProgress' ? openStage(call.context.store, instance) : undefined;
  if (!stage || (wanted && wanted.seq !== stage.seq)) throw refusal('notInProgress');
  return stage;
}

/**
 * The caller's part in the open stage. Throws 409 for a reviewer of an earlier stage
 * only, and 403 for everybody else.
 */
function requireDecider(
  call: Call,
  instance: Instance,
  wanted: Stage | undefined,
): { stage: Stage; reviewer: Reviewer } {
  const reviewer = requireReviewer(call, instance, wanted);
  const stage = requireOpenStage(call, instance, wanted);
  if (reviewer.stageSeq !== stage.seq) throw refusal('notInProgress');
  return { stage, reviewer };
}

const DONE: GraphResponse = { status: 204 };

/** Records the caller’s answer about one item. */
export function patch(call: Call, instance: Instance, item: Item, wanted: Stage | undefined): GraphResponse {
  const { store } = call.context;
  const { stage, reviewer } = requireDecider(call, instance, wanted);
  if (!isAssigned(store, item, reviewer, stage)) throw refusal('notReviewer');
  const { decision, justification } = readDecision(call, instance, false);
  record(store, instance, { stage, itemSeq: item.seq }, { decision, justification, ...stamp(call) });
  return DONE;
}

/** https://learn.microsoft.com/graph/api/accessreviewinstancedecisionitem-update */
export function patchDecision(call: Call): GraphResponse {
  if (isMark(call)) return patchMark(call);
  const instance = requireInstance(call);
  return patch(call, instance, requireItem(call, instance), undefined);
}

export function patchStageDecision(call: Call): GraphResponse {
  const instance = requireInstance(call);
  const stage = requireStage(call, instance);
  return patch(call, instance, requireStageItem(call, instance, stage), stage);
}

/**
 * Records one answer for many items: a reviewer reaches their own items of the open stage, an application
 * every item of it. https://learn.microsoft.com/graph/api/accessreviewinstance-batchrecorddecisions
 */
export function recordBatch(call: Call, instance: Instance, wanted?: Stage): GraphResponse {
  const { caller } = call.request;
  const reviewer = caller.userId === null ? undefined : requireDecider(call, instance, wanted).reviewer;
  const stage = requireOpenStage(call, instance, wanted);
  const { decision, justification, target } = readDecision(call, instance, true);
  const own = caller.tenant.switches.batchReachesOthers ? undefined : reviewer;
  const answer = { decision, justification, ...stamp(call) };
  record(call.context.store, instance, { ...target, stage, reviewer: own }, answer);
  return DONE;
}

/**
 * Accepts the recommendation for items that aren't reviewed. The stage form is also open to applications,
 * which reach all items. https://learn.microsoft.com/graph/api/accessreviewinstance-acceptrecommendations
 */
export function acceptAdvice(call: Call, instance: Instance, wanted?: Stage): GraphResponse {
  const isApplication = call.request.caller.userId === null && wanted !== undefined;
  const reviewer = isApplication ? undefined : requireDecider(call, instance, wanted).reviewer;
  const stage = requireOpenStage(call, instance, wanted);
  if (instance.content.settings.justificationRequiredOnApproval) throw refusal('adviceNeedsReason');
  record(
    call.context.store,
    instance,
    { stage, reviewer, undecidedOnly: true, advisedOnly: true },
    { decision: 'recommendation', justification: '', ...stamp(call) },
  );
  return DONE;
}

export function postBatchRecordDecisions(call: Call): GraphResponse {
  return recordBatch(call, requireInstance(call));
}

export function postStageBatch(call: Call): GraphResponse {
  const instance = requireInstance(call);
  return recordBatch(call, instance, requireStage(call, instance));
}

export function postAcceptRecommendations(call: Call): GraphResponse {
  return acceptAdvice(call, requireInstance(call));
}

export function postStageAdvice(call: Call): GraphResponse {
  const instance = requireInstance(call);
  return acceptAdvice(call, instance, requireStage(call, instance));
}
