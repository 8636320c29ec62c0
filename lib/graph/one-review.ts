import type { ItemsRef, Review, ReviewRef } from '../review/model';
import { readAllItems } from './all-items';
import type { Graph } from './client';
import { reviewRequests, toReview, withStage } from './definitions';
import type { ItemsRead } from './growing-items';
import { firstItems, myItemsRequest } from './items-page';
import type { GraphAnswer } from './message';
import type { PortalProblem } from './problem';
import { stageSeen, stagesRequest } from './stages';

/** A review with its items as far as they were read. */
export interface ReviewItems extends ItemsRead {
  review: Review;
}

type Answers = ReadonlyMap<string, GraphAnswer | PortalProblem>;

/**
 * Reads one review with all my items, of my stage where it has stages: definition, instance and first page in one
 * request, then the rest. `onPart` gets what is there so far. Throws PortalProblem, `notFound` or `forbidden` above all.
 */
export async function readOneReview(
  graph: Graph,
  ref: ReviewRef,
  onPart: (part: ReviewItems) => void,
): Promise<ReviewItems> {
  const guess: ItemsRef = { ...ref, stageId: stageSeen(graph, ref) };
  const requests = {
    ...reviewRequests(ref),
    items: myItemsRequest(graph, guess),
    ...(guess.stageId && { stages: stagesRequest(ref) }),
  };
  const answers: Answers = await graph.readMany(new Map(Object.entries(requests)));
  const review = await withStage(graph, toReview(ref, answers), answers);
  // Graph may refuse the items of a staged review where no stage of it is mine.
  if (review.definition.staged && !review.stage) return { review, items: [], complete: true, total: 0 };
  const list: ItemsRef = { ...ref, stageId: review.stage?.id ?? null };
  const answer =
    list.stageId === guess.stageId ? answers.get('items') : await graph.read(myItemsRequest(graph, list));
  const first = await firstItems(graph, list, answer);
  const read = await readAllItems(graph, list, { first, onPart: (part) => onPart({ review, ...part }) });
  return { review, ...read };
}
