import type { Review } from '../review/model';
import type { Graph } from './client';
import { listMyInstances } from './instances';
import { listMyDefinitions } from './my-definitions';
import { PortalProblem } from './problem';

export interface PastReviewsRead {
  /** Ended ones that Graph still shows me, the last one first. */
  reviews: Review[];
  /** How many definitions' instances couldn't be read. */
  unread: number;
  /** A list broke off: some may be missing that nobody can count. */
  broken: boolean;
}

/** Reads the reviews that have ended. Where nothing at all could be read, its problem is thrown. */
export async function readPastReviews(graph: Graph): Promise<PastReviewsRead> {
  const { definitions, broken } = await listMyDefinitions(graph);
  const { instances, broken: cut } = await listMyInstances(graph, definitions, 'ended');
  const reviews = definitions.flatMap((definition) => {
    const ended = instances.get(definition.id);
    if (!ended || ended instanceof PortalProblem) return [];
    return ended.map((instance) => ({ definition, instance, stage: null }));
  });
  const problems = [...instances.values()].filter((one) => one instanceof PortalProblem);
  const [first] = problems;
  if (first && reviews.length === 0) throw first;
  return { reviews: reviews.sort(lastFirst), unread: problems.length, broken: broken || cut };
}

/** One without an end counts as the oldest. */
function lastFirst(one: Review, other: Review): number {
  const [a, b] = [one, other].map(({ instance }) => Date.parse(instance.endsAt ?? '') || 0);
  return (b ?? 0) - (a ?? 0);
}
