import type { DecisionItem, Review } from '../review/model';
import { itemsRefOf } from '../review/refs';
import type { Graph } from './client';
import { itemPage, myItemsRequest } from './items-page';

/** A review with the items read so far. */
interface Read {
  review: Review;
  items: readonly DecisionItem[];
  complete: boolean;
}

/**
 * Leaves out reviews that are listed twice. A review of a catalog may be on both routes under different ids, also of
 * its items. Then it is recognised by its facts: the same name, creator and times to the second, and the same access of
 * the same people. The one on the ordinary route is left out, as it is where the ids are equal.
 */
export function withoutTwins<R extends Read>(reads: readonly R[]): R[] {
  const unified = reads.filter(({ review }) => isUnified(review));
  return reads.filter((one) => isUnified(one.review) || !unified.some((other) => areTwins(one, other)));
}

/**
 * The same for ended and delegated reviews, whose items weren't read: reads one page of items where reviews of both
 * routes have the same name, creator and times. Reviews that can't be read stay.
 */
export async function withoutUnreadTwins(
  graph: Graph,
  reviews: readonly Review[],
): Promise<readonly Review[]> {
  const alike = reviews.filter((review) =>
    reviews.some((other) => isUnified(other) !== isUnified(review) && haveSameFacts(other, review)),
  );
  const requests = alike.map((review) => {
    const ref = itemsRefOf(review);
    return [review.instance.id, myItemsRequest(graph, ref, { insights: false })] as const;
  });
  const answers = await graph.forExtras().readMany(new Map(requests));
  const reads = await Promise.all(
    alike.map(async (review): Promise<Read> => {
      try {
        const page = await itemPage(graph, itemsRefOf(review), answers.get(review.instance.id));
        return { review, items: page.items, complete: page.next === undefined };
      } catch {
        return { review, items: [], complete: false };
      }
    }),
  );
  const kept = new Set(withoutTwins(reads).map(({ review }) => review));
  return reviews.filter((review) => kept.has(review) || !alike.includes(review));
}

const isUnified = ({ definition }: Review): boolean => definition.route !== undefined;

/** Null where too few facts are known to compare. */
function factsOf({ definition: { displayName, createdBy }, instance: { startsAt, endsAt } }: Review) {
  return displayName && startsAt && endsAt ? [displayName, createdBy, startsAt, endsAt].join('\n') : null;
}

function haveSameFacts(one: Review, other: Review): boolean {
  const facts = factsOf(one);
  return facts !== null && facts === factsOf(other);
}

function areTwins(one: Read, other: Read): boolean {
  if (!haveSameFacts(one.review, other.review)) return false;
  const [ours, theirs] = [accessesOf(one), accessesOf(other)];
  if (one.complete && other.complete) return ours.length > 0 && ours.join() === theirs.join();
  // Lists that weren't read to the end may begin with different items.
  const there = new Set(theirs);
  return ours.some((access) => there.has(access));
}

/** Each person with their access, sorted; permissions are left out because only one route gives them. */
const accessesOf = ({ items }: Read): string[] =>
  items.map(({ principal, resource }) => `${principal.id}/${resource?.id ?? ''}`).sort();
