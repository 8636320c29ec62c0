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

/** The last choice of this device that Graph has shown to it. `confirmedAt` in ms since 1970, `reviewedAt` is Graph's own time. */
export interface Confirmed {
  itemId: string;
  decision: RecordedDecision;
  justification: string;
  reviewedAt: string | null;
  confirmedAt: number;
}

/** All that is known of one item's answer, from the weakest source to the strongest. */
export interface Layers {
  /** The list's read, or the device's copy of one: then `at` is when it was kept. */
  listed: ItemRead;
  /** The newest read of this item alone. */
  single: ItemRead | undefined;
  confirmed: Confirmed | undefined;
  /** This device's choice and where it stands. */
  progress: ItemProgress | undefined;
}

/** Whose the answers are. */
export interface Me {
  userId: string;
  name: string;
  username: string;
}

/**
 * For so long (ms) a read that lacks what an earlier one showed counts as an old copy: Graph's copies of a review agree
 * after a while only. After that, an answer that is gone was taken back.
 */
const COPIES_AGREE = 60_000;

/** Puts the layers over one another. A pure function of them: the order in which they came doesn't matter. */
export function rowAnswer(layers: Layers, me: Me): RowAnswer {
  const read = newestRead(layers);
  const shown = withConfirmed(read, layers.confirmed, me);
  const item = withTheirs(shown, layers.progress?.state);
  const progress = standingChoice(layers.progress, { item, at: read.at }, layers.confirmed, me);
  return answerOf(item, progress, me.userId);
}

/** The later of the two reads, unless it is an old copy: then the earlier one. The list's item keeps its evidence. */
function newestRead({ listed, single }: Layers): ItemRead {
  if (!single) return listed;
  const [earlier, later] = single.at < listed.at ? [single, listed] : [listed, single];
  const old = isNewer(earlier.item, later.item) && !isGone(later.item, later.at, earlier.at);
  const { item, at } = old ? earlier : later;
  return { item: withAnswer(listed.item, item), at };
}

/** An item with another's answer; the same object where it has that answer already. */
function withAnswer(item: DecisionItem, from: DecisionItem): DecisionItem {
  if (
    item.decision === from.decision &&
    item.justification === from.justification &&
    item.reviewedAt === from.reviewedAt &&
    item.reviewedBy?.id === from.reviewedBy?.id &&
    item.applyResult === from.applyResult &&
    item.applyDescription === from.applyDescription
  )
    return item;
  const { decision, justification, reviewedBy, reviewedAt, earlier, applyResult } = from;
  const { applyDescription: _, ...rest } = item;
  const told = from.applyDescription ? { applyDescription: from.applyDescription } : {};
  return { ...rest, decision, justification, reviewedBy, reviewedAt, earlier, applyResult, ...told };
}

/** People who are decided must not look undecided in an older list, or somebody decides them anew. */
function withConfirmed({ item, at }: ItemRead, confirmed: Confirmed | undefined, me: Me): DecisionItem {
  if (!confirmed) return item;
  const { decision, justification, reviewedAt, confirmedAt } = confirmed;
  // An answer taken back has no time of Graph's to compare by.
  if (reviewedAt === null ? confirmedAt <= at : !isNewer(confirmed, item)) return item;
  if (isGone(item, at, confirmedAt)) return item;
  const by = { id: me.userId, displayName: me.name, userPrincipalName: me.username, system: false };
  return { ...item, decision, justification, reviewedAt, reviewedBy: reviewedAt === null ? null : by };
}

/** Whether an answer that was there at `shownAt` (ms since 1970) was taken back since, by somebody or by a reset of the review. */
const isGone = (item: DecisionItem, at: number, shownAt: number): boolean =>
  isUndecided(item) && at - shownAt >= COPIES_AGREE;

/** The answer that stood in the way of mine, where no later one was read. */
function withTheirs(item: DecisionItem, state: ItemState | undefined): DecisionItem {
  if (state?.step !== 'conflict' && state?.step !== 'replaced') return item;
  return withAnswer(item, laterOf(state.theirs, item));
}

/** My choice, as long as no newer answer has made an end of it: what was overtaken is never told as done. */
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
  if (item.reviewedAt === null || Date.parse(item.reviewedAt) <= savedAt) return progress;
  if (isBy(item, me.userId)) return undefined;
  return { ...progress, state: { step: 'replaced', theirs: item } };
}
