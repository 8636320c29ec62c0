import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import { tenantNow } from '../../core/tenants';
import { isAbout, type Mark, mark, readResult } from '../../reviews/custom-data/marking';
import type { Instance } from '../../reviews/instances';
import { finishApplying } from '../../reviews/lifecycle';
import { refusal } from '../../reviews/refusals';
import type { Call } from '../route';
import { deciderOf, requireInstance, requireItem } from './access';
import { requireManager } from './managers';

const Body = v.object({
  applyResult: v.string(),
  applyDescription: v.nullish(v.string(), null),
  customDataProvidedResourceId: v.nullish(v.pipe(v.string(), v.toLowerCase())),
});

function readMark(call: Call): Mark & { resourceId: string | null | undefined } {
  const sent = v.safeParse(Body, call.request.body);
  const result = sent.success ? readResult(sent.output.applyResult) : undefined;
  if (!sent.success || !result) throw refusal('unknownResult');
  return {
    result,
    description: sent.output.applyDescription,
    by: deciderOf(call),
    at: tenantNow(call.request.caller.tenant, call.context.clock).getTime(),
    resourceId: sent.output.customDataProvidedResourceId,
  };
}

function requireApplying(call: Call, instance: Instance): void {
  requireManager(call, instance.content);
  if (instance.status !== 'Applying') throw refusal('notApplying');
}

/** https://learn.microsoft.com/graph/api/accessreviewinstance-batchapplycustomdataprovidedresourcedecisions */
export function postBatchApply(call: Call): GraphResponse {
  const { context, request } = call;
  const instance = requireInstance(call);
  const { resourceId, ...how } = readMark(call);
  if (resourceId == null) throw refusal('badBody', 'customDataProvidedResourceId is missing.');
  requireApplying(call, instance);
  if (!isAbout(context.store, instance, resourceId)) throw refusal('notCustomData');
  const approvedToo = request.caller.tenant.switches.batchApplyReachesApproved;
  mark(context.store, instance, { resourceId, approvedToo }, how);
  finishApplying(context, request.caller.tenant, instance);
  return { status: 202 };
}

/** Whether a PATCH of an item says how it was applied, instead of deciding. */
export function isMark({ request: { body } }: Call): boolean {
  return typeof body === 'object' && body !== null && 'applyResult' in body && !('decision' in body);
}

/**
 * Records how one item was applied, as Microsoft's how-to and its Logic App do.
 * https://learn.microsoft.com/entra/id-governance/custom-data-resource-access-reviews
 */
export function patchMark(call: Call): GraphResponse {
  const instance = requireInstance(call);
  const item = requireItem(call, instance);
  const { resourceId: _, ...how } = readMark(call);
  requireApplying(call, instance);
  if (item.resource_kind !== 'customDataProvidedResource') throw refusal('notCustomData');
  mark(call.context.store, instance, { seq: item.seq }, how);
  finishApplying(call.context, call.request.caller.tenant, instance);
  return { status: 204 };
}
