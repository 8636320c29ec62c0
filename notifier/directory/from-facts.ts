import type { Directory, Held } from '../../lib/owing/round';
import type { FactKind, Facts, FactValue } from './facts';

/** The directory from what earlier runs have stored, limited to what this run could read. */
export function directoryOf(
  facts: Pick<Facts, 'get'>,
  isRead: (kind: FactKind, id: string) => boolean,
): Directory {
  // Thousands of items ask for the same people and groups.
  const known = new Map<string, Held<unknown> | undefined>();
  const held = <T>(kind: FactKind, id: string, as: (value: FactValue) => T): Held<T> | undefined => {
    const key = `${kind} ${id}`;
    if (known.has(key)) return known.get(key) as Held<T> | undefined;
    const fact = isRead(kind, id) ? facts.get(kind, id) : undefined;
    const result = fact && { value: as(fact.value), since: fact.since };
    known.set(key, result);
    return result;
  };
  const ids = (value: FactValue): ReadonlySet<string> => new Set(value);
  const members = (groupId: string, transitive: boolean) =>
    held(transitive ? 'transitiveMembers' : 'members', groupId, ids);
  return {
    present: (personId) => held('present', personId, (value) => value.length > 0),
    manager: (personId) => held('manager', personId, ([manager]) => manager ?? null),
    sponsors: (personId) => sponsorsOf(held('sponsors', personId, ids), (id) => members(id, false)),
    owners: (objectId) => held('owners', objectId, ids),
    members,
  };
}

/** Marks a group in a list of sponsors; the members of such a group are sponsors. */
export const SPONSOR_GROUP = 'group:';

function sponsorsOf(
  sponsors: Held<ReadonlySet<string>> | undefined,
  membersOf: (groupId: string) => Held<ReadonlySet<string>> | undefined,
): Held<ReadonlySet<string>> | undefined {
  if (!sponsors) return undefined;
  const people = new Set<string>();
  let { since } = sponsors;
  for (const id of sponsors.value) {
    if (!id.startsWith(SPONSOR_GROUP)) {
      people.add(id);
      continue;
    }
    const members = membersOf(id.slice(SPONSOR_GROUP.length));
    if (!members) return undefined;
    for (const member of members.value) people.add(member);
    if (members.since > since) since = members.since;
  }
  return { value: people, since };
}
