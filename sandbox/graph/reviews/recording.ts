import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import { tenantNow } from '../../core/tenants';
import type { Definition } from '../../reviews/definitions';
import type { Instance } from '../../reviews/instances';
import { isAssigned } from '../../reviews/items';
import { type Answer, DECISIONS, type Decision, record, type Target } from '../../reviews/recording';
import { notBuilt, refusal } from '../../reviews/refusals';
import { type Call, requireUser } from '../route';
import { deciderOf, requireDefinition, requireInstance, requireReviewer } from './access';
import { requireItem } from './decisions';

/** Characters of a justification. Microsoft names no limit. */
const REASON_LIMIT = 4000;

const Body = v.object({
  decision: v.string(),
  justification: v.nullish(v.string(), ''),
  principalId: v.nullish(v.string()),
  resourceId: v.nullish(v.string()),
});

/** OData: an action takes its declared parameters and no others. */
const ActionBody = v.strictObject(Body.entries);

function requireOpen(definition: Definition, instance: Instance): void {
  if (definition.content.stageSettings.length > 0) throw notBuilt('decisions of a review with stages');
  if (instance.status !== 'InProgress') throw refusal('notInProgress');
}

interface Sent {
  decision: Decision;
  justification: string;
  target: Pick<Target, 'principalId' | 'resourceId'>;
}

/** Microsoft: a reason is due "for approval or denial" where the definition requires one. */
function readDecision(
  body: unknown,
  definition: Definition,
  schema: typeof Body | typeof ActionBody = Body,
): Sent {
  const parsed = v.safeParse(schema, body);
  if (!parsed.success)
    throw refusal('badBody', `${v.getDotPath(parsed.issues[0]) ?? 'body'} is missing or wrong.`);
  const { justification, principalId, resourceId } = parsed.output;
  const decision = DECISIONS.find((known) => known === parsed.output.decision);
  if (!decision) throw refusal('unknownDecision');
  const { justificationRequiredOnApproval } = definition.content.settings;
  const answers = decision === 'Approve' || decision === 'Deny';
  if (justificationRequiredOnApproval && answers && justification.trim() === '')
    throw refusal('missingReason');
  if (justification.length > REASON_LIMIT)
    throw refusal('longReason', `The limit is ${REASON_LIMIT} characters.`);
  const target = { principalId: principalId?.toLowerCase(), resourceId: resourceId?.toLowerCase() };
  return { decision, justification, target };
}

function stamp(call: Call): Pick<Answer, 'by' | 'reviewedAt' | 'recordedAt'> {
  const { context, request } = call;
  return {
    by: deciderOf(call),
    reviewedAt: tenantNow(request.caller.tenant, context.clock).getTime(),
    recordedAt: context.clock.now(),
  };
}

const DONE: GraphResponse = { status: 204 };

/** https://learn.microsoft.com/graph/api/accessreviewinstancedecisionitem-update */
export function patchDecision(call: Call): GraphResponse {
  const definition = requireDefinition(call);
  const instance = requireInstance(call, definition);
  const item = requireItem(call, instance);
  if (!isAssigned(call.context.store, item, requireUser(call))) throw refusal('notReviewer');
  requireOpen(definition, instance);
  const { decision, justification } = readDecision(call.request.body, definition);
  record(call.context.store, instance, { itemId: item.id }, { decision, justification, ...stamp(call) });
  return DONE;
}

/** https://learn.microsoft.com/graph/api/accessreviewinstance-batchrecorddecisions */
export function recordBatch(call: Call, definition: Definition, instance: Instance): GraphResponse {
  const { caller } = call.request;
  const reviewer = caller.userId === null ? undefined : requireReviewer(call, instance);
  requireOpen(definition, instance);
  const { decision, justification, target } = readDecision(call.request.body, definition, ActionBody);
  const reviewerId = caller.tenant.switches.batchReachesOthers ? undefined : reviewer?.id;
  record(
    call.context.store,
    instance,
    { ...target, reviewerId },
    { decision, justification, ...stamp(call) },
  );
  return DONE;
}

/** https://learn.microsoft.com/graph/api/accessreviewinstance-acceptrecommendations */
export function acceptAdvice(call: Call, definition: Definition, instance: Instance): GraphResponse {
  const reviewer = requireReviewer(call, instance);
  requireOpen(definition, instance);
  if (definition.content.settings.justificationRequiredOnApproval) throw refusal('adviceNeedsReason');
  record(
    call.context.store,
    instance,
    { reviewerId: reviewer.id, undecidedOnly: true, advisedOnly: true },
    { decision: 'recommendation', justification: '', ...stamp(call) },
  );
  return DONE;
}

export function postBatchRecordDecisions(call: Call): GraphResponse {
  const definition = requireDefinition(call);
  return recordBatch(call, definition, requireInstance(call, definition));
}

export function postAcceptRecommendations(call: Call): GraphResponse {
  const definition = requireDefinition(call);
  return acceptAdvice(call, definition, requireInstance(call, definition));
}
