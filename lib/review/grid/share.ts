import type { Principal } from '../model';
import { kindOfAll } from '../principal';
import { belongsInGrid } from './arrange';
import type { ReviewWithItems } from './model';

/** The facts with which the table of people and access is offered. */
export interface SharedPeople {
  /** How many people are in more than one of the reviews. */
  people: number;
  /** The kind of these principals. */
  kind: Principal['kind'];
}

/**
 * The people who are in several of my open reviews of others' access; null where there are none. Items not read yet
 * don't count, and neither do principals without an id: nothing tells that two of them are one.
 */
export function sharesPeople(reviews: readonly Omit<ReviewWithItems, 'complete'>[]): SharedPeople | null {
  const asked = new Map<string, { principal: Principal; instances: Set<string> }>();
  for (const { review, items } of reviews.filter((one) => belongsInGrid(one.review))) {
    for (const { principal } of items)
      if (principal.id !== '') entryOf(asked, principal).instances.add(review.instance.id);
  }
  const shared = [...asked.values()].filter(({ instances }) => instances.size > 1);
  if (shared.length === 0) return null;
  return { people: shared.length, kind: kindOfAll(shared) };
}

function entryOf(
  asked: Map<string, { principal: Principal; instances: Set<string> }>,
  principal: Principal,
): { instances: Set<string> } {
  const entry = asked.get(principal.id) ?? { principal, instances: new Set<string>() };
  asked.set(principal.id, entry);
  return entry;
}
