import { reasonProblem } from '../review/reason';
import { closeRows } from './confirm';
import { markEnded } from './ended';
import type { OutboxRow, Read } from './model';
import { FRESH, plan } from './plan';
import { itemOf, nowOf, type SendRound } from './round';
import type { TabItem } from './tab-item';

/** The pauses before each further read of what Graph accepted and doesn't show yet, in ms. */
const LOOKS = [2_000, 5_000, 10_000, 20_000] as const;
const LONGEST_PAUSE = 30_000;
/** Does every step of the plan except sending, and gives the rows to send. */
export async function judgeRows(round: SendRound, rows: readonly OutboxRow[]): Promise<OutboxRow[]> {
  const { effects, rules } = round.state;
  const now = effects.now();
  const send: OutboxRow[] = [];
  const done: { row: OutboxRow; reviewedAt: string | null }[] = [];
  const foreign: OutboxRow[] = [];
  for (const { itemId } of rows) {
    const row = round.state.row(round.key, itemId);
    const item = itemOf(round, { itemId });
    if (!row?.open || item.needsReviewer || item.problem) continue;
    const step = plan(row, item, now, effects.me, rules);
    if (step.do === 'send') {
      if (item.notBefore <= now) send.push(row);
    } else if (step.do === 'done') done.push({ row, reviewedAt: step.reviewedAt });
    else if (step.do === 'wait') readLater(item, step, now);
    else if (step.do !== 'read') {
      item.theirs = { item: step.theirs, how: step.do };
      foreign.push(row);
    }
  }
  await closeRows(round, done);
  await markEnded(round, foreign);
  // Asking Graph takes time: if the reads are too old to send on now, the rows are read again.
  return rules.readBeforeSend && nowOf(round) - now > FRESH ? [] : send;
}

function readLater(item: TabItem, { until, rival }: { until: number; rival?: Read }, now: number): void {
  item.rival = rival ?? null;
  const pause = LOOKS[item.readsWithoutNews] ?? LONGEST_PAUSE;
  item.readsWithoutNews += 1;
  item.notBefore = Math.min(until, now + pause);
}

/**
 * Marks a row that lacks the reason its review demands. The screen asks for the reason too; this check covers every
 * other path.
 */
export function lacksReason(round: SendRound, row: OutboxRow): boolean {
  const settings = round.state.known(round.key)?.definition.settings ?? null;
  const { justification, decision } = row.intent;
  if (reasonProblem(justification, decision, settings) === undefined) return false;
  itemOf(round, row).problem = { code: 'refused' };
  return true;
}
