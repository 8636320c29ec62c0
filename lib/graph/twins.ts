import type { Review } from '../review/model';
import { itemsRefOf } from '../review/place';
import type { Graph } from './client';
import { myItemsRequest } from './items-page';
import { bodyOf } from './message';
import type { ReviewItems } from './one-review';
import { PortalProblem } from './problem';
import { asId, asObject, asPage } from './wire';

/**
 * A review of a catalog may be on both routes under different ids; an item has one id, wherever it is read. The one of the
 * ordinary route is left out, as it is where the ids are equal. That equal items have equal ids on both isn't
 * documented; where they differ both are shown.
 */
export function withoutTwins<R extends Pick<ReviewItems, 'review' | 'items'>>(reads: readonly R[]): R[] {
  const unified = new Set(
    reads.flatMap(({ review, items }) => (review.definition.route ? items.map(({ id }) => id) : [])),
  );
  return reads.filter(
    ({ review, items }) => review.definition.route !== undefined || !items.some(({ id }) => unified.has(id)),
  );
}

/**
 * The same of ended reviews, whose items weren't read: a page of each is, where a review of one route has the name and the
 * times of one of the other.
 */
export async function withoutPastTwins(graph: Graph, reviews: readonly Review[]): Promise<readonly Review[]> {
  const known = (review: Review) =>
    [review.definition.displayName, review.instance.startsAt, review.instance.endsAt].join('\n');
  const [plain, unified] = [false, true].map((on) =>
    reviews.filter(({ definition }) => (definition.route !== undefined) === on),
  ) as [Review[], Review[]];
  const names = new Set(unified.map(known));
  const alike = plain.filter((review) => names.has(known(review)));
  if (alike.length === 0) return reviews;
  const others = new Set(alike.map(known));
  const asked = [...alike, ...unified.filter((review) => others.has(known(review)))];
  const answers = await graph
    .forExtras()
    .readMany(
      new Map(
        asked.map((review) => [
          review.instance.id,
          myItemsRequest(graph, itemsRefOf(review), { insights: false }),
        ]),
      ),
    );
  const idsOf = (review: Review): string[] => {
    const answer = answers.get(review.instance.id);
    if (!answer || answer instanceof PortalProblem) return [];
    try {
      return asPage(bodyOf(answer)).values.flatMap((value) => asId(asObject(value).id) ?? []);
    } catch {
      return [];
    }
  };
  const there = new Set(asked.filter(({ definition }) => definition.route).flatMap(idsOf));
  const twins = new Set(alike.filter((review) => idsOf(review).some((id) => there.has(id))));
  return reviews.filter((review) => !twins.has(review));
}
