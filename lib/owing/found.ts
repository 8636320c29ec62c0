import { isCustomData } from '../review/custom-data';
import type { Asking } from './asking';
import { type Directory, type Held, momentOf, type OwedItem, type Round } from './round';

/** The people whom a round asks about an item. */
export interface Found {
  /** The people who were certainly asked. */
  who: ReadonlySet<string>;
  /** Whether others may have been asked too. */
  unsure: boolean;
}

const NOBODY: Found = { who: new Set(), unsure: false };
const UNSURE: Found = { who: new Set(), unsure: true };
const certainly = (ids: Iterable<string>): Found => ({ who: new Set(ids), unsure: false });

function united(all: readonly Found[]): Found {
  return {
    who: new Set(all.flatMap(({ who }) => [...who])),
    unsure: all.some(({ unsure }) => unsure),
  };
}

/** What the directory told, if it already held when the round started; else undefined. */
function atStart<T>(held: Held<T> | undefined, round: Round): Held<T> | undefined {
  return held && momentOf(held.since) <= momentOf(round.startsAt) ? held : undefined;
}

/**
 * Gives a function that tells whether a person could certainly be asked in this round: they were contacted in it, or
 * contacted before and still in the directory at its start.
 */
export function askedIn(round: Round, directory: Directory | null): (personId: string) => boolean {
  const contacted = new Map(round.contacted?.map(({ id, at }) => [id, momentOf(at)]));
  return (personId) => {
    const at = contacted.get(personId);
    if (at === undefined) return false;
    if (round.first || at >= momentOf(round.startsAt)) return true;
    return atStart(directory?.present(personId), round)?.value === true;
  };
}

const isPerson = ({ principal }: OwedItem): boolean => principal.kind === 'user';
/** The owners of such a resource are in the uploaded data, which Graph doesn't give. */
const isUploaded = ({ resource }: OwedItem): boolean => resource === null || isCustomData(resource);

function ownersOf(asking: Extract<Asking, { kind: 'owners' }>, item: OwedItem, sight: Sight): Found {
  if (asking.objectId === null && isUploaded(item)) return UNSURE;
  const owners = sight.held(sight.directory?.owners(asking.objectId ?? item.resource?.id ?? ''));
  if (!owners) return UNSURE;
  // Graph doesn't tell which owners the filter selects.
  return asking.filtered && owners.value.size > 0 ? UNSURE : certainly(owners.value);
}

function managerOf(item: OwedItem, { held, directory }: Sight): Found {
  if (!isPerson(item)) return NOBODY;
  const manager = held(directory?.manager(item.principal.id));
  if (!manager) return UNSURE;
  return manager.value === null ? NOBODY : certainly([manager.value]);
}

function sponsorsOf(item: OwedItem, { held, directory }: Sight): Found {
  if (!isPerson(item)) return NOBODY;
  const sponsors = held(directory?.sponsors(item.principal.id));
  return sponsors ? certainly(sponsors.value) : UNSURE;
}

function managerOrSponsorOf(item: OwedItem, sight: Sight): Found {
  const manager = managerOf(item, sight);
  return manager.unsure || manager.who.size > 0 ? manager : sponsorsOf(item, sight);
}

/** What is known of the directory for a round. */
interface Sight {
  round: Round;
  directory: Directory | null;
  held<T>(held: Held<T> | undefined): Held<T> | undefined;
  wasAsked(personId: string): boolean;
}

function foundBy(asking: Asking, item: OwedItem, sight: Sight): Found {
  const { round, directory, held } = sight;
  switch (asking.kind) {
    case 'person':
      if (sight.wasAsked(asking.id)) return certainly([asking.id]);
      // A named person who was never contacted was not found; a person contacted before may have left since.
      return round.contacted?.some(({ id }) => id === asking.id) ? UNSURE : NOBODY;
    case 'members': {
      const members = held(directory?.members(asking.groupId, asking.transitive));
      return members ? certainly(members.value) : UNSURE;
    }
    case 'owners':
      return ownersOf(asking, item, sight);
    case 'self':
      return isPerson(item) ? certainly([item.principal.id]) : NOBODY;
    case 'manager':
      return managerOf(item, sight);
    case 'sponsor':
      return sponsorsOf(item, sight);
    case 'managerOrSponsor':
      return managerOrSponsorOf(item, sight);
    case 'other':
      return UNSURE;
  }
}

/** Whether a fallback reviewer is a person or a group; Microsoft doesn't document what other entries mean there. */
export const isPlain = (asking: Asking): boolean =>
  asking.kind === 'person' ||
  asking.kind === 'members' ||
  (asking.kind === 'owners' && asking.objectId !== null);

/**
 * The people whom a round asks about one item, by the directory as it was at the round's start. Fallback reviewers are
 * asked only where nobody else is found: https://learn.microsoft.com/graph/accessreviews-reviewers-concept
 */
export function foundFor(
  round: Round,
  directory: Directory | null,
  wasAsked: (personId: string) => boolean,
): (item: OwedItem) => Found {
  const sight: Sight = { round, directory, wasAsked, held: (held) => atStart(held, round) };
  const all = (askings: readonly Asking[], item: OwedItem) =>
    united(askings.map((asking) => foundBy(asking, item, sight)));
  return (item) => {
    const found = all(round.reviewers, item);
    if (found.who.size > 0 || found.unsure) return found;
    return round.fallback.every(isPlain) ? all(round.fallback, item) : UNSURE;
  };
}
