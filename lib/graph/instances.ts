import { isOver } from '../review/decidable';
import type { ReviewDefinition, ReviewInstance } from '../review/model';
import { routeOf } from '../review/refs';
import { addresses } from './address';
import type { Graph } from './client';
import { answerOrThrow, bodyOf, type GraphAnswer, type GraphRequest } from './message';
import { readList, toPage } from './paging';
import { asProblem, PortalProblem } from './problem';
import { toInstance } from './wire-review';

/** A filter for what the portal would drop anyway; some tenants may refuse it. */
const IN_PROGRESS = "status eq 'InProgress'";

type Place = Pick<ReviewDefinition, 'id' | 'route'>;

/** Which instances are read: those in progress, or those that have ended. */
type Which = 'inProgress' | 'ended';

const IS: Readonly<Record<Which, (instance: ReviewInstance) => boolean>> = {
  inProgress: ({ status }) => status === 'InProgress',
  ended: ({ status }) => isOver(status),
};

/**
 * My instances that are in progress, or that have ended, by definition; a definition that couldn't be read has its
 * problem instead. Also tells whether a list broke off. Graph always gives a definition's own `instances` empty, so
 * each definition needs a request.
 *
 * https://learn.microsoft.com/graph/api/accessreviewinstance-filterbycurrentuser
 */
export async function listMyInstances(
  graph: Graph,
  definitions: readonly Place[],
  which: Which = 'inProgress',
): Promise<{ instances: Map<string, ReviewInstance[] | PortalProblem>; broken: boolean }> {
  const answers = await graph.readMany(
    new Map(definitions.map((one) => [one.id, instancesRequest(graph, one, which)])),
  );
  const instances = new Map<string, ReviewInstance[] | PortalProblem>();
  let broken = false;
  await Promise.all(
    definitions.map(async ({ id }) => {
      const list = await instancesIn(graph, id, answers.get(id), which);
      instances.set(id, list instanceof PortalProblem ? list : list.instances);
      broken ||= !(list instanceof PortalProblem) && list.broken;
    }),
  );
  return { instances, broken };
}

function instancesRequest({ tenant }: Graph, one: Place, which: Which): GraphRequest {
  const place = { definitionId: one.id, ...routeOf(one) };
  const plain: GraphRequest = { method: 'GET', address: addresses.myInstances(place), holds: 'list' };
  if (which === 'ended' || !tenant.offers('statusFilter')) return plain;
  const address = addresses.myInstances(place, IN_PROGRESS);
  return { ...plain, address, extra: { name: 'statusFilter', without: plain } };
}

async function instancesIn(
  graph: Graph,
  definitionId: string,
  answer: GraphAnswer | PortalProblem | undefined,
  which: Which,
): Promise<{ instances: ReviewInstance[]; broken: boolean } | PortalProblem> {
  try {
    const { values, broken } = await readList(graph, toPage(graph, bodyOf(answerOrThrow(answer))));
    const all = new Map(
      values.flatMap((value) => toInstance(value, definitionId) ?? []).map((one) => [one.id, one]),
    );
    return { instances: [...all.values()].filter((one) => IS[which](one)), broken };
  } catch (error) {
    return asProblem(error);
  }
}
