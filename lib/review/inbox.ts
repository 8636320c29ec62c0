import { accessText } from './access';
import { dueAt } from './deadline';
import { decisionBlockedBy } from './decidable';
import type { Resource, Review } from './model';
import type { Progress } from './progress';
import { safeText } from './text';
import type { Whose } from './whose-access';
import { READERS_ORDER } from './workspace/collation';

/** One line of the inbox. `progress` is null where items can't be read here: a staged review. */
export interface ReviewEntry {
  review: Review;
  resource: Resource | null;
  progress: Progress | null;
  /** Whose access it is about, by the items read so far; null while that can't be told. */
  whose: Whose | 'mixed' | null;
  /** It opens as people by their access. */
  byAccess?: boolean;
}

/** Whether the resource's name says more than the review's own. */
export function tellsResource({ review, resource }: Pick<ReviewEntry, 'review' | 'resource'>): boolean {
  const name = resource ? accessText(resource) : '';
  // Every name holds an empty one.
  return !folded(review.definition.displayName).includes(folded(name));
}

/** The entries, by instance, whose description says what neither their name nor the description of another says. */
export function tellingDescriptions(entries: readonly ReviewEntry[]): ReadonlySet<string> {
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
}

/** Splits what is in progress into what waits and what is finished but changeable; each soonest due first. */
export function arrangeInbox(entries: readonly ReviewEntry[]): ArrangedInbox {
  const inbox: ArrangedInbox = { waiting: [], finished: [] };
  for (const entry of [...entries].sort(bySoonestDue)) {
    const { progress } = entry;
    // Without a single item, or when my stage is over, there is nothing to decide and nothing to change.
    if (progress?.total === 0 || decisionBlockedBy(entry.review) === 'stageEnded') continue;
    if (progress?.counted && progress.decided === progress.total) inbox.finished.push(entry);
    else inbox.waiting.push(entry);
  }
  return inbox;
}

function bySoonestDue(one: ReviewEntry, other: ReviewEntry): number {
  const ends = endOf(one) - endOf(other);
  if (ends !== 0 && !Number.isNaN(ends)) return ends;
  return READERS_ORDER.compare(one.review.definition.displayName, other.review.definition.displayName);
}

/** Before my stage is known, a review in stages stands where its own end puts it. */
function endOf({ review }: ReviewEntry): number {
  const endsAt = dueAt(review) ?? review.instance.endsAt;
  return endsAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(endsAt);
}
