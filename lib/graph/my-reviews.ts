import { sharedResource } from '../review/access';
import type { DecisionItem, Resource, Review, ReviewDefinition, ReviewInstance } from '../review/model';
import { type BegunReview, beginReviews } from './begun-reviews';
import type { Graph } from './client';
import { listMyDefinitions } from './definitions';
import { listMyInstances } from './instances';
import { PortalProblem } from './problem';

/** One review in progress with what was read of my items: enough to say whether something waits. */
export interface ReviewRead {
  review: Review;
  resource: Resource | null;
  items: DecisionItem[];
  /** Whether `items` are all of mine. */
  complete: boolean;
}

export interface MyReviewsRead {
  reviews: ReviewRead[];
  /** Ids of all definitions I review, finished ones included. */
  definitionIds: string[];
  /** How many definitions or instances couldn't be read. */
  unread: number;
  /** A list of definitions or instances broke off: some may be missing that nobody can count. */
  broken?: boolean;
}

/**
 * Finds what waits for me. v1.0 has no single call for it, so it fans out: definitions → instances → items (or
 * stages, and then their items), all but the first in batches. Parts that fail are counted; where nothing at all could
 * be read their problem is thrown.
 */
export async function readMyReviews(graph: Graph): Promise<MyReviewsRead> {
  const { definitions, broken } = await listMyDefinitions(graph);
  const definitionIds = definitions.map((definition) => definition.id);
  const { instances, broken: cut } = await listMyInstances(graph, definitionIds);
  const problems = [...instances.values()].filter((list) => list instanceof PortalProblem);
  const open = definitions.flatMap((definition) => reviewsOf(definition, instances.get(definition.id)));
  const reviews: ReviewRead[] = [];
  for (const begun of await beginReviews(graph, open)) {
    if (begun instanceof PortalProblem) problems.push(begun);
    else reviews.push(toRead(begun));
  }
  const [first] = problems;
  if (first && reviews.length === 0) throw first;
  return { reviews, definitionIds, unread: problems.length, broken: broken || cut };
}

function reviewsOf(
  definition: ReviewDefinition,
  instances: ReviewInstance[] | PortalProblem | undefined,
): Review[] {
  if (!instances || instances instanceof PortalProblem) return [];
  return instances.map((instance) => ({ definition, instance, stage: null }));
}

function toRead({ review, read }: Exclude<BegunReview, PortalProblem>): ReviewRead {
  const { items, complete } = read;
  return { review, resource: sharedResource(items), items, complete };
}
