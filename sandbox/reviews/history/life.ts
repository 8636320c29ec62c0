import { randomUUID } from 'node:crypto';
import type { Context } from '../../core/context';
import type { Tenant } from '../../core/tenants';
import { collect } from './collect';
import { findHistoryBySeq } from './definitions';
import {
  beginCollecting,
  deleteHistoryInstance,
  endCollecting,
  type HistoryInstance,
  insertInstance,
  nextDue,
} from './instances';
import { nextRun } from './runs';

function finish({ store }: Context, tenant: Tenant, instance: HistoryInstance): void {
  const definition = findHistoryBySeq(store, instance.definitionSeq);
  endCollecting(store, instance, collect(store, tenant.id, definition, instance));
  const { schedule } = definition.content;
  const after = { from: instance.runAt, after: instance.number };
  const run = schedule && nextRun(schedule, definition.createdAt, after);
  if (run) insertInstance(store, tenant.id, { definitionSeq: definition.seq, id: randomUUID(), run });
}

function step(context: Context, tenant: Tenant, instance: HistoryInstance): void {
  if (instance.status === 'requested') beginCollecting(context.store, instance);
  else if (instance.status === 'inprogress') finish(context, tenant, instance);
  else deleteHistoryInstance(context.store, instance);
}

/**
 * Takes every step of the tenant's review histories that is due by `upTo` (tenant time in ms): what was requested is
 * collected, what is thirty days old is deleted, and a recurring history gets its next instance. One look into an index
 * when nothing is due. `tick` calls it between the events of reviews, so that a report shows its reviews as they stood when
 * it was collected, even if the clock leaps.
 */
export function advanceHistory(context: Context, tenant: Tenant, upTo: number): void {
  const { store } = context;
  const next = () => nextDue(store, tenant.id, upTo);
  for (let due = next(); due; due = next()) {
    const instance = due;
    store.transaction(() => step(context, tenant, instance));
  }
}
