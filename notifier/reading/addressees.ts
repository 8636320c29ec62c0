import type { DirectoryRead } from '../graph/directory';
import type { OpenRound } from '../graph/rounds';
import type { Recipient } from '../mail/digest';

/** A function that gives a person's mail address; null where the person has none. */
export function addressees(
  { people }: DirectoryRead,
  rounds: readonly OpenRound[],
): (person: string) => Omit<Recipient, 'id'> | null {
  return (person) => {
    const known = people?.get(person);
    if (known) return known.address === '' ? null : known;
    // Where people may not be read, the sign-in name is used: in most tenants it is the mail address.
    if (people) return null;
    return rounds.find(({ names }) => names.has(person))?.names.get(person) ?? null;
  };
}
