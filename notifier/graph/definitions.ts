import { addresses } from '../../lib/graph/address';
import type { Graph } from '../../lib/graph/client';
import type { GraphRequest } from '../../lib/graph/message';
import { readList } from '../../lib/graph/paging';
import { PortalProblem } from '../../lib/graph/problem';
import { isNotHere } from '../../lib/graph/tenant-knowledge';
import { asEntity, asObject, asOneOf, asText } from '../../lib/graph/wire';
import { toDefinition } from '../../lib/graph/wire-review';
import { type Asking, askingsOf, fallbackOf, onlyResource } from '../../lib/owing/asking';
import { isOver } from '../../lib/review/decidable';
import { INSTANCE_STATUSES, type ReviewDefinition, type ReviewRoute } from '../../lib/review/model';
import type { Addressee } from '../mail/digest';
import { reads } from './addresses';
import { readBodies } from './batch';

/** A review with its reviewers. A definition in a list hasn't ended. */
export interface LiveDefinition extends ReviewDefinition {
  /** The person who made the review; null where Graph doesn't tell. */
  creator: Addressee | null;
  /** The reviewers of all its rounds, those of every stage. */
  askings: readonly Asking[];
  /** The id of its group; null where it is about more, or where Graph doesn't tell. */
  groupId: string | null;
  /** The same review on the ordinary route, for one that is on both: read where `unified` fails. */
  ordinary?: LiveDefinition;
}

interface DefinitionList {
  definitions: LiveDefinition[];
  broken: boolean;
}

/**
 * The definitions of both routes that haven't ended, and whether a list broke off. A definition on both
 * routes under one id is included once, as `unified` has it.
 * @throws PortalProblem
 */
export async function readDefinitions(graph: Graph): Promise<DefinitionList> {
  const [ordinary, unified] = await Promise.all([listOf(graph), unifiedOf(graph)]);
  const joined = new Map(ordinary.definitions.map((one) => [one.id, one]));
  for (const one of unified.definitions) {
    const twin = joined.get(one.id);
    joined.set(one.id, twin ? { ...one, ordinary: twin } : one);
  }
  return { definitions: [...joined.values()], broken: ordinary.broken || unified.broken };
}

/**
 * The definitions on `unified`; none where this cloud or licence lacks the route. Any other failure breaks
 * this list off, but never the ordinary one.
 */
async function unifiedOf(graph: Graph): Promise<DefinitionList> {
  try {
    return await listOf(graph, 'unified');
  } catch (error) {
    if (!(error instanceof PortalProblem) || error.code === 'signIn') throw error;
    return { definitions: [], broken: !isNotHere(error.status) };
  }
}

async function listOf(graph: Graph, route?: ReviewRoute): Promise<DefinitionList> {
  const request: GraphRequest = { method: 'GET', address: reads.definitions(route), holds: 'list' };
  const { values, broken } = await readList(graph, request);
  return { definitions: values.flatMap((value) => toLiveDefinition(value, route) ?? []), broken };
}

/**
 * One definition by its id, on either route, ended or not; undefined where Graph has none. `unified` is asked
 * only where the ordinary route has none.
 * @throws PortalProblem
 */
export async function readDefinition(graph: Graph, id: string): Promise<LiveDefinition | undefined> {
  for (const route of [undefined, 'unified'] as const) {
    const address = addresses.definition({ definitionId: id, route });
    const request: GraphRequest = { method: 'GET', address, holds: 'entity' };
    const part = (await readBodies(graph, new Map([[route, request]]))).get(route);
    if (part && 'body' in part) return withAskings(asEntity(part.body), route);
    if (part?.refused === 403 && !route) throw new PortalProblem('forbidden', { status: 403 });
  }
  return undefined;
}

function toLiveDefinition(value: unknown, route?: ReviewRoute): LiveDefinition | undefined {
  const isDone = isOver(asOneOf(asObject(value).status, INSTANCE_STATUSES) ?? 'Unknown');
  return isDone ? undefined : withAskings(value, route);
}

function withAskings(value: unknown, route?: ReviewRoute): LiveDefinition | undefined {
  const wire = asObject(value);
  const definition = toDefinition(wire, route);
  if (!definition) return undefined;
  const stages = Array.isArray(wire.stageSettings) ? wire.stageSettings.map(asObject) : [];
  const asking = stages.length > 0 ? stages : [wire];
  return {
    ...definition,
    creator: addressee(wire.createdBy),
    askings: asking.flatMap((one) => [...askingsOf(one.reviewers), ...fallbackOf(one.fallbackReviewers)]),
    groupId: onlyResource(wire.scope),
  };
}

function addressee(value: unknown): Addressee | null {
  const { displayName, userPrincipalName } = asObject(value);
  const address = asText(userPrincipalName);
  return address === '' ? null : { displayName: asText(displayName), address };
}
