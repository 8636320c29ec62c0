import type { Asking } from '../../lib/owing/asking';
import type { LiveDefinition } from '../graph/definitions';
import type { OpenRound } from '../graph/rounds';

/** The people and groups to read from the directory. Ids are in lower case. */
export interface Wanted {
  /** People whose existence, manager and mail address are read. */
  people: Set<string>;
  /** People whose sponsors are read too. */
  sponsored: Set<string>;
  members: Set<string>;
  transitiveMembers: Set<string>;
  /** Ids whose owners are read; whether an id is a group or an application isn't known. */
  owners: Set<string>;
}

export const NOTHING_WANTED: Readonly<Record<keyof Wanted, Set<string>>> = {
  people: new Set(),
  sponsored: new Set(),
  members: new Set(),
  transitiveMembers: new Set(),
  owners: new Set(),
};

const asksManager = ({ kind }: Asking): boolean => kind === 'manager' || kind === 'managerOrSponsor';
const asksSponsor = ({ kind }: Asking): boolean => kind === 'sponsor' || kind === 'managerOrSponsor';

/** Whether a review has reviewers who depend on the person under review. */
export const reviewersDependOnPerson = (askings: readonly Asking[]): boolean =>
  askings.some((asking) => asksManager(asking) || asksSponsor(asking));

function addObjects(wanted: Wanted, askings: readonly Asking[], resourceIds: Iterable<string>): void {
  for (const asking of askings) {
    if (asking.kind === 'members')
      (asking.transitive ? wanted.transitiveMembers : wanted.members).add(asking.groupId);
    if (asking.kind !== 'owners') continue;
    if (asking.objectId !== null) wanted.owners.add(asking.objectId);
    else for (const id of resourceIds) wanted.owners.add(id);
  }
}

/** Kinds of resources that have owners in the directory. */
const OWNED = new Set(['group', 'serviceprincipal']);

/**
 * Everything that the open rounds and the next rounds of these reviews need: reviewers are found by the
 * directory when a round starts, so the directory has to be read before.
 * @param followed people under review whom earlier runs saw
 */
export function wantedFor(
  definitions: readonly LiveDefinition[],
  rounds: readonly OpenRound[],
  followed: Iterable<string>,
): Wanted {
  const wanted: Wanted = {
    people: new Set(followed),
    sponsored: new Set(),
    members: new Set(),
    transitiveMembers: new Set(),
    owners: new Set(),
  };
  for (const { askings, groupId } of definitions) {
    addObjects(wanted, askings, groupId ? [groupId] : []);
    if (groupId && reviewersDependOnPerson(askings)) wanted.transitiveMembers.add(groupId);
  }
  for (const { reviewers, fallback, items, contacted } of rounds) {
    const askings = [...reviewers, ...fallback];
    const resources = items.flatMap(({ resource }) =>
      resource && OWNED.has(resource.type.toLowerCase()) ? [resource.id] : [],
    );
    addObjects(wanted, askings, new Set(resources));
    for (const { id } of contacted ?? []) wanted.people.add(id);
    if (!reviewersDependOnPerson(askings)) continue;
    for (const { principal } of items) {
      if (principal.kind !== 'user') continue;
      wanted.people.add(principal.id);
      if (askings.some(asksSponsor)) wanted.sponsored.add(principal.id);
    }
  }
  return wanted;
}
