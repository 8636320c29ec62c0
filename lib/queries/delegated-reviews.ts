import { useQuery } from '@tanstack/react-query';
import { readDelegatedReviews } from '../graph/delegated-reviews';
import type { DelegatedReview } from '../review/delegated';
import { useSession } from './graph-context';

/** The reviews that others delegate to me, where the host looks for them; null while or where they can't be told. */
export function useDelegatedReviews(): { reviews: readonly DelegatedReview[]; partial: boolean } | null {
  const session = useSession();
  const { data } = useQuery({
    queryKey: session.besideInboxKey('delegated'),
    queryFn: () => readDelegatedReviews(session.graph),
    enabled: session.allowed.delegatedReviews === true,
    staleTime: 60_000,
  });
  return data ?? null;
}
