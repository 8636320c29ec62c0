import { sharedResource } from '../review/access';
import type { DecisionItem, Resource, Review, ReviewDefinition, ReviewInstance } from '../review/model';
import { type BegunReview, beginReviews } from './begun-reviews';
import type { Graph } from './client';
import { listMyInstances } from './instances';
import { listMyDefinitions } from './my-definitions';
import { PortalProblem } from './problem';
import { withoutTwins } from './twins';

/** One review in progress, with enough of my items to know whether one waits. */
export interface ReviewRead {
  review: Review;
  resource: Resource | null;
  items: DecisionItem[];
  /** Whether `items` are all my items. */
  complete: boolean;
}

export interface MyReviewsRead {
  reviews: ReviewRead[];
  /** The ids of all definitions I review, finished ones included. */
  definitionIds: string[];
  /** How many definitions or instances couldn't be read. */
  unread: number;
  /** A list of definitions or instances broke off: an unknown number may be missing. */
  broken?: boolean;
}

/**
 * Finds the reviews that wait for me. v1.0 has no single request for this, so it reads definitions → instances → items
 * (or stages, and then their items), all but the first in batches. Counts the parts that fail, and throws their problem
 * when nothing at all could be read. A review on both routes that can't be read on `unified` is read on the ordinary
 * route. A review on both routes under different ids comes once.
 */
export async function readMyReviews(given: Graph): Promise<MyReviewsRead> {
  const graph = given.forBothRoutes();
  const { definitions, ordinary, broken } = await listMyDefinitions(graph);
  const first = await readReviewsOf(graph, definitions);
  const elsewhere = [...first.problems.keys()].flatMap((id) => ordinary.get(id) ?? []);
  for (const { id } of elsewhere) graph.tenant.routes.delete(id);
  const onOrdinary = await readReviewsOf(graph, elsewhere);
  const movedIds = new Set(elsewhere.map(({ id }) => id));
  const reviews = withoutTwins([
    ...first.reviews.filter(({ review }) => !movedIds.has(review.definition.id)),
    ...onOrdinary.reviews,
  ]);
  const problems = [...first.problems].flatMap(([id, found]) => (movedIds.has(id) ? [] : found));
  problems.push(...[...onOrdinary.problems.values()].flat());
  const [worst] = problems;
  if (worst && reviews.length === 0) throw worst;
  return {
    reviews,
    definitionIds: definitions.map(({ id }) => id),
    unread: problems.length,
    broken: broken || first.broken || onOrdinary.broken,
  };
}

interface ReadOfDefinitions {
  reviews: ReviewRead[];
  /** The problems of each definition that couldn't be read. */
  problems: Map<string, PortalProblem[]>;
  broken: boolean;
}

async function readReviewsOf(
  graph: Graph,
  definitions: readonly ReviewDefinition[],
): Promise<ReadOfDefinitions> {
  const { instances, broken } = await listMyInstances(graph, definitions);
  const problems = new Map<string, PortalProblem[]>();
  const fail = (id: string, problem: PortalProblem) =>
    problems.set(id, [...(problems.get(id) ?? []), problem]);
  for (const [id, list] of instances) if (list instanceof PortalProblem) fail(id, list);
  const open = definitions.flatMap((definition) => reviewsOf(definition, instances.get(definition.id)));
  const reviews: ReviewRead[] = [];
  const begun = await beginReviews(graph, open);
  for (const [at, { definition }] of open.entries()) {
    const one = begun[at];
    if (one instanceof PortalProblem) fail(definition.id, one);
    else if (one) reviews.push(toRead(one));
  }
  return { reviews, problems, broken };
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
