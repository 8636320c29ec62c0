import type { DecisionItem, Resource, Review, ReviewDefinition, ReviewInstance } from '../review/model';
import type { Graph } from './client';
import { type ItemPage, readProgress } from './decisions';
import { listMyDefinitions } from './definitions';
import { listMyInstances } from './instances';
import { PortalProblem } from './problem';

/** One review in progress with what was read of my items: enough to say whether something waits. */
export interface ReviewRead {
  review: Review;
  resource: Resource | null;
  items: DecisionItem[];
  /** Whether `items` are all of mine; false for a staged review, whose items aren't read here. */
  complete: boolean;
}

export interface MyReviewsRead {
  reviews: ReviewRead[];
  /** Ids of all definitions I review, finished ones included. */
  definitionIds: string[];
  /** How many definitions or instances couldn't be read. */
  unread: number;
}

/**
 * Finds what waits for me. v1.0 has no single call for it, so it fans out: definitions → instances → items, the last
 * two in batches. Parts that fail are counted; where nothing at all could be read their problem is thrown.
 */
export async function readMyReviews(graph: Graph): Promise<MyReviewsRead> {
  const definitions = await listMyDefinitions(graph);
  const definitionIds = definitions.map((definition) => definition.id);
  const instances = await listMyInstances(graph, definitionIds);
  const problems = [...instances.values()].filter((list) => list instanceof PortalProblem);
  const open = definitions.flatMap((definition) => reviewsOf(definition, instances.get(definition.id)));
  const pages = await readProgress(graph, open.filter(isReadable).map(refOf));
  const reviews: ReviewRead[] = [];
  for (const review of open) {
    const page = pages.get(review.instance.id);
    if (page instanceof PortalProblem) problems.push(page);
    else reviews.push(toRead(review, page));
  }
  const [first] = problems;
  if (first && reviews.length === 0) throw first;
  return { reviews, definitionIds, unread: problems.length };
}

function reviewsOf(
  definition: ReviewDefinition,
  instances: ReviewInstance[] | PortalProblem | undefined,
): Review[] {
  if (!instances || instances instanceof PortalProblem) return [];
  return instances.map((instance) => ({ definition, instance }));
}

/** The items of a staged review belong to its stages. */
function isReadable(review: Review): boolean {
  return !review.definition.staged;
}

function refOf({ definition, instance }: Review) {
  return { definitionId: definition.id, instanceId: instance.id };
}

function toRead(review: Review, page: ItemPage | undefined): ReviewRead {
  const items = page?.items ?? [];
  return { review, resource: commonResource(items), items, complete: page !== undefined && !page.next };
}

/** An instance has no resource of its own; it is that of its items where they agree. */
function commonResource(items: readonly DecisionItem[]): Resource | null {
  const first = items[0]?.resource ?? null;
  return first && items.every((item) => item.resource?.id === first.id) ? first : null;
}
