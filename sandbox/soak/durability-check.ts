import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../core/store';
import { type Client, DEFINITIONS } from './durability-client';
import type { Ledger, WrittenValue } from './durability-load';

/** Queries for rows that must not exist because they are half written; each returns their ids. */
const HALF_WRITTEN: Record<string, string> = {
  'definition without an instance': `select id from review_definitions
    where seq not in (select definition_seq from review_instances)`,
  'instance without its items': `select id from review_instances i where item_count <> (select count(*) from review_items t
    where t.instance_seq = i.seq and t.seq > i.first_seq and t.seq <= i.first_seq + i.item_count)`,
  'item without an instance': `select seq as id from review_items
    where instance_seq not in (select seq from review_instances)`,
  'instance in progress without an open stage': `select id from review_instances where status = 'InProgress'
    and seq not in (select instance_seq from review_stages where status = 'InProgress')`,
  'open stage without reviewers': `select id from review_stages where status = 'InProgress'
    and seq not in (select stage_seq from review_reviewers)`,
  'open stage without an end to come': `select id from review_stages where status = 'InProgress'
    and cast(seq as text) not in (select subject from review_agenda where action = 'endStage')`,
  'instance that never starts': `select id from review_instances where status = 'NotStarted'
    and cast(seq as text) not in (select subject from review_agenda where action = 'advance')`,
  'item apart from its ledger': `select t.seq as id from review_items t
    left join review_ledger l on l.seq = (select max(m.seq) from review_ledger m where m.item_seq = t.seq)
    where coalesce(l.decision, 'NotReviewed') <> t.decision or coalesce(l.justification, '') <> t.justification`,
};

/** Checks for damage and for half-written rows; returns the faults. */
export function checkStore(store: Store): string[] {
  const sound = store.get<Record<string, string>>('pragma integrity_check');
  const damage =
    sound && Object.values(sound)[0] !== 'ok' ? [`integrity_check: ${Object.values(sound)[0]}`] : [];
  const halves = Object.entries(HALF_WRITTEN).flatMap(([what, sql]) =>
    store.all<{ id: string }>(sql).map(({ id }) => `${what}: ${id}`),
  );
  return [...damage, ...halves];
}

/**
 * Checks a copy of the data of a sandbox that is not running, so that the data stays unchanged for its
 * next start; returns the faults.
 */
export function checkData(folder: string): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'sandbox-copy-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const store = openStore(join(copy, 'sandbox.db'));
    try {
      return checkStore(store);
    } finally {
      store.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const isKept = ({ acknowledged, sent }: WrittenValue, shown: string): boolean =>
  shown === (acknowledged ?? '') || shown === sent;

async function reasons(client: Client, path: string): Promise<Map<string, string>> {
  const items = await client.list('admin', `${path}/decisions`);
  return new Map(items.map(({ id, justification }) => [id, justification]));
}

/**
 * The value shown after a death counts as the acknowledged one from now on, whether or not its answer
 * arrived.
 */
function settle(written: WrittenValue, shown: string): void {
  written.acknowledged = shown;
  written.sent = undefined;
}

async function checkDecisions(client: Client, { single, whole }: Ledger): Promise<string[]> {
  const shown = await reasons(client, single.path);
  const failures: string[] = [];
  for (const [id, item] of single.items) {
    const reason = shown.get(id) ?? 'nothing';
    if (!isKept(item, reason))
      failures.push(`item ${id}: acknowledged ${item.acknowledged}, shows ${reason}`);
    settle(item, reason);
  }
  const all = new Set((await reasons(client, whole.path)).values());
  const [one = ''] = all;
  if (all.size !== 1) failures.push(`a decision for all was half written: ${[...all].join(', ')}`);
  else if (!isKept(whole, one)) failures.push(`acknowledged for all ${whole.acknowledged}, all show ${one}`);
  settle(whole, one);
  return failures;
}

/** Reads an acknowledged definition down to its items. */
async function checkDefinition(client: Client, id: string): Promise<string[]> {
  const [instance, ...more] = await client.list('admin', `${DEFINITIONS}/${id}/instances`);
  if (!instance || more.length > 0)
    return [`definition ${id} has ${more.length + (instance ? 1 : 0)} instances`];
  const path = `${DEFINITIONS}/${id}/instances/${instance.id}`;
  const items = await client.list('admin', `${path}/decisions`);
  const reviewers = await client.list('admin', `${path}/contactedReviewers`);
  const stages = await client.list('admin', `${path}/stages`);
  const whole = items.length === 3 && reviewers.length === 1 && stages.length >= 1;
  return whole
    ? []
    : [`definition ${id}: ${items.length} items, ${reviewers.length} reviewers, ${stages.length} stages`];
}

/** Checks in a restarted sandbox everything that was acknowledged before; returns what is missing. */
export async function checkAnswers(
  client: Client,
  ledger: Ledger,
  fresh: ReadonlySet<string>,
): Promise<string[]> {
  const failures = await checkDecisions(client, ledger);
  const listed = new Set((await client.list('admin', DEFINITIONS)).map(({ id }) => id));
  for (const id of fresh) failures.push(...(await checkDefinition(client, id)));
  const now = await client.advance('PT1S');
  if (now < ledger.clock) failures.push(`the clock went back to ${new Date(now).toISOString()}`);
  if (listed.size === 0) failures.push('no definition is listed');
  return failures;
}
