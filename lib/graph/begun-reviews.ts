import type { Review } from '../review/model';
import { itemsRefOf } from '../review/refs';
import type { Graph } from './client';
import { readUntilUndecided } from './decisions';
import type { ItemsRead } from './growing-items';
import { myItemsRequest } from './items-page';
import type { GraphAnswer, GraphRequest } from './message';
import { asProblem, PortalProblem } from './problem';
import { myStage, stagesRequest } from './stages';

/** A review with the items read so far, or the problem that prevented it. */
export type BegunReview = { review: Review; read: ItemsRead } | PortalProblem;

type Answers = ReadonlyMap<string, GraphAnswer | PortalProblem>;

const NOTHING: ItemsRead = { items: [], complete: false, total: null };

/**
 * Reads the first items of many reviews: one batch reads the items of reviews without stages and the stages of the
 * others, a second batch the items of those stages. The results have the order of `reviews`.
 */
export async function beginReviews(graph: Graph, reviews: readonly Review[]): Promise<BegunReview[]> {
  const answers = await graph.readMany(
    requestsFor(reviews, (review) =>
      review.definition.staged ? stagesRequest(itemsRefOf(review)) : pageRequest(graph, review),
    ),
  );
  const withStages = reviews.map((review) => inStage(graph, review, answers));
  const staged = withStages.flatMap((review) =>
    review instanceof PortalProblem || !review.stage ? [] : [review],
  );
  const later = await graph.readMany(requestsFor(staged, (review) => pageRequest(graph, review)));
  return Promise.all(
    withStages.map((review) =>
      begun(graph, review, review instanceof PortalProblem || !review.stage ? answers : later),
    ),
  );
}

function requestsFor(
  reviews: readonly Review[],
  request: (review: Review) => GraphRequest,
): Map<string, GraphRequest> {
  return new Map(reviews.map((review) => [review.instance.id, request(review)]));
}

function pageRequest(graph: Graph, review: Review): GraphRequest {
  return myItemsRequest(graph, itemsRefOf(review), { insights: false });
}

function inStage(graph: Graph, review: Review, answers: Answers): Review | PortalProblem {
  if (!review.definition.staged) return review;
  try {
    return { ...review, stage: myStage(graph, review, answers.get(review.instance.id)) };
  } catch (error) {
    return asProblem(error);
  }
}

async function begun(graph: Graph, review: Review | PortalProblem, answers: Answers): Promise<BegunReview> {
  if (review instanceof PortalProblem) return review;
  if (review.definition.staged && !review.stage) return { review, read: NOTHING };
  const read = await readUntilUndecided(graph, itemsRefOf(review), answers.get(review.instance.id));
  return read instanceof PortalProblem ? read : { review, read };
}
