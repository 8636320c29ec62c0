import type { Review, ReviewDefinition } from '../review/model';
import type { Graph } from './client';
import { listMyInstances } from './instances';
import { listMyDefinitions } from './my-definitions';
import { PortalProblem } from './problem';
import { withoutUnreadTwins } from './twins';

export interface PastReviewsRead {
  /** The ended reviews that Graph still shows me, the latest first. */
  reviews: Review[];
  /** For how many definitions the instances couldn't be read. */
  unread: number;
  /** A list broke off: an unknown number may be missing. */
  broken: boolean;
}

/**
 * Reads the reviews that have ended, on both routes: what can't be read on `unified` is read on the ordinary route, as
 * in the inbox. Throws the problem when nothing at all could be read.
 */
export async function readPastReviews(given: Graph): Promise<PastReviewsRead> {
  const graph = given.forBothRoutes();
  const { definitions, ordinary, broken } = await listMyDefinitions(graph);
  const first = await readEnded(graph, definitions);
  const elsewhere = [...first.problems.keys()].flatMap((id) => ordinary.get(id) ?? []);
  for (const { id } of elsewhere) graph.tenant.routes.delete(id);
  const onOrdinary = await readEnded(graph, elsewhere);
  const problems = [...first.problems].filter(([id]) => !ordinary.has(id)).map(([, problem]) => problem);
  problems.push(...onOrdinary.problems.values());
  const all = [...first.reviews, ...onOrdinary.reviews];
  const [worst] = problems;
  if (worst && all.length === 0) throw worst;
  const reviews = [...(await withoutUnreadTwins(graph, all))].sort(lastFirst);
  return { reviews, unread: problems.length, broken: broken || first.broken || onOrdinary.broken };
}

interface Ended {
  reviews: Review[];
  problems: Map<string, PortalProblem>;
  broken: boolean;
}

async function readEnded(graph: Graph, definitions: readonly ReviewDefinition[]): Promise<Ended> {
  const { instances, broken } = await listMyInstances(graph, definitions, 'ended');
  const ended: Ended = { reviews: [], problems: new Map(), broken };
  for (const definition of definitions) {
    const found = instances.get(definition.id);
    if (found instanceof PortalProblem) ended.problems.set(definition.id, found);
    else for (const instance of found ?? []) ended.reviews.push({ definition, instance, stage: null });
  }
  return ended;
}

/** A review without an end counts as the oldest. */
function lastFirst(one: Review, other: Review): number {
  const end = ({ instance: { endsAt } }: Review) => (endsAt === null ? 0 : Date.parse(endsAt));
  return end(other) - end(one);
}
