import type { ReviewDefinition, ReviewRoute } from '../review/model';
import { addresses } from './address';
import type { Graph } from './client';
import type { GraphRequest } from './message';
import { type ListRead, PAGE, readList } from './paging';
import { PortalProblem } from './problem';
import { isNotHere } from './tenant-knowledge';
import { toDefinition } from './wire-review';

interface Listed {
  definitions: ReviewDefinition[];
  broken: boolean;
}

export interface MyDefinitions extends Listed {
  /** The definitions that are on both routes, as the ordinary route gives them, by id. */
  ordinary: ReadonlyMap<string, ReviewDefinition>;
}

/**
 * All definitions with an instance I review, on both routes, past ones included, and whether a list broke off. A
 * definition that is on both routes under one id comes once, as `unified` gives it.
 *
 * https://learn.microsoft.com/graph/api/accessreviewscheduledefinition-filterbycurrentuser
 */
export async function listMyDefinitions(graph: Graph): Promise<MyDefinitions> {
  const [plain, unified] = await Promise.all([listOrdinary(graph), listUnified(graph)]);
  const joined = new Map([...plain.definitions, ...unified.definitions].map((one) => [one.id, one]));
  return {
    definitions: [...joined.values()],
    broken: plain.broken || unified.broken,
    ordinary: new Map(
      plain.definitions.filter(({ id }) => joined.get(id)?.route).map((one) => [one.id, one]),
    ),
  };
}

/** My definitions on the ordinary route. */
export async function listOrdinary(graph: Graph): Promise<Listed> {
  return toListed(await readList(graph, ordinaryRequest(graph)));
}

/** Asks for a hundred per page. That is the service's default too, but Microsoft doesn't promise it. */
function ordinaryRequest({ tenant }: Graph): GraphRequest {
  const plain: GraphRequest = { method: 'GET', address: addresses.myDefinitions(), holds: 'list' };
  if (!tenant.offers('top')) return plain;
  const address = addresses.myDefinitions(undefined, PAGE);
  return { ...plain, address, extra: { name: 'top', without: plain } };
}

function toListed({ values, broken }: ListRead, route?: ReviewRoute): Listed {
  const definitions = values.flatMap((value) => toDefinition(value, route) ?? []);
  return { definitions: [...new Map(definitions.map((one) => [one.id, one])).values()], broken };
}

/** My definitions on the `unified` route. This session reads them there from now on. */
export async function listUnified(graph: Graph): Promise<Listed> {
  const listed = await readUnified(graph);
  for (const { id } of listed.definitions) graph.tenant.routes.set(id, 'unified');
  return listed;
}

/**
 * My definitions on the `unified` route; empty where the tenant doesn't have this route. The request has no extras, so
 * that a tenant without the route is asked once. Any other failure breaks this list off, but never the ordinary one,
 * which doesn't wait for it.
 */
export async function readUnified(graph: Graph): Promise<Listed> {
  const { tenant } = graph;
  if (tenant.unified === false) return { definitions: [], broken: false };
  const first = tenant.unified === null;
  try {
    const address = addresses.myDefinitions('unified');
    const listed = toListed(
      await readList(graph.forBothRoutes(), { method: 'GET', address, holds: 'list' }),
      'unified',
    );
    tenant.unified = true;
    return listed;
  } catch (error) {
    if (!(error instanceof PortalProblem) || error.code === 'signIn') throw error;
    const absent = first && isNotHere(error.status);
    if (absent) tenant.unified = false;
    return { definitions: [], broken: !absent };
  }
}
