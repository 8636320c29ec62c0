import type { DecisionItem, ItemsRef, Review, ReviewAddress, ReviewRef } from '../review/model';
import { isUndecided } from '../review/progress';
import { readAllItems } from './all-items';
import type { Graph } from './client';
import { reviewRequests, toReview, withStage } from './definitions';
import type { ItemsRead } from './growing-items';
import { itemPage, myItemsRequest } from './items-page';
import type { GraphAnswer } from './message';
import { onOwnRoute } from './own-route';
import type { PortalProblem } from './problem';
import { stageSeen, stagesRequest } from './stages';

/** A review with the items read so far. */
export interface ReviewItems extends ItemsRead {
  review: Review;
}

type Answers = ReadonlyMap<string, GraphAnswer | PortalProblem>;

export interface ReadReviewOptions {
  /** Called with everything read so far. */
  onPart?(part: ReviewItems): void;
  /** Reading ends early when this is true; each item is given to it once. */
  enough?(items: readonly DecisionItem[]): boolean;
}

/**
 * Reads one review with all my items, those of my stage where it has stages: definition, instance and first page in one
 * request, then the other pages. Throws PortalProblem, mostly `notFound` or `forbidden`.
 */
export function readOneReview(
  graph: Graph,
  ref: ReviewRef,
  options: ReadReviewOptions = {},
): Promise<ReviewItems> {
  return onOwnRoute(graph, ref, (place) => readThere(graph, place, options));
}

async function readThere(
  graph: Graph,
  ref: ReviewAddress,
  { onPart, enough }: ReadReviewOptions,
): Promise<ReviewItems> {
  const guess: ItemsRef = { ...ref, stageId: stageSeen(graph, ref) };
  const requests = {
    ...reviewRequests(ref),
    items: myItemsRequest(graph, guess),
    ...(guess.stageId && { stages: stagesRequest(ref) }),
  };
  const answers: Answers = await graph.readMany(new Map(Object.entries(requests)));
  const review = await withStage(graph, toReview(ref, answers), answers);
  // Graph may refuse the items of a staged review where none of its stages is mine.
  if (review.definition.staged && !review.stage) return { review, items: [], complete: true, total: 0 };
  const list: ItemsRef = { ...ref, stageId: review.stage?.id ?? null };
  const answer =
    list.stageId === guess.stageId ? answers.get('items') : await graph.read(myItemsRequest(graph, list));
  const first = await itemPage(graph, list, answer);
  const read = await readAllItems(graph, list, {
    first,
    onPart: (part) => onPart?.({ review, ...part }),
    ...(enough && { enough }),
  });
  return { review, ...read };
}

/**
 * Reads as much of a review as one decision needs: the item, and another item that waits, to go on to. Most links need
 * one request, and a list of thousands isn't read for one item.
 */
export function readForItem(graph: Graph, ref: ReviewRef, itemId: string): Promise<ReviewItems> {
  let here = false;
  let another = false;
  const enough = (items: readonly DecisionItem[]) => {
    here ||= items.some(({ id }) => id === itemId);
    another ||= items.some((item) => item.id !== itemId && isUndecided(item));
    return here && another;
  };
  return readOneReview(graph, ref, { enough });
}
