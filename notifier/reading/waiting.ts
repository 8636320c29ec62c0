import { type Claim, owing } from '../../lib/owing/owing';
import type { Directory } from '../../lib/owing/round';
import type { OpenRound } from '../graph/rounds';
import type { DigestItem } from '../mail/digest';

/** A round, with what waits in it for one person. */
export interface WaitingRound {
  round: OpenRound;
  items: readonly DigestItem[];
}

/** What waits, by person; and how many items there are of each kind of claim. */
export interface AllWaiting {
  people: Map<string, WaitingRound[]>;
  claims: Record<Claim['kind'], number>;
  /** Of what isn't known, why. */
  unknown: Record<string, number>;
}

function claimed(claim: Claim): readonly string[] {
  if (claim.kind === 'owes') return [claim.person];
  return claim.kind === 'oneOfSeveral' ? claim.people : [];
}

/** Sorts what waits by whom it waits for; nobody is told of what isn't known. */
export function allWaiting(rounds: readonly OpenRound[], directory: Directory, now: string): AllWaiting {
  const all: AllWaiting = {
    people: new Map(),
    claims: { owes: 0, oneOfSeveral: 0, finished: 0, notKnown: 0 },
    unknown: {},
  };
  for (const round of rounds) {
    const byPerson = new Map<string, DigestItem[]>();
    const items = new Map(round.items.map((item) => [item.id, item]));
    for (const claim of owing(round, directory, now)) {
      all.claims[claim.kind] += 1;
      if (claim.kind === 'notKnown') all.unknown[claim.why] = (all.unknown[claim.why] ?? 0) + 1;
      const item = items.get(claim.itemId);
      if (!item) continue;
      const { id, principal, resource, advice, lastSignInAt, outlier } = item;
      for (const person of claimed(claim)) {
        const own = principal.id === person;
        const shared = claim.kind === 'oneOfSeveral';
        const digested = { id, principal, resource, advice, lastSignInAt, outlier, own, shared };
        byPerson.set(person, [...(byPerson.get(person) ?? []), digested]);
      }
    }
    for (const [person, waiting] of byPerson)
      all.people.set(person, [...(all.people.get(person) ?? []), { round, items: waiting }]);
  }
  return all;
}
