import { orderOf, type PastAct } from './undo';

/**
 * The acts of several reviews as the reviewer made them, newest first: the parts of one act over several reviews become
 * one act again. Each list is one review's, newest first; item ids are unique over all reviews.
 */
export function mergedActs(lists: readonly (readonly PastAct[])[]): readonly PastAct[] {
  const [only, ...others] = lists;
  if (only && others.length === 0) return only;
  const merged = new Map<string, PastAct>();
  for (const act of lists.flat().sort((one, other) => orderOf(other) - orderOf(one))) {
    const id = act.partOf ?? act.id;
    const before = merged.get(id);
    merged.set(id, before ? joined(before, act) : { ...act, id });
  }
  return [...merged.values()];
}

function joined(one: PastAct, other: PastAct): PastAct {
  const own = { ...one.own, ...other.own };
  return {
    ...one,
    parts: [...one.parts, ...other.parts],
    seen: { ...one.seen, ...other.seen },
    ...(Object.keys(own).length > 0 && { own }),
  };
}
