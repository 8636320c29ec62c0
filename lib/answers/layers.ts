import { isBy, isNewer, laterOf } from '../review/conflict';
import type { ItemProgress, ItemState } from '../review/item-state';
import type { DecisionItem, RecordedDecision } from '../review/model';
import { isUndecided } from '../review/progress';
import { answerOf, type RowAnswer } from '../review/row-answer';

/** One read of an item from Graph. `at`: when the read began, ms since 1970. */
export interface ItemRead {
  item: DecisionItem;
  at: number;
}

/**
 * The last decision of this device that a read from Graph has confirmed. `confirmedAt`: ms since 1970; `reviewedAt`:
 * Graph's own time.
 */
export interface Confirmed {
  itemId: string;
  decision: RecordedDecision;
  justification: string;
  reviewedAt: string | null;
  confirmedAt: number;
}

/** All sources of one item's answer, from the weakest to the strongest. */
export interface Layers {
  /** The list's read, or the device's stored copy of a list: then `at` is the time it was stored. */
  listed: ItemRead;
  /** The newest read of this item alone. */
  single: ItemRead | undefined;
  confirmed: Confirmed | undefined;
  /** This device's decision and how far it has come. */
  progress: ItemProgress | undefined;
}

/** The reviewer whose answers these are. */
export interface Me {
  userId: string;
  name: string;
  username: string;
}

/**
 * Graph's copies of a review agree only after a while. Until this many ms have passed, a read that lacks an answer
 * which an earlier read showed counts as an old copy; later it means that the answer was taken back.
 */
const COPIES_AGREE = 60_000;

/** Merges the layers into what the row shows. A pure function: the order in which the layers arrived doesn't matter. */
export function rowAnswer(layers: Layers, me: Me): RowAnswer {
  const read = newestRead(layers);
  const shown = withConfirmed(read, layers.confirmed, me);
  const item = withTheirs(shown, layers.progress?.state);
  const progress = standingChoice(layers.progress, { item, at: read.at }, layers.confirmed, me);
  return answerOf(item, progress, me.userId);
}

/**
 * The later of the two reads, or the earlier one where the later one is an old copy. The evidence stays that of the
 * list's item.
 */
function newestRead({ listed, single }: Layers): ItemRead {
  if (!single) return listed;
  const [earlier, later] = single.at < listed.at ? [single, listed] : [listed, single];
  const old = isNewer(earlier.item, later.item) && !isGone(later.item, later.at, earlier.at);
  const { item, at } = old ? earlier : later;
  return { item: withAnswer(listed.item, item), at };
}

/**
 * Whether two copies of one item have the same answer and outcome; everything else in an item stays as it was listed.
 */
export function hasSameAnswer(one: DecisionItem, other: DecisionItem): boolean {
  return (
    one.decision === other.decision &&
    one.justification === other.justification &&
    one.reviewedAt === other.reviewedAt &&
    one.reviewedBy?.id === other.reviewedBy?.id &&
    one.applyResult === other.applyResult &&
    one.applyDescription === other.applyDescription
  );
}

/** The item with the answer of another one; the same object where both answers are equal. */
function withAnswer(item: DecisionItem, from: DecisionItem): DecisionItem {
  if (hasSameAnswer(item, from)) return item;
  const { decision, justification, reviewedBy, reviewedAt, earlier, applyResult } = from;
  const { applyDescription: _, ...rest } = item;
  const description = from.applyDescription ? { applyDescription: from.applyDescription } : {};
  return { ...rest, decision, justification, reviewedBy, reviewedAt, earlier, applyResult, ...description };
}

/**
 * Keeps a confirmed decision when an older list shows the item as not reviewed: otherwise somebody would decide it
 * again.
 */
function withConfirmed({ item, at }: ItemRead, confirmed: Confirmed | undefined, me: Me): DecisionItem {
  if (!confirmed) return item;
  const { decision, justification, reviewedAt, confirmedAt } = confirmed;
  // A decision that was taken back has no time of Graph's to compare.
  if (reviewedAt === null ? confirmedAt <= at : !isNewer(confirmed, item)) return item;
  if (isGone(item, at, confirmedAt)) return item;
  const by = { id: me.userId, displayName: me.name, userPrincipalName: me.username, system: false };
  return { ...item, decision, justification, reviewedAt, reviewedBy: reviewedAt === null ? null : by };
}

/**
 * Whether an answer that was there at `shownAt` (ms since 1970) has been taken back since, by a person or by a reset of
 * the review.
 */
const isGone = (item: DecisionItem, at: number, shownAt: number): boolean =>
  isUndecided(item) && at - shownAt >= COPIES_AGREE;

/** The item with the other reviewer's answer that conflicts with mine, unless a later answer was read. */
function withTheirs(item: DecisionItem, state: ItemState | undefined): DecisionItem {
  if (state?.step !== 'conflict' && state?.step !== 'replaced') return item;
  return withAnswer(item, laterOf(state.theirs, item));
}

/** My decision, unless a newer answer replaced it: a replaced decision must not look saved. */
function standingChoice(
  progress: ItemProgress | undefined,
  { item, at }: ItemRead,
  confirmed: Confirmed | undefined,
  me: Me,
): ItemProgress | undefined {
  if (progress?.state.step !== 'saved') return progress;
  const savedAt = Date.parse(progress.state.at);
  if (isUndecided(item)) {
    const gone =
      progress.intent.decision !== 'NotReviewed' && isGone(item, at, confirmed?.confirmedAt ?? savedAt);
    return gone ? undefined : progress;
  }
  if (item.reviewedAt === null) return progress;
  // A decision that was taken back has only the time of this device, which may be ahead of Graph's: a read that came
  // later shows a later answer, whatever its time is.
  const later =
    progress.intent.decision === 'NotReviewed' && at - (confirmed?.confirmedAt ?? savedAt) >= COPIES_AGREE;
  if (!later && Date.parse(item.reviewedAt) <= savedAt) return progress;
  if (isBy(item, me.userId)) return undefined;
  return { ...progress, state: { step: 'replaced', theirs: item } };
}
