import type { DirectoryRead } from '../graph/directory';
import type { OpenRound } from '../graph/rounds';
import type { Recipient } from '../mail/digest';

/** Where people get mail: null where they have no address. */
export function addressees(
  { people }: DirectoryRead,
  rounds: readonly OpenRound[],
): (person: string) => Omit<Recipient, 'id'> | null {
  return (person) => {
    const known = people?.get(person);
    if (known) return known.address === '' ? null : known;
    // Where people may not be read, the sign-in name has to do: in most tenants it is the address.
    if (people) return null;
    return rounds.find(({ names }) => names.has(person))?.names.get(person) ?? null;
  };
}
