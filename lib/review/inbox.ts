import { accessText } from './access';
import { readersOrder } from './collation';
import { dueAt, plannedStageEnd } from './deadline';
import { decisionBlockedBy } from './decidable';
import type { Resource, Review } from './model';
import type { Progress } from './progress';
import { safeText } from './text';
import type { Whose } from './whose-access';

/** One entry of the inbox. `progress` is null where no items can be read, as in a stage that hasn't begun. */
export interface ReviewEntry {
  review: Review;
  resource: Resource | null;
  progress: Progress | null;
  /** Whose access the items read so far are about; null while this isn't known. */
  whose: Whose | 'mixed' | null;
  /** The review opens as the table of people and access. */
  byAccess?: boolean;
}

/** Whether the resource's name adds something to the review's name. */
export function addsResource({ review, resource }: Pick<ReviewEntry, 'review' | 'resource'>): boolean {
  const name = resource ? accessText(resource) : '';
  // Every name holds an empty one.
  return !folded(review.definition.displayName).includes(folded(name));
}

/**
 * The instance ids of the entries whose description adds something to their name and isn't another entry's description.
 */
export function informativeDescriptions(entries: readonly ReviewEntry[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const { review } of entries) {
    const text = folded(review.definition.description);
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  const telling = entries.filter(({ review: { definition } }) => {
    const text = folded(definition.description);
    return seen.get(text) === 1 && !folded(definition.displayName).includes(text);
  });
  return new Set(telling.map(({ review }) => review.instance.id));
}

const folded = (text: string) => safeText(text).toLowerCase();

export interface ArrangedInbox {
  waiting: ReviewEntry[];
  finished: ReviewEntry[];
  /** My stage is over and a later one runs: no work of mine any more, so they stand among the past reviews. */
  stageEnded: ReviewEntry[];
}

/**
 * Splits the reviews in progress into those that wait for me and those that are finished but changeable, each by due
 * date, and those in which my stage has ended, the latest first. `now`: the tenant's time, ms since 1970.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewstage
 */
export function arrangeInbox(entries: readonly ReviewEntry[], now: number): ArrangedInbox {
  const inbox: ArrangedInbox = { waiting: [], finished: [], stageEnded: [] };
  const ordered = entries
    .map((entry) => ({ entry, end: endOf(entry.review, now) }))
    .sort((one, other) => one.end - other.end || byName(one.entry, other.entry));
  for (const { entry } of ordered) {
    const { progress } = entry;
    // Without any item there is nothing to decide, change or look up.
    if (progress?.total === 0) continue;
    if (decisionBlockedBy(entry.review) === 'stageEnded') inbox.stageEnded.push(entry);
    else if (progress?.counted && progress.decided === progress.total) inbox.finished.push(entry);
    else inbox.waiting.push(entry);
  }
  inbox.stageEnded.sort((one, other) => endOf(other.review, now) - endOf(one.review, now));
  return inbox;
}

const byName = (one: ReviewEntry, other: ReviewEntry): number =>
  readersOrder().compare(one.review.definition.displayName, other.review.definition.displayName);

/**
 * Until my stage is known, a review with stages is sorted by the planned end of the stage under way: so it has its place
 * before its end is known.
 */
function endOf(review: Review, now: number): number {
  const due = dueAt(review);
  if (due !== null) return Date.parse(due);
  const planned = plannedStageEnd(review, now);
  if (planned !== null) return planned;
  return review.instance.endsAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(review.instance.endsAt);
}
