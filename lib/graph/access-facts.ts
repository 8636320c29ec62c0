import type { AccessFacts, DecisionItem, DenyLimit } from '../review/model';
import { addresses } from './address';
import type { Graph } from './client';
import { bodyOf, type GraphAnswer, type GraphRequest, problemOf } from './message';
import { type Page, Pages, toPage } from './paging';
import { PortalProblem } from './problem';
import { saysNothing } from './tenant-knowledge';
import { asEntity, asId, asList, asObject, asText } from './wire';

type Answers = ReadonlyMap<string, GraphAnswer | PortalProblem>;

/**
 * What the directory tells about the resources of items: groups whose members can't be removed by Entra, and who has
 * direct access; for a single item only whether its person has it. `allowed`: the optional permissions of this host.
 * Null where the host allows nothing that these items need, or where Graph gives nothing; facts that Graph doesn't give
 * are left out. Throws PortalProblem when every request failed for a reason that may pass.
 *
 * https://learn.microsoft.com/entra/id-governance/complete-access-review
 */
export async function readAccessFacts(
  graph: Graph,
  items: readonly DecisionItem[],
  allowed: readonly string[],
): Promise<AccessFacts | null> {
  const groups = allowed.includes('GroupMember.Read.All') ? resourcesOf(items, 'group') : [];
  const applications = allowed.includes('Application.Read.All') ? resourcesOf(items, 'servicePrincipal') : [];
  if (groups.length + applications.length === 0) return null;
  if (!graph.tenant.offers('access')) throw new PortalProblem('unavailable');
  const answers = await graph.forExtras().readMany(requestsFor(groups, applications));
  const passing = failureOf(answers);
  if (passing) {
    graph.tenant.failed('access', passing.status);
    throw passing;
  }
  const ofResource = new Map<string, DenyLimit>();
  const direct = new Map<string, ReadonlySet<string>>();
  let knownGroups = 0;
  for (const id of groups) {
    const limit = limitIn(answers, id);
    if (limit !== undefined) knownGroups++;
    if (limit) ofResource.set(id, limit);
  }
  const lists = [
    ...groups.map((id) => [id, 'id'] as const),
    ...applications.map((id) => [id, 'principalId'] as const),
  ];
  const [person, ...more] = items.map(({ principal }) => principal.id);
  const sought = more.length === 0 ? person : undefined;
  await Promise.all(
    lists.map(async ([id, field]) => {
      const ids = await idsIn(graph, answers.get(`${id}/direct`), field, sought);
      if (ids) direct.set(id, ids);
    }),
  );
  return knownGroups + direct.size > 0 ? { ofResource, direct } : null;
}

/** The problem when every request failed for a reason that may pass; else undefined. */
function failureOf(answers: Answers): PortalProblem | undefined {
  const problems = [...answers.values()].map((answer) =>
    answer instanceof PortalProblem ? answer : problemIn(answer),
  );
  return problems.every((problem) => problem !== undefined) ? problems[0] : undefined;
}

const problemIn = (answer: GraphAnswer) => (saysNothing(answer.status) ? problemOf(answer) : undefined);

function resourcesOf(items: readonly DecisionItem[], type: string): string[] {
  const ids = items.flatMap(({ resource }) => (resource?.type === type ? (asId(resource.id) ?? []) : []));
  return [...new Set(ids)];
}

function requestsFor(groups: readonly string[], applications: readonly string[]): Map<string, GraphRequest> {
  const get = (address: string): GraphRequest => ({ method: 'GET', address });
  const list = (address: string): GraphRequest => ({ ...get(address), holds: 'list' });
  return new Map([
    ...groups.map((id) => [id, get(addresses.group(id))] as const),
    ...groups.map((id) => [`${id}/direct`, list(addresses.members(id))] as const),
    ...applications.map((id) => [`${id}/direct`, list(addresses.assignedTo(id))] as const),
  ]);
}

/** Null: nothing limits a Deny; undefined: Graph doesn't tell. */
function limitIn(answers: Answers, id: string): DenyLimit | null | undefined {
  const answer = answers.get(id);
  if (!answer || answer instanceof PortalProblem || answer.status !== 200) return undefined;
  const group = asEntity(answer.body);
  const types = asList(group.groupTypes).map((type) => asText(type).toLowerCase());
  if (group.onPremisesSyncEnabled === true) return 'synced';
  if (types.includes('dynamicmembership')) return 'dynamic';
  // A Microsoft 365 group has mail too, but its members can be removed.
  return group.mailEnabled === true && !types.includes('unified') ? 'mailEnabled' : null;
}

/**
 * The ids of a whole list, or up to the id that is sought. Undefined when the list isn't complete: people missing from
 * it would look as if they had the access through a group.
 */
async function idsIn(
  graph: Graph,
  answer: GraphAnswer | PortalProblem | undefined,
  field: string,
  sought?: string,
): Promise<Set<string> | undefined> {
  if (!answer || answer instanceof PortalProblem) return undefined;
  const ids = new Set<string>();
  const take = ({ values }: Page) => {
    for (const value of values) ids.add(asText(asObject(value)[field]).toLowerCase());
  };
  try {
    const first = toPage(graph, bodyOf(answer));
    take(first);
    if (sought && ids.has(sought)) return ids;
    const rest = new Pages(graph.forExtras(), first.next);
    for await (const page of rest) {
      take(page);
      if (sought && ids.has(sought)) return ids;
    }
    return rest.broken ? undefined : ids;
  } catch {
    return undefined;
  }
}
