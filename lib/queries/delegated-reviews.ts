import { useQuery } from '@tanstack/react-query';
import { type DelegatedFound, readDelegatedReviews } from '../graph/delegated-reviews';
import { useSession } from './graph-context';

export interface DelegatedRead {
  /** True until the answer is known. */
  pending: boolean;
  /** Null where the delegated reviews can't be read, and where the host doesn't ask for them. */
  found: DelegatedFound | null;
}

/** The reviews that others delegated to me. */
export function useDelegatedReviews(): DelegatedRead {
  const session = useSession();
  const { data, isLoading } = useQuery({
    queryKey: session.inboxExtraKey('delegated'),
    queryFn: () => readDelegatedReviews(session.graph),
    enabled: session.allowed.delegatedReviews === true,
  });
  return { pending: isLoading, found: data ?? null };
}
