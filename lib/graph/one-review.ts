import type { DecisionItem, Review, ReviewRef } from '../review/model';
import type { Graph } from './client';
import { firstItems, growingItems, type ItemPage, myItemsRequest } from './decisions';
import { reviewRequests, toReview } from './definitions';
import type { GraphAnswer } from './message';
import type { PortalProblem } from './problem';

export interface ReviewItems {
  review: Review;
  items: DecisionItem[];
  /** Whether all my items are here. */
  complete: boolean;
}

/** A growing list is handed on after its first page and then after every so many. */
const PAGES_BETWEEN = 5;

/**
 * Reads one review with all my items: definition, instance and first page in one request, then page after page.
 * `onPart` gets what is there so far. Throws PortalProblem, `notFound` or `forbidden` above all.
 */
export async function readOneReview(
  graph: Graph,
  ref: ReviewRef,
  onPart: (part: ReviewItems) => void,
): Promise<ReviewItems> {
  const requests = { ...reviewRequests(ref), items: myItemsRequest(graph, ref) };
  const answers = await graph.readMany(new Map(Object.entries(requests)));
  const review = toReview(ref, answers);
  const first = await startOf(graph, ref, review, answers.get('items'));
  let part: ReviewItems = { review, items: [], complete: false };
  let pages = 0;
  for await (const { items, next } of growingItems(graph, ref, first)) {
    part = { review, items, complete: next === undefined };
    if (!part.complete && pages++ % PAGES_BETWEEN === 0) onPart(part);
  }
  return part;
}

/** A staged review is shown without items: they belong to its stages, and Graph may refuse them here. */
async function startOf(
  graph: Graph,
  ref: ReviewRef,
  review: Review,
  answer: GraphAnswer | PortalProblem | undefined,
): Promise<ItemPage> {
  if (review.definition.staged) return { items: [], next: undefined };
  return firstItems(graph, ref, answer);
}
