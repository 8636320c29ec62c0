import type { ReviewInstance } from '../review/model';
import { addresses } from './address';
import type { Graph } from './client';
import { bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { pagesFrom, toPage } from './paging';
import { PortalProblem } from './problem';
import { toInstance } from './wire-review';

/** Narrows at Graph what the portal would drop anyway; some tenants may refuse it. */
const IN_PROGRESS = "status eq 'InProgress'";

/**
 * The instances in progress that I review, by definition; a definition that couldn't be read has its problem.
 * A definition's own `instances` is always empty on the wire, so each has to be asked.
 * https://learn.microsoft.com/graph/api/accessreviewinstance-filterbycurrentuser
 */
export async function listMyInstances(
  graph: Graph,
  definitionIds: readonly string[],
): Promise<Map<string, ReviewInstance[] | PortalProblem>> {
  const answers = await graph.readMany(new Map(definitionIds.map((id) => [id, instancesRequest(graph, id)])));
  const lists = definitionIds.map(async (id) => [id, await inProgress(graph, id, answers.get(id))] as const);
  return new Map(await Promise.all(lists));
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
): Promise<ReviewInstance[] | PortalProblem> {
  try {
    if (!answer || answer instanceof PortalProblem) throw answer ?? new PortalProblem('unavailable');
    const first = toPage(graph, bodyOf(answer));
    const values = [...first.values];
    for await (const page of pagesFrom(graph, first.next)) values.push(...page.values);
    const instances = values.flatMap((value) => toInstance(value, definitionId) ?? []);
    return instances.filter((instance) => instance.status === 'InProgress');
  } catch (error) {
    return error instanceof PortalProblem ? error : new PortalProblem('unreadable');
  }
}
