import { type Claim, owing } from '../../lib/owing/owing';
import type { Directory } from '../../lib/owing/round';
import type { OpenRound, RoundItem } from '../graph/rounds';

/** A round with the items that wait in it for one person. People with the same items share the lists. */
export interface WaitingRound {
  round: OpenRound;
  /** The items that this person alone can answer. */
  owed: readonly RoundItem[];
  /** The items that others could answer too. */
  shared: readonly RoundItem[];
}

/** The waiting items by person, and the number of items for each kind of claim. */
export interface AllWaiting {
  people: Map<string, WaitingRound[]>;
  claims: Record<Claim['kind'], number>;
  /** The number of items whose reviewer isn't known, by reason. */
  unknown: Record<string, number>;
}

function claimed(claim: Claim): readonly string[] {
  if (claim.kind === 'owes') return [claim.person];
  return claim.kind === 'oneOfSeveral' ? claim.people : [];
}

/**
 * Sorts the waiting items by the person for whom they wait; an item whose reviewer
 * isn't known is in nobody's list.
 */
export function allWaiting(rounds: readonly OpenRound[], directory: Directory, now: string): AllWaiting {
  const claims: AllWaiting['claims'] = { owes: 0, oneOfSeveral: 0, finished: 0, notKnown: 0 };
  const unknown: AllWaiting['unknown'] = {};
  const people = new Map<string, WaitingRound[]>();
  for (const round of rounds) {
    const owed = new Map<string, RoundItem[]>();
    const shared = new Map<string, RoundItem[]>();
    const items = new Map(round.items.map((item) => [item.id, item]));
    for (const claim of owing(round, directory, now)) {
      claims[claim.kind] += 1;
      if (claim.kind === 'notKnown') unknown[claim.why] = (unknown[claim.why] ?? 0) + 1;
      const item = items.get(claim.itemId);
      const lists = claim.kind === 'oneOfSeveral' ? shared : owed;
      if (item) for (const person of claimed(claim)) push(lists, person, item);
    }
    const [owedBy, sharedBy] = [reuseEqualLists(), reuseEqualLists()];
    for (const person of new Set([...owed.keys(), ...shared.keys()])) {
      const waiting = { round, owed: owedBy(owed.get(person)), shared: sharedBy(shared.get(person)) };
      push(people, person, waiting);
    }
  }
  return { people, claims, unknown };
}

const NOTHING: readonly RoundItem[] = [];

/** Returns the list before where the next one has the same items. */
function reuseEqualLists(): (list: readonly RoundItem[] | undefined) => readonly RoundItem[] {
  let before = NOTHING;
  return (list = NOTHING) => {
    const isSame = list.length === before.length && list.every((item, at) => item === before[at]);
    if (!isSame) before = list;
    return before;
  };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
