import { tenantNow } from '../../core/tenants';
import { holdsRole, mayManageReviews } from '../../directory/roles';
import { findHistory, type HistoryDefinition } from '../../reviews/history/definitions';
import { type HistoryInstance, listHistoryInstances } from '../../reviews/history/instances';
import { historyRefusal } from '../../reviews/history/refusals';
import type { Call } from '../route';
import type { WireContext } from './wire-history';

/** Microsoft: with any other role, only what the signed-in user created is returned. */
const SEE_ALL = ['Global Administrator', 'Global Reader'];

/** Where and when a call is answered. */
export function sceneOf({ context, request: { caller, version } }: Call): WireContext {
  return { context, version, now: tenantNow(caller.tenant, context.clock).getTime() };
}

/**
 * The creator whose definitions the caller sees: the caller, or (null) everybody. Applications see
 * everybody's.
 */
export function seenBy({ context, request: { caller } }: Call): string | null {
  const { tenant, userId } = caller;
  return userId === null || holdsRole(context.store, tenant.id, userId, SEE_ALL) ? null : userId;
}

/** Throws 404 unless the path's definition is in the caller's tenant and younger than thirty days. */
function requireHistory({ context, request, ids }: Call, { now }: WireContext): HistoryDefinition {
  const history = findHistory(context.store, request.caller.tenant.id, now, ids.history ?? '');
  if (!history) throw historyRefusal('unknownHistory');
  return history;
}

/** The path's definition, for reading. Throws 404, or 403 where the caller may not see it. */
export function requireReadableHistory(call: Call, scene: WireContext): HistoryDefinition {
  const history = requireHistory(call, scene);
  const creator = seenBy(call);
  if (creator !== null && creator !== history.createdBy.id) throw historyRefusal('notCreator');
  return history;
}

/**
 * The path's definition, for a download link: its creator may make one, and people who may manage reviews.
 * Throws 404 or 403. https://learn.microsoft.com/graph/api/accessreviewhistoryinstance-generatedownloaduri
 */
export function requireDownloadableHistory(call: Call, scene: WireContext): HistoryDefinition {
  const { context, request } = call;
  const { tenant, userId } = request.caller;
  const history = requireHistory(call, scene);
  if (userId === null || userId === history.createdBy.id) return history;
  if (!mayManageReviews(context.store, tenant.id, userId, 'access')) throw historyRefusal('notCreator');
  return history;
}

/** Throws 404 unless the path's instance belongs to the definition. */
export function requireHistoryInstance({ context, ids }: Call, history: HistoryDefinition): HistoryInstance {
  const id = (ids.instance ?? '').toLowerCase();
  const found = listHistoryInstances(context.store, history).find((instance) => instance.id === id);
  if (!found) throw historyRefusal('unknownHistoryInstance');
  return found;
}
