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
 * Runs every step of the tenant's review histories that is due by `upTo` (tenant time in ms): requested data
 * is collected, data of thirty days ago is deleted, and a recurring history gets its next instance. One index
 * look-up when nothing is due. `tick` calls it between the events of reviews, so that a report shows its
 * reviews as they were at its collection, even if the clock jumps.
 */
export function advanceHistory(context: Context, tenant: Tenant, upTo: number): void {
  const { store } = context;
  const next = () => nextDue(store, tenant.id, upTo);
  for (let due = next(); due; due = next()) {
    const instance = due;
    store.transaction(() => step(context, tenant, instance));
  }
}
