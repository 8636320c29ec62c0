import { sameAnswer } from '../review/answered';
import { shows } from '../review/confirm';
import { conflictsWith, isBy, isNewer } from '../review/conflict';
import type { DecisionItem } from '../review/model';
import { isUndecided } from '../review/progress';
import type { ItemReads, OutboxRow, Read, Send } from './model';
import { isOldCopy, proves, SETTLE, sameValue, sendsForThis, settledAt, underway } from './sends';

/**
 * The rules that keep decisions from being lost, sent twice or put over somebody else's answer. Each rule is a branch
 * of its own, so that a test can switch it off and see what it prevents. In production all rules apply.
 */
export const RULES = {
  /** A choice is on the device before the screen shows it as made. */
  durableBeforeShown: true,
  /** A record that closes a choice names it, so that it never closes a newer choice. */
  coalesceByIntent: true,
  /** The mark is on the disk before anything leaves. */
  markBeforeSend: true,
  /** Only one tab sends. */
  lock: true,
  /** An item is read right before it is sent. */
  readBeforeSend: true,
  /** Only a read closes a choice; an accepted write doesn't. */
  readBack: true,
  /** While an earlier value may still arrive, no different value is sent. */
  settleWindow: true,
  /** Sends belong to the item and outlive the act they were for. */
  ambiguityPerItem: true,
  /** An older copy proves nothing. */
  staleGuard: true,
  /** Somebody else's answer in place of mine counts only when a second read shows it too. */
  secondLook: true,
};
export type Rules = typeof RULES;

/** How old a read may be, in ms, to count as "right before" a send. */
export const FRESH = 1_000;
/** The time between two reads of an answer that one read doesn't prove, in ms. */
export const SECOND_LOOK = 5_000;

export type Step =
  | { do: 'read' }
  | { do: 'send' }
  /** Do nothing until then, and read again after it. `rival`: an answer that counts when a second read shows it too. */
  | { do: 'wait'; until: number; rival?: Read }
  | { do: 'conflict'; theirs: DecisionItem }
  /** Mine was recorded, and somebody else's answer is there now. */
  | { do: 'replaced'; theirs: DecisionItem }
  /** Recorded, at Graph's own time. */
  | { do: 'done'; reviewedAt: string | null };

/**
 * The next step for one open choice: a pure function of the log, the last read and the time. Graph has no ETag for
 * decisions, a 204 doesn't prove that the decision is recorded, and a timeout doesn't prove that it isn't, so every
 * step relies on reading.
 */
export function plan(all: OutboxRow, reads: ItemReads, now: number, me: string, rules: Rules = RULES): Step {
  const row = rules.ambiguityPerItem ? all : { ...all, sends: sendsForThis(all) };
  const accepted = sendsForThis(row).findLast(({ answer }) => answer === 'accepted');
  if (!rules.readBack && accepted) return { do: 'done', reviewedAt: null };
  const { read } = reads;
  if (!read) return rules.readBeforeSend || row.sends.length > 0 ? { do: 'read' } : { do: 'send' };
  return judge(row, reads, read, now, me, rules);
}

function judge(row: OutboxRow, reads: ItemReads, read: Read, now: number, me: string, rules: Rules): Step {
  const { item } = read;
  const { intent } = row;
  const old = rules.staleGuard && isOldCopy(row, item, reads.known);
  const open = rules.settleWindow ? underway(row, old ? null : item, me, now) : [];
  const different = open.filter((send) => !sameValue(send, intent));
  if (shows(item, intent, me) && !old && (!rules.staleGuard || proves(row, item)))
    return different.length > 0
      ? { do: 'wait', until: settledAt(different) }
      : { do: 'done', reviewedAt: item.reviewedAt };
  // An older copy doesn't show the current answer, so nothing is sent because of it.
  if (old) return { do: 'wait', until: read.at + SECOND_LOOK, ...(reads.rival && { rival: reads.rival }) };
  if (isForeign(row, item, me)) return foreignStep(row, reads, read, open, rules);
  // The item is not reviewed where an earlier read showed somebody's answer: it was taken back, or this is an old copy.
  // A second read after `SECOND_LOOK` tells which.
  if (
    rules.staleGuard &&
    isUndecided(item) &&
    reads.known &&
    isForeign(row, { ...item, ...reads.known }, me)
  ) {
    const first = reads.rival && sameAnswer(reads.rival.item, item) ? reads.rival : read;
    if (read.at - first.at < SECOND_LOOK) return { do: 'wait', until: first.at + SECOND_LOOK, rival: first };
  }
  if (different.length > 0) return { do: 'wait', until: settledAt(different) };
  // An accepted value will show, however late; only after `SETTLE` does it count as lost.
  const accepted = sendsForThis(row).findLast(({ answer }) => answer === 'accepted');
  if (accepted && now < accepted.at + SETTLE) return { do: 'wait', until: accepted.at + SETTLE };
  if (rules.readBeforeSend && now - read.there > FRESH) return { do: 'read' };
  return { do: 'send' };
}

/**
 * Whether an answer was neither on screen nor sent from this device. My own answer from another device counts too,
 * unless it is the same.
 */
function isForeign({ intent, confirmed, sends }: OutboxRow, item: DecisionItem, me: string): boolean {
  const { seen } = intent;
  if (isUndecided(item)) return false;
  if (!isBy(item, me)) return conflictsWith(item, seen, me);
  const fromHere = [intent, ...sends, confirmed, isBy(seen, me) ? seen : null];
  return !isNewer(seen, item) && !fromHere.some((one) => one !== null && sameValue(one, item));
}

function foreignStep(
  row: OutboxRow,
  reads: ItemReads,
  read: Read,
  open: readonly Send[],
  rules: Rules,
): Step {
  // My send may still replace this answer, and then a conflict would be shown wrongly.
  if (open.length > 0) return { do: 'wait', until: settledAt(open) };
  const own = sendsForThis(row);
  const how = own.some(({ answer }) => answer === 'accepted') ? 'replaced' : 'conflict';
  // A copy from before my own answer, or from before it was taken back, looks the same.
  const needsSecondRead = own.length > 0 || row.confirmed?.decision === 'NotReviewed';
  const known = reads.rival !== null && sameAnswer(reads.rival.item, read.item) ? reads.rival : null;
  const believed = known !== null && read.at - known.at >= SECOND_LOOK;
  if (!rules.secondLook || !needsSecondRead || believed) return { do: how, theirs: read.item };
  const first = known ?? read;
  return { do: 'wait', until: first.at + SECOND_LOOK, rival: first };
}
