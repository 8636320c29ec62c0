import { useQuery } from '@tanstack/react-query';
import { readOwners } from '../graph/owners';
import { type Askable, askableOwners, mayAskOwners, type Owned } from '../review/askable';
import type { Resource } from '../review/model';
import { useSession } from './graph-context';

export interface ResourceOwners {
  /** Null until the owners have been read. */
  owners: readonly Askable[] | null;
  failed: boolean;
}

/**
 * The owners of a resource who can be asked; null where the host doesn't allow to read them. They are read once per
 * visit, and not before `wanted` is true.
 */
export function useResourceOwners(resource: Resource | null, wanted: boolean): ResourceOwners | null {
  const session = useSession();
  const { graph, allowed, reviewer } = session;
  const owned = mayAskOwners(resource, allowed.optionalPermissions) ? resource : null;
  const { data, isError } = useQuery({
    queryKey: session.ownersKey(owned?.id ?? ''),
    queryFn: () => readOwners(graph, owned as Owned),
    enabled: wanted && owned !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!owned) return null;
  return { owners: data ? askableOwners(data, reviewer.userId) : null, failed: isError };
}
