import type { Material } from '../reading/material';
import type { WaitingRound } from '../reading/waiting';
import type { Line } from '../run/host';
import type { TellingLine } from '../run/marks';
import type { Due } from '../schedule/due';
import type { Occasion } from '../schedule/occasions';

/** What waits for a person in one round. */
export interface RoundLine {
  round: string;
  review: string;
  /** ISO 8601. */
  endsAt: string;
  /** Items that this person alone can answer. */
  owes: number;
  /** Items that others could answer too. */
  shared: number;
}

/** What is said of one person after a run, or before one. */
export interface PersonLine extends Omit<Line, 'result'> {
  result: Line['result'] | 'would send' | 'no mailbox' | 'thanked';
  /** Why a digest is due; null where none is. */
  occasion: Occasion | null;
  rounds: readonly RoundLine[];
  /** Digests so far, by day; only where they are asked for. */
  told?: readonly TellingLine[];
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

/** A line with what the reading tells of its person. */
export function personLine(
  material: Material,
  line: Pick<PersonLine, 'person' | 'result' | 'why'>,
  due?: Due,
): PersonLine {
  const addressee = material.addresseeOf(line.person);
  return {
    ...line,
    occasion: due?.occasion ?? null,
    rounds: (material.people.get(line.person) ?? []).map(roundLine),
    name: addressee?.displayName ?? '',
    address: addressee?.address ?? '',
  };
}

/** Those who are waited for and get no mail anywhere: somebody has to tell them otherwise. */
export const unreachable = (material: Material): PersonLine[] =>
  [...material.people.keys()]
    .filter((person) => material.addresseeOf(person) === null)
    .map((person) => personLine(material, { person, result: 'no mailbox', why: 'no address' }));
