import type { Graph } from '../../lib/graph/client';
import { chunksOf } from '../../lib/graph/in-order';
import type { GraphRequest } from '../../lib/graph/message';
import { asId, asList, asObject, asText, type Wire } from '../../lib/graph/wire';
import type { FactEntry, FactKind, FactValue } from '../directory/facts';
import { SPONSOR_GROUP } from '../directory/from-facts';
import type { Wanted } from '../directory/wanted';
import type { Recipient } from '../mail/digest';
import { reads } from './addresses';
import { readBodies, readLists } from './batch';

/** Microsoft: at most 15 expressions with `in`. https://developer.microsoft.com/graph/known-issues/?search=13635 */
const IDS_A_FILTER = 15;

/** The directory as read; null where Graph refuses a part, about which nothing is then assumed. */
export interface DirectoryRead {
  facts: FactEntry[];
  /** The mail addresses of people; an empty address: none. Null where people may not be read. */
  people: Map<string, Omit<Recipient, 'id'>> | null;
}

const list = (address: string): GraphRequest => ({ method: 'GET', address, holds: 'list' });
const get = (address: string): GraphRequest => ({ method: 'GET', address, holds: 'entity' });

const idsIn = (values: readonly unknown[], keep: (type: string) => boolean): FactValue =>
  [
    ...new Set(
      values.flatMap((value) => {
        const wire = asObject(value);
        const id = asId(wire.id);
        return id && keep(asText(wire['@odata.type']).toLowerCase()) ? [id] : [];
      }),
    ),
  ].sort();
/** Where Graph leaves the type out, the list contains only people. */
const isUser = (type: string): boolean => type === '' || type.endsWith('.user');

/**
 * Reads people, fifteen in each part; where that is refused, one by one. Undefined where none may be read.
 */
async function peopleWires(graph: Graph, ids: readonly string[]): Promise<Wire[] | undefined> {
  const wires: Wire[] = [];
  const alone: string[] = [];
  let forbidden = false;
  const together = chunksOf(ids, IDS_A_FILTER);
  const pieces = graph.tenant.offers('idFilter') ? together : [];
  if (pieces.length === 0) alone.push(...ids);
  for (const [piece, part] of await readLists(
    graph,
    new Map(pieces.map((one) => [one, list(reads.people(one))])),
  )) {
    if ('values' in part) wires.push(...part.values.map(asObject));
    else if (part.refused === 403) forbidden = true;
    else alone.push(...piece);
  }
  if (forbidden) return undefined;
  for (const [, part] of await readBodies(graph, new Map(alone.map((id) => [id, get(reads.person(id))])))) {
    if ('body' in part) wires.push(asObject(part.body));
    else if (part.refused === 403) return undefined;
  }
  return wires;
}

/**
 * The mail address and sign-in name of a person. Guests sign in with their address at home, not with the
 * name that this tenant gave them.
 */
function recipientOf(wire: Wire): Omit<Recipient, 'id'> {
  const signInName = asText(wire.userPrincipalName);
  const isOwn = signInName !== '' && !signInName.toUpperCase().includes('#EXT#');
  return {
    displayName: asText(wire.displayName),
    address: asText(wire.mail),
    ...(isOwn && { signInName }),
  };
}

async function readPeople(graph: Graph, wanted: ReadonlySet<string>): Promise<DirectoryRead> {
  const ids = [...wanted].filter((id) => asId(id));
  if (ids.length === 0) return { facts: [], people: new Map() };
  const wires = await peopleWires(graph, ids);
  if (!wires) return { facts: [], people: null };
  const byId = new Map(
    wires.flatMap((wire) => (asId(wire.id) ? [[asId(wire.id) ?? '', wire] as const] : [])),
  );
  const people = new Map<string, Omit<Recipient, 'id'>>();
  const facts = ids.flatMap((id): FactEntry[] => {
    const wire = byId.get(id);
    if (!wire) return [['present', id, []]];
    people.set(id, recipientOf(wire));
    const manager = asId(asObject(wire.manager).id);
    return [
      ['present', id, [id]],
      ['manager', id, manager ? [manager] : []],
    ];
  });
  return { facts, people };
}

/** Reads lists of ids; a refused or endless list is left out. */
async function readIds(
  graph: Graph,
  kind: FactKind,
  asked: ReadonlyMap<string, string>,
  keep: (type: string) => boolean = isUser,
): Promise<{ facts: FactEntry[]; missing: string[] }> {
  const facts: FactEntry[] = [];
  const missing: string[] = [];
  const requests = new Map([...asked].map(([id, address]) => [id, list(address)]));
  for (const [id, part] of await readLists(graph, requests)) {
    if ('refused' in part) missing.push(id);
    else if (!part.broken) facts.push([kind, id, idsIn(part.values, keep)]);
  }
  return { facts, missing };
}

const addressed = (ids: Iterable<string>, address: (id: string) => string): Map<string, string> =>
  new Map([...ids].filter((id) => asId(id)).map((id) => [id, address(id)]));

async function readSponsors(graph: Graph, ids: ReadonlySet<string>): Promise<FactEntry[]> {
  const requests = new Map([...addressed(ids, reads.sponsors)].map(([id, address]) => [id, list(address)]));
  const facts: FactEntry[] = [];
  for (const [id, part] of await readLists(graph, requests)) {
    if ('refused' in part || part.broken) continue;
    const groups = idsIn(part.values, (type) => type.endsWith('.group'));
    const people = idsIn(part.values, (type) => type.endsWith('.user'));
    facts.push(['sponsors', id, [...people, ...groups.map((group) => SPONSOR_GROUP + group)]]);
  }
  return facts;
}

/**
 * Reads the wanted parts of the directory. What Graph refuses (a missing permission, a deleted object) is
 * left out.
 * @throws PortalProblem where Graph can't be read for now
 */
export async function readDirectory(graph: Graph, wanted: Wanted): Promise<DirectoryRead> {
  const { people, facts } = await readPeople(graph, wanted.people);
  const sponsors = await readSponsors(graph, wanted.sponsored);
  const sponsoring = sponsors
    .flatMap(([, , value]) => asList(value))
    .map(asText)
    .flatMap((id) => (id.startsWith(SPONSOR_GROUP) ? [id.slice(SPONSOR_GROUP.length)] : []));
  const members = (transitive: boolean) => (id: string) => reads.members(id, transitive);
  const direct = await readIds(
    graph,
    'members',
    addressed(new Set([...wanted.members, ...sponsoring]), members(false)),
  );
  const transitive = await readIds(
    graph,
    'transitiveMembers',
    addressed(wanted.transitiveMembers, members(true)),
  );
  const ofGroups = await readIds(graph, 'owners', addressed(wanted.owners, reads.groupOwners));
  const ofApplications = await readIds(graph, 'owners', addressed(ofGroups.missing, reads.applicationOwners));
  return {
    people,
    facts: [
      ...facts,
      ...sponsors,
      ...direct.facts,
      ...transitive.facts,
      ...ofGroups.facts,
      ...ofApplications.facts,
    ],
  };
}
