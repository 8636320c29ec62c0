import { shows } from '../review/confirm';
import { conflictsWith, isBy, isNewer, sameAnswer } from '../review/conflict';
import type { DecisionItem } from '../review/model';
import { isUndecided } from '../review/progress';
import type { Looked, OutboxRow, Read, Send } from './model';
import { isOldCopy, proves, SETTLE, sameValue, sendsForThis, settledAt, underway } from './sends';

/**
 * What keeps decisions from being lost, doubled or put over somebody else's: each a branch of its own, so that a test
 * can take one away and see what it was for. All hold in production.
 */
export const RULES = {
  /** A choice is on the device before it is shown as made. */
  durableBeforeShown: true,
  /** What ends a choice names it, and never ends a newer one. */
  coalesceByIntent: true,
  /** The mark is on the disk before anything leaves. */
  markBeforeSend: true,
  /** One tab sends. */
  lock: true,
  /** An item is read right before it is sent. */
  readBeforeSend: true,
  /** Only a read ends a choice; an accepted write doesn't. */
  readBack: true,
  /** No different value leaves while an earlier one may still arrive. */
  settleWindow: true,
  /** Sends belong to the item and outlive the act they were for. */
  ambiguityPerItem: true,
  /** An older copy proves nothing. */
  staleGuard: true,
  /** A rival's answer after mine is believed once a second read shows it. */
  secondLook: true,
};
export type Rules = typeof RULES;

/** A read that came in before this isn't "right before" any more, in ms. */
export const FRESH = 1_000;
/** Between two looks at a doubtful answer, in ms. */
export const SECOND_LOOK = 5_000;

export type Step =
  | { do: 'read' }
  | { do: 'send' }
  /** Nothing before then; after it, read. `rival`: an answer that is believed once a second read shows it. */
  | { do: 'wait'; until: number; rival?: Read }
  | { do: 'conflict'; theirs: DecisionItem }
  /** Mine was recorded, and somebody else's stands there now. */
  | { do: 'replaced'; theirs: DecisionItem }
  /** Recorded, at Graph's own time. */
  | { do: 'done'; reviewedAt: string | null };

/**
 * What has to happen next for one open choice: a pure function of what the device kept, the last read and the time.
 * Graph has no ETag for decisions, a 204 is no proof and a timeout no failure, so it all rests on reading.
 */
export function plan(all: OutboxRow, looked: Looked, now: number, me: string, rules: Rules = RULES): Step {
  const row = rules.ambiguityPerItem ? all : { ...all, sends: sendsForThis(all) };
  const accepted = sendsForThis(row).findLast(({ answer }) => answer === 'accepted');
  if (!rules.readBack && accepted) return { do: 'done', reviewedAt: null };
  const { read } = looked;
  if (!read) return rules.readBeforeSend || row.sends.length > 0 ? { do: 'read' } : { do: 'send' };
  return judge(row, looked, read, now, me, rules);
}

function judge(row: OutboxRow, looked: Looked, read: Read, now: number, me: string, rules: Rules): Step {
  const { item } = read;
  const { intent } = row;
  const old = rules.staleGuard && isOldCopy(row, item, looked.known);
  const open = rules.settleWindow ? underway(row, old ? null : item, me, now) : [];
  const different = open.filter((send) => !sameValue(send, intent));
  if (shows(item, intent, me) && !old && (!rules.staleGuard || proves(row, item)))
    return different.length > 0
      ? { do: 'wait', until: settledAt(different) }
      : { do: 'done', reviewedAt: item.reviewedAt };
  // An older copy says nothing of what stands there now, so nothing is sent on it.
  if (old) return { do: 'wait', until: read.at + SECOND_LOOK, ...(looked.rival && { rival: looked.rival }) };
  if (isForeign(row, item, me)) return foreignStep(row, looked, read, open, rules);
  // Nobody's name where somebody's was seen: taken back, or an old copy. Two reads apart tell.
  if (
    rules.staleGuard &&
    isUndecided(item) &&
    looked.known &&
    isForeign(row, { ...item, ...looked.known }, me)
  ) {
    const first = looked.rival && sameAnswer(looked.rival.item, item) ? looked.rival : read;
    if (read.at - first.at < SECOND_LOOK) return { do: 'wait', until: first.at + SECOND_LOOK, rival: first };
  }
  if (different.length > 0) return { do: 'wait', until: settledAt(different) };
  // What was accepted is there, however late it shows; only after long it counts as lost.
  const accepted = sendsForThis(row).findLast(({ answer }) => answer === 'accepted');
  if (accepted && now < accepted.at + SETTLE) return { do: 'wait', until: accepted.at + SETTLE };
  if (rules.readBeforeSend && now - read.there > FRESH) return { do: 'read' };
  return { do: 'send' };
}

/** An answer that was neither on screen nor sent from this device; mine from elsewhere is one, unless it says the same. */
function isForeign({ intent, confirmed, sends }: OutboxRow, item: DecisionItem, me: string): boolean {
  const { seen } = intent;
  if (isUndecided(item)) return false;
  if (!isBy(item, me)) return conflictsWith(item, seen, me);
  const fromHere = [intent, ...sends, confirmed, isBy(seen, me) ? seen : null];
  return !isNewer(seen, item) && !fromHere.some((one) => one !== null && sameValue(one, item));
}

function foreignStep(row: OutboxRow, looked: Looked, read: Read, open: readonly Send[], rules: Rules): Step {
  // Mine may still come over it, and then it would be told wrongly.
  if (open.length > 0) return { do: 'wait', until: settledAt(open) };
  const own = sendsForThis(row);
  const how = own.some(({ answer }) => answer === 'accepted') ? 'replaced' : 'conflict';
  // A copy from before my own answer, or from before one was taken back, looks like this too.
  const doubtful = own.length > 0 || row.confirmed?.decision === 'NotReviewed';
  const known = looked.rival !== null && sameAnswer(looked.rival.item, read.item) ? looked.rival : null;
  const believed = known !== null && read.at - known.at >= SECOND_LOOK;
  if (!rules.secondLook || !doubtful || believed) return { do: how, theirs: read.item };
  const first = known ?? read;
  return { do: 'wait', until: first.at + SECOND_LOOK, rival: first };
}
