import type { ReviewData } from '../reading/review-data';
import type { WaitingRound } from '../reading/waiting';
import type { PastDigest } from '../run/marks';
import type { Line } from '../run/ports';
import type { Due } from '../schedule/due';
import type { Occasion } from '../schedule/occasions';

/** A person's items in one round. */
export interface RoundLine {
  round: string;
  review: string;
  /** ISO 8601. */
  endsAt: string;
  /** The number of items that this person alone can answer. */
  owes: number;
  /** The number of items that others could answer too. */
  shared: number;
}

/** The report on one person, after a run or before one. */
export interface PersonLine extends Omit<Line, 'result'> {
  result: Line['result'] | 'would send' | 'no mailbox' | 'thanked';
  /** The reason why a digest is due; null where none is. */
  occasion: Occasion | null;
  rounds: readonly RoundLine[];
  /** The digests so far, by day; only where they are requested. JSON reports have the field under this name. */
  told?: readonly PastDigest[];
  name: string;
  address: string;
}

function roundLine({ round, owed, shared }: WaitingRound): RoundLine {
  const { key, definition, endsAt } = round;
  return {
    round: key,
    review: definition.displayName,
    endsAt,
    owes: owed.length,
    shared: shared.length,
  };
}

/** A line, completed from the reading of its person. */
export function personLine(
  reviewData: ReviewData,
  line: Pick<PersonLine, 'person' | 'result' | 'why'>,
  due?: Due,
): PersonLine {
  const addressee = reviewData.addresseeOf(line.person);
  return {
    ...line,
    occasion: due?.occasion ?? null,
    rounds: (reviewData.people.get(line.person) ?? []).map(roundLine),
    name: addressee?.displayName ?? '',
    address: addressee?.address ?? '',
  };
}

/** People with items to answer and without a mail address: somebody has to tell them in another way. */
export const unreachable = (reviewData: ReviewData): PersonLine[] =>
  [...reviewData.people.keys()]
    .filter((person) => reviewData.addresseeOf(person) === null)
    .map((person) => personLine(reviewData, { person, result: 'no mailbox', why: 'no address' }));
