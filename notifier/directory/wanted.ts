import type { Asking } from '../../lib/owing/asking';
import type { LiveDefinition } from '../graph/definitions';
import type { OpenRound } from '../graph/rounds';

/** Whom and what the directory is to be asked about. Ids are lower case. */
export interface Wanted {
  /** Whether they are there, their manager, and where they get mail. */
  people: Set<string>;
  /** Of whom the sponsors are asked too. */
  sponsored: Set<string>;
  members: Set<string>;
  transitiveMembers: Set<string>;
  /** Owners of groups and of applications; what it is isn't known. */
  owners: Set<string>;
}

export const NOTHING_WANTED: Readonly<Record<keyof Wanted, Set<string>>> = {
  people: new Set(),
  sponsored: new Set(),
  members: new Set(),
  transitiveMembers: new Set(),
  owners: new Set(),
};

const ofManager = ({ kind }: Asking): boolean => kind === 'manager' || kind === 'managerOrSponsor';
const ofSponsor = ({ kind }: Asking): boolean => kind === 'sponsor' || kind === 'managerOrSponsor';

/** Whether a review asks somebody who depends on the person under review. */
export const asksByPerson = (askings: readonly Asking[]): boolean =>
  askings.some((asking) => ofManager(asking) || ofSponsor(asking));

function addObjects(wanted: Wanted, askings: readonly Asking[], resourceIds: Iterable<string>): void {
  for (const asking of askings) {
    if (asking.kind === 'members')
      (asking.transitive ? wanted.transitiveMembers : wanted.members).add(asking.groupId);
    if (asking.kind !== 'owners') continue;
    if (asking.objectId !== null) wanted.owners.add(asking.objectId);
    else for (const id of resourceIds) wanted.owners.add(id);
  }
}

/** Kinds of resource that have owners in the directory. */
const OWNED = new Set(['group', 'serviceprincipal']);

/**
 * What the open rounds need to be known for, and what the next rounds of these reviews will need: reviewers are found by
 * the directory when a round starts, so it has to be read before.
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
    if (groupId && asksByPerson(askings)) wanted.transitiveMembers.add(groupId);
  }
  for (const { reviewers, fallback, items, contacted } of rounds) {
    const askings = [...reviewers, ...fallback];
    const resources = items.flatMap(({ resource }) =>
      resource && OWNED.has(resource.type.toLowerCase()) ? [resource.id] : [],
    );
    addObjects(wanted, askings, new Set(resources));
    for (const { id } of contacted ?? []) wanted.people.add(id);
    if (!asksByPerson(askings)) continue;
    for (const { principal } of items) {
      if (principal.kind !== 'user') continue;
      wanted.people.add(principal.id);
      if (askings.some(ofSponsor)) wanted.sponsored.add(principal.id);
    }
  }
  return wanted;
}
