import type { ReviewAddress } from '../review/model';
import type { Graph } from './client';
import { listUnified } from './my-definitions';
import { PortalProblem } from './problem';

/** What the ordinary route may answer for a review that is on the other route. */
const ELSEWHERE: ReadonlySet<PortalProblem['code']> = new Set(['notFound', 'forbidden', 'refused']);

/**
 * Reads data of a review known only by its ids, as links have them, on the review's own route. If this session doesn't
 * know the route, it asks the ordinary route first, then `unified` when the ordinary one knows no such review. When
 * `unified` lists the review but lets none of it be read, it asks the ordinary route.
 */
export async function onOwnRoute<R extends Pick<ReviewAddress, 'definitionId'>, T>(
  graph: Graph,
  ref: R,
  read: (place: R & Pick<ReviewAddress, 'route'>) => Promise<T>,
): Promise<T> {
  const { routes } = graph.tenant;
  const known = routes.get(ref.definitionId);
  if (known) return onUnified(graph, ref, read);
  try {
    return await read(ref);
  } catch (error) {
    if (!mayBeElsewhere(error) || !(await mayBeUnified(graph, ref.definitionId))) throw error;
    return read({ ...ref, route: 'unified' });
  }
}

const mayBeElsewhere = (error: unknown): boolean =>
  error instanceof PortalProblem && ELSEWHERE.has(error.code);

async function onUnified<R extends Pick<ReviewAddress, 'definitionId'>, T>(
  graph: Graph,
  ref: R,
  read: (place: R & Pick<ReviewAddress, 'route'>) => Promise<T>,
): Promise<T> {
  try {
    return await read({ ...ref, route: 'unified' });
  } catch (error) {
    if (!mayBeElsewhere(error)) throw error;
    try {
      const there = await read(ref);
      graph.tenant.routes.delete(ref.definitionId);
      return there;
    } catch {
      throw error;
    }
  }
}

/** A list that broke off may contain the definition. */
async function mayBeUnified(graph: Graph, definitionId: string): Promise<boolean> {
  const { broken } = await listUnified(graph);
  return broken || graph.tenant.routes.has(definitionId);
}
