import type { ReviewInstance } from '../review/model';
import { addresses } from './address';
import type { Graph } from './client';
import { bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { readList, toPage } from './paging';
import { PortalProblem } from './problem';
import { toInstance } from './wire-review';

/** Narrows at Graph what the portal would drop anyway; some tenants may refuse it. */
const IN_PROGRESS = "status eq 'InProgress'";

/**
 * The instances in progress that I review, by definition; a definition that couldn't be read has its problem, and
 * whether a list broke off is told.
 * A definition's own `instances` is always empty on the wire, so each has to be asked.
 * https://learn.microsoft.com/graph/api/accessreviewinstance-filterbycurrentuser
 */
export async function listMyInstances(
  graph: Graph,
  definitionIds: readonly string[],
): Promise<{ instances: Map<string, ReviewInstance[] | PortalProblem>; broken: boolean }> {
  const answers = await graph.readMany(new Map(definitionIds.map((id) => [id, instancesRequest(graph, id)])));
  const instances = new Map<string, ReviewInstance[] | PortalProblem>();
  let broken = false;
  await Promise.all(
    definitionIds.map(async (id) => {
      const list = await inProgress(graph, id, answers.get(id));
      instances.set(id, list instanceof PortalProblem ? list : list.instances);
      broken ||= !(list instanceof PortalProblem) && list.broken;
    }),
  );
  return { instances, broken };
}

function instancesRequest({ tenant }: Graph, definitionId: string): GraphRequest {
  const plain: GraphRequest = { method: 'GET', address: addresses.myInstances(definitionId), holds: 'list' };
  if (!tenant.offers('statusFilter')) return plain;
  const address = addresses.myInstances(definitionId, IN_PROGRESS);
  return { ...plain, address, extra: { name: 'statusFilter', without: plain } };
}

async function inProgress(
  graph: Graph,
  definitionId: string,
  answer: GraphAnswer | PortalProblem | undefined,
): Promise<{ instances: ReviewInstance[]; broken: boolean } | PortalProblem> {
  try {
    if (!answer || answer instanceof PortalProblem) throw answer ?? new PortalProblem('unavailable');
    const { values, broken } = await readList(graph, toPage(graph, bodyOf(answer)));
    const all = new Map(
      values.flatMap((value) => toInstance(value, definitionId) ?? []).map((one) => [one.id, one]),
    );
    return { instances: [...all.values()].filter(({ status }) => status === 'InProgress'), broken };
  } catch (error) {
    return error instanceof PortalProblem ? error : new PortalProblem('unreadable');
  }
}
