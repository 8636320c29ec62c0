import { sameAnswer } from '../review/answered';
import { isBy, isNewer } from '../review/conflict';
import type { Answered, DecisionItem } from '../review/model';
import { isUndecided } from '../review/progress';
import { sameReason } from '../review/reason';
import type { OutboxRow, Send } from './model';

/**
 * How long after its mark an unanswered send may still take effect, in ms: the time until it leaves, the client's
 * timeout, and a minute that a request may spend on the network.
 */
export const SETTLE = 100_000;

type Value = Pick<Answered, 'justification'> & { decision: string };

/** Whether both are the same decision with the same reason. Taking back has no reason. */
export function sameValue(one: Value, other: Value): boolean {
  if (one.decision !== other.decision) return false;
  return one.decision === 'NotReviewed' || sameReason(one.justification, other.justification);
}

/** The sends of the wanted value with no different send after them: only these can have recorded it. */
export function sendsForThis({ sends, intent }: OutboxRow): readonly Send[] {
  return sends.slice(sends.findLastIndex((send) => !sameValue(send, intent)) + 1);
}

/**
 * The sends that may still arrive. The only unanswered send counts as arrived when a read shows its value. `item` is
 * null when there is no new read.
 */
export function underway(
  row: OutboxRow,
  item: DecisionItem | null,
  me: string,
  now: number,
): readonly Send[] {
  const open = row.sends.filter(({ answer, at }) => answer === 'none' && now < at + SETTLE);
  const [only] = open;
  if (!only || open.length > 1 || !item || !isBy(item, me) || !sameValue(only, item)) return open;
  // If the same value was sent twice, or was there before, the read may show the other one.
  const twice = only.twin || row.sends.filter((send) => sameValue(send, only)).length > 1;
  return twice || stoodBefore(row, item) ? open : [];
}

/** When the last of these sends can't arrive any more, ms since 1970. */
export function settledAt(sends: readonly Send[]): number {
  return Math.max(...sends.map(({ at }) => at + SETTLE));
}

/** Whether the device knew this answer before it sent anything for this choice. */
function stoodBefore({ intent, confirmed }: OutboxRow, item: Answered): boolean {
  if (sameAnswer(item, intent.seen)) return true;
  return confirmed !== null && sameValue(confirmed, item) && confirmed.reviewedAt === item.reviewedAt;
}

/** Whether a read shows an older answer than the screen, the last read-back or an earlier read. */
export function isOldCopy(
  { intent, confirmed }: OutboxRow,
  item: DecisionItem,
  known: Answered | null,
): boolean {
  // An answer that was taken back has no time to compare.
  if (isUndecided(item)) return false;
  return [known, intent.seen, confirmed].some((one) => one !== null && isNewer(one, item));
}

/**
 * Whether a read that shows the wanted value proves that it is recorded for good. After a send that Graph accepted it
 * does. After an unanswered send it does only when the read shows a value that wasn't there before.
 */
export function proves(row: OutboxRow, item: DecisionItem): boolean {
  const own = sendsForThis(row);
  if (own.some(({ answer }) => answer === 'accepted')) return true;
  // Taking back leaves no time: an older copy can't be told from the same answer given again.
  if (row.confirmed?.decision === 'NotReviewed' && row.intent.decision !== 'NotReviewed') return false;
  if (own.length < row.sends.length) {
    // A different value was sent before: if the wanted value isn't new, the read may be a copy from before that send.
    const earlier = row.sends.slice(0, row.sends.length - own.length);
    if (own.length === 0 || earlier.some((send) => sameValue(send, row.intent))) return false;
  }
  // Taking back leaves no name and no time.
  if (isUndecided(item)) return own.length === 0 && isUndecided(row.intent.seen);
  return own.length === 0 || !stoodBefore(row, item);
}
