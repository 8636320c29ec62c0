import type { ReviewPlace } from '../review/model';
import type { Graph } from './client';
import { listUnified } from './my-definitions';
import { PortalProblem } from './problem';

/** What the ordinary route may answer about a review of the other one. */
const ELSEWHERE: ReadonlySet<PortalProblem['code']> = new Set(['notFound', 'forbidden', 'refused']);

/**
 * Reads something of a review that is known by its ids alone, as links have them: on the route that has it. Where this
 * session hasn't seen it yet, the ordinary route is asked first, and `unified` where that knows no such review.
 */
export async function onItsRoute<R extends Pick<ReviewPlace, 'definitionId'>, T>(
  graph: Graph,
  ref: R,
  read: (place: R & Pick<ReviewPlace, 'route'>) => Promise<T>,
): Promise<T> {
  const { routes } = graph.tenant;
  const known = routes.get(ref.definitionId);
  if (known) return read({ ...ref, route: known });
  try {
    return await read(ref);
  } catch (error) {
    const elsewhere = error instanceof PortalProblem && ELSEWHERE.has(error.code);
    if (!elsewhere || !(await mayBeUnified(graph, ref.definitionId))) throw error;
    return read({ ...ref, route: 'unified' });
  }
}

/** A list that broke off may hide it. */
async function mayBeUnified(graph: Graph, definitionId: string): Promise<boolean> {
  const { broken } = await listUnified(graph);
  return broken || graph.tenant.routes.has(definitionId);
}
