import { isBy, isNewer, sameAnswer } from '../review/conflict';
import type { Answered, DecisionItem } from '../review/model';
import { isUndecided } from '../review/progress';
import { sameReason } from '../review/reason';
import type { OutboxRow, Send } from './model';

/**
 * How long after its mark a send without an answer may still take effect, in ms: until it leaves, the client's own
 * patience, and a minute that a request may linger on the way.
 */
export const SETTLE = 100_000;

type Value = Pick<Answered, 'justification'> & { decision: string };

/** Whether both say the same. Taking back has no reason. */
export function sameValue(one: Value, other: Value): boolean {
  if (one.decision !== other.decision) return false;
  return one.decision === 'NotReviewed' || sameReason(one.justification, other.justification);
}

/** The sends of what is wanted now that nothing different came after: only these can have brought it there. */
export function sendsForThis({ sends, intent }: OutboxRow): readonly Send[] {
  return sends.slice(sends.findLastIndex((send) => !sameValue(send, intent)) + 1);
}

/**
 * The sends that may still arrive. One that a read shows as landed doesn't, where it is the only one of its kind; `item`
 * is null where nothing new was read.
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
  // Where the same value was sent twice, or stood there before, what shows may be the other.
  const twice = only.twin || row.sends.filter((send) => sameValue(send, only)).length > 1;
  return twice || stoodBefore(row, item) ? open : [];
}

/** When the last of these can't arrive any more, ms since 1970. */
export function settledAt(sends: readonly Send[]): number {
  return Math.max(...sends.map(({ at }) => at + SETTLE));
}

/** Whether an answer is one that the device knew before it sent anything for this choice. */
function stoodBefore({ intent, confirmed }: OutboxRow, item: Answered): boolean {
  if (sameAnswer(item, intent.seen)) return true;
  return confirmed !== null && sameValue(confirmed, item) && confirmed.reviewedAt === item.reviewedAt;
}

/** Whether a read shows less than is known from the screen, from what was read back, or from an earlier read. */
export function isOldCopy(
  { intent, confirmed }: OutboxRow,
  item: DecisionItem,
  known: Answered | null,
): boolean {
  // An answer taken back has no time to compare by.
  if (isUndecided(item)) return false;
  return [known, intent.seen, confirmed].some((one) => one !== null && isNewer(one, item));
}

/**
 * Whether a read that shows what is wanted proves that it is there for good. After a send that Graph accepted it does;
 * after one that it never answered only where it shows more than stood there before.
 */
export function proves(row: OutboxRow, item: DecisionItem): boolean {
  const own = sendsForThis(row);
  if (own.some(({ answer }) => answer === 'accepted')) return true;
  // Taking back left no time by which an older copy could be told from the same answer given anew.
  if (row.confirmed?.decision === 'NotReviewed' && row.intent.decision !== 'NotReviewed') return false;
  if (own.length < row.sends.length) {
    // Something different was sent before: unless this is new, it may be a copy from before that.
    const earlier = row.sends.slice(0, row.sends.length - own.length);
    if (own.length === 0 || earlier.some((send) => sameValue(send, row.intent))) return false;
  }
  // Nobody's name and no time are left by taking back.
  if (isUndecided(item)) return own.length === 0 && isUndecided(row.intent.seen);
  return own.length === 0 || !stoodBefore(row, item);
}
