import type { Principal } from '../model';
import { kindOfAll } from '../principal';
import { belongsInGrid } from './arrange';
import type { ReviewWithItems } from './model';

/** What makes the grid worth offering. */
export interface SharedPeople {
  /** How many people are in more than one of the reviews. */
  people: number;
  /** What these are. */
  kind: Principal['kind'];
  /** How many reviews have one of them. */
  reviews: number;
}

/** Who is asked about in several of my open reviews of others' access; null where nobody is. Items still unread don't count. */
export function sharesPeople(reviews: readonly Omit<ReviewWithItems, 'complete'>[]): SharedPeople | null {
  const asked = new Map<string, { principal: Principal; instances: Set<string> }>();
  for (const { review, items } of reviews.filter((one) => belongsInGrid(one.review))) {
    for (const { principal } of items) entryOf(asked, principal).instances.add(review.instance.id);
  }
  const shared = [...asked.values()].filter(({ instances }) => instances.size > 1);
  if (shared.length === 0) return null;
  return {
    people: shared.length,
    kind: kindOfAll(shared),
    reviews: new Set(shared.flatMap(({ instances }) => [...instances])).size,
  };
}

function entryOf(
  asked: Map<string, { principal: Principal; instances: Set<string> }>,
  principal: Principal,
): { instances: Set<string> } {
  const entry = asked.get(principal.id) ?? { principal, instances: new Set<string>() };
  asked.set(principal.id, entry);
  return entry;
}
