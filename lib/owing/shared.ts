import type { Asking } from './asking';
import { type Found, isPlain } from './found';
import type { Directory, Round } from './round';

/** Whether everybody whom this entry names is asked about every item. */
function isShared(asking: Asking, { resourceId }: Round): boolean {
  if (asking.kind === 'owners') return asking.objectId !== null || resourceId !== null;
  return asking.kind === 'person' || asking.kind === 'members';
}

/** Whether the directory, as it is now, has this person among the named people; undefined where this wasn't read. */
function names(
  asking: Asking,
  personId: string,
  round: Round,
  directory: Directory | null,
): boolean | undefined {
  if (asking.kind === 'person') return asking.id === personId;
  if (asking.kind === 'members')
    return directory?.members(asking.groupId, asking.transitive)?.value.has(personId);
  if (asking.kind === 'owners')
    return directory?.owners(asking.objectId ?? round.resourceId ?? '')?.value.has(personId);
  return undefined;
}

/**
 * The people asked about every item, where every reviewer shares every item: everybody who was contacted, whatever the
 * directory was at the start. A person who has left the named group since is left out, because the reviewer may have
 * been replaced. Undefined where reviewers differ from item to item.
 */
export function sharedBy(
  round: Round,
  directory: Directory | null,
  wasAsked: (personId: string) => boolean,
): Found | undefined {
  const askings = [...round.reviewers, ...round.fallback];
  if (!round.first || !round.fallback.every(isPlain) || !askings.every((asking) => isShared(asking, round)))
    return undefined;
  const contacted = (round.contacted ?? []).map(({ id }) => id).filter(wasAsked);
  const stays = (personId: string) =>
    askings.some((asking) => names(asking, personId, round, directory) !== false);
  const who = new Set(contacted.filter(stays));
  const onlyPeople = askings.every(({ kind }) => kind === 'person');
  return { who, unsure: !onlyPeople && who.size < contacted.length };
}
