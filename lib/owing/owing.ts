import { askedIn, type Found, foundFor } from './found';
import { type Directory, momentOf, type OwedItem, type Round } from './round';
import { sharedBy } from './shared';

/** Why it isn't known whom an item waits for. */
export type Unknown =
  /** `contactedReviewers` could not be read. */
  | 'contactedNotRead'
  /** The directory could not be read, and the answer depends on it. */
  | 'directoryNotRead'
  /** The directory was read only after the start, or has changed since. */
  | 'mayHaveChanged'
  /** A reviewer is named in a way that this version doesn't know. */
  | 'reviewersNotUnderstood'
  /** The item's answer or its time isn't known. */
  | 'answerNotUnderstood'
  /** The people who should have been asked were not contacted. */
  | 'nobodyFound';

/**
 * The people whom an item of an open round waits for. `owes`: this person alone can answer it. `oneOfSeveral`: each of
 * these people can; one answer is enough, and the last one counts; `others`: unknown people may be able to as well.
 */
export type Claim =
  | { kind: 'owes'; itemId: string; person: string }
  | { kind: 'oneOfSeveral'; itemId: string; people: readonly string[]; others: boolean }
  | { kind: 'finished'; itemId: string }
  | { kind: 'notKnown'; itemId: string; why: Unknown };

/**
 * Whether an item is answered in this round; undefined where this isn't known. A later stage asks again about what an
 * earlier stage answered.
 */
function isAnswered(item: OwedItem, round: Round): boolean | undefined {
  if (item.decision === 'NotReviewed') return false;
  if (item.decision === 'Unknown') return undefined;
  if (round.first) return true;
  const [at, start] = [momentOf(item.reviewedAt), momentOf(round.startsAt)];
  // An answer at exactly the stage's start may belong to either stage.
  return at > start ? true : at < start ? false : undefined;
}

function whyNot(round: Round, directory: Directory | null, { unsure }: Found): Unknown {
  if (round.contacted === null) return 'contactedNotRead';
  if ([...round.reviewers, ...round.fallback].some(({ kind }) => kind === 'other'))
    return 'reviewersNotUnderstood';
  if (!unsure) return 'nobodyFound';
  return directory === null ? 'directoryNotRead' : 'mayHaveChanged';
}

function isOpen(round: Round, now: string): boolean {
  return round.status === 'InProgress' && !(momentOf(round.endsAt) <= momentOf(now));
}

/**
 * Whom each item of a round waits for. Graph doesn't tell to whom an item is assigned, so this uses who was contacted,
 * how reviewers are named, and what the directory was at the start; where these leave it open, the claim is unknown.
 * Items of a round that isn't open wait for nobody.
 * @param directory null where reading it isn't permitted
 * @param now ISO 8601
 */
export function owing(round: Round, directory: Directory | null, now: string): Claim[] {
  if (!isOpen(round, now)) return [];
  const wasAsked = askedIn(round, directory);
  const shared = sharedBy(round, directory, wasAsked);
  const found = shared ? () => shared : foundFor(round, directory, wasAsked);
  const everybody = round.contacted?.length ?? 0;
  // Items that everybody shares have one and the same finding.
  const contacted = new Map<Found, readonly string[]>();
  const contactedOf = (asked: Found): readonly string[] => {
    const people = contacted.get(asked) ?? [...asked.who].filter(wasAsked);
    contacted.set(asked, people);
    return people;
  };
  return round.items.map((item): Claim => {
    const answered = isAnswered(item, round);
    const itemId = item.id;
    if (answered === undefined) return { kind: 'notKnown', itemId, why: 'answerNotUnderstood' };
    if (answered) return { kind: 'finished', itemId };
    const asked = found(item);
    const people = contactedOf(asked);
    const [person] = people;
    if (person === undefined) return { kind: 'notKnown', itemId, why: whyNot(round, directory, asked) };
    const others = people.length < everybody && (asked.unsure || people.length < asked.who.size);
    if (people.length === 1 && !others) return { kind: 'owes', itemId, person };
    return { kind: 'oneOfSeveral', itemId, people, others };
  });
}
