import { join } from 'node:path';
import { createSandbox } from '../../sandbox/app';
import { openStore, type Store } from '../../sandbox/core/store';
import type { Claim } from '../claims';
import { interleaved } from '../measure';
import type { Send } from './graph';
import { ratioClaim } from './ratio';
import { findReview } from './review';
import { counted, TEN_THOUSAND } from './sizes';
import { answerOf } from './writing';

const ROUNDS = 15;
const WARM_UPS = 2;
const TEN_TIMES = 10;

/** The rows of the review's items: after `before`, up to `last`. */
interface Rows {
  before: number;
  last: number;
}

type Answer = ReturnType<typeof answerOf>;

function findRows(store: Store): Rows {
  const sql =
    'select first_seq as "before", first_seq + item_count as "last" from review_instances where item_count = ?';
  const rows = store.get<Rows>(sql, TEN_THOUSAND);
  if (!rows) throw new Error(`the store has no review of ${TEN_THOUSAND} items`);
  return rows;
}

/** One UPDATE, in its own transaction, of an item's columns that a decision changes. */
function rawUpdate(store: Store, { before, last }: Rows, { decision, justification }: Answer): void {
  const now = Date.now();
  const id = '00000000-0000-4000-8000-000000000001';
  const changed = store.transaction(() =>
    store.run(
      `update review_items set decision = ?, justification = ?, decided_stage = ?, reviewed_at = ?,
         reviewer_id = ?, reviewer_name = ?, reviewer_upn = ?, changed_at = ? where seq > ? and seq <= ?`,
      ...[decision, justification, 1, now, id, 'Raw Update', 'raw@contoso.onmicrosoft.com', now],
      ...[before, last],
    ),
  );
  if (changed !== TEN_THOUSAND) throw new Error(`the raw UPDATE wrote ${changed} rows`);
}

/** The number of answers in the ledger for the review. Only the sandbox writes there. */
function answersKept(store: Store, { before, last }: Rows): number {
  const sql = 'select count(*) as n from review_ledger where item_seq > ? and item_seq <= ?';
  return store.get<{ n: number }>(sql, before, last)?.n ?? 0;
}

/**
 * Measures batchRecordDecisions over 10,000 items against one raw UPDATE of the same rows: in this process,
 * over one connection to the file that also contains the large review.
 */
export async function measureBatch(data: string): Promise<Claim> {
  const store = openStore(join(data, 'sandbox.db'));
  const sandbox = createSandbox({ store });
  const send: Send = (path, init) => sandbox.fetch(new Request(`http://localhost:4100${path}`, init));
  const { reviewer, path } = await findReview(send, TEN_THOUSAND);
  const rows = findRows(store);
  const keptBefore = answersKept(store, rows);
  // Each write has another decision than the one before, in both ways of writing.
  let turn = 0;
  const nextAnswer = () => answerOf(turn++);
  const { raw, ...times } = await interleaved(
    {
      raw: async () => rawUpdate(store, rows, nextAnswer()),
      '': () => reviewer.send('POST', `${path}/batchRecordDecisions`, nextAnswer()),
    },
    { rounds: ROUNDS, warmUps: WARM_UPS },
  );
  const kept = answersKept(store, rows) - keptBefore;
  sandbox.close();
  if (kept !== (ROUNDS + WARM_UPS) * TEN_THOUSAND) throw new Error(`the ledger has ${kept} more answers`);
  return ratioClaim(
    `batchRecordDecisions over ${counted(TEN_THOUSAND)} items, which also keeps each answer in the ledger, against one raw UPDATE of the same rows in the same file`,
    TEN_TIMES,
    { times, with: raw, called: 'the raw UPDATE' },
  );
}
