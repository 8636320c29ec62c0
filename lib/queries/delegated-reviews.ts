import { useQuery } from '@tanstack/react-query';
import { type DelegatedFound, readDelegatedReviews } from '../graph/delegated-reviews';
import { useSession } from './graph-context';

export interface DelegatedRead {
  /** Not known yet. */
  pending: boolean;
  /** Null where they can't be told, and where the host doesn't look for them. */
  found: DelegatedFound | null;
}

/** The reviews that others delegate to me. */
export function useDelegatedReviews(): DelegatedRead {
  const session = useSession();
  const { data, isLoading } = useQuery({
    queryKey: session.besideInboxKey('delegated'),
    queryFn: () => readDelegatedReviews(session.graph),
    enabled: session.allowed.delegatedReviews === true,
    staleTime: 60_000,
  });
  return { pending: isLoading, found: data ?? null };
}
