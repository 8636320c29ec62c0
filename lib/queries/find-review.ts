import { useQuery } from '@tanstack/react-query';
import { toProblem } from '../graph/problem';
import type { Problem } from '../review/problem';
import type { LinkIds } from '../routes';
import { findReview, type Search } from './find';
import { useSession } from './graph-context';

export interface FindReview {
  state: 'looking' | 'found' | 'notFound' | 'failed';
  found: Search['found'];
  reason: Search['reason'];
  problem: Problem | null;
  reload(): void;
  reloading: boolean;
}

/** Finds the review that a link names by any of its ids, or says why it can't be found. */
export function useFindReview(ids: LinkIds): FindReview {
  const session = useSession();
  const { data, error, refetch, isRefetching } = useQuery({
    queryKey: session.findKey([ids.definitionId, ids.instanceId, ids.itemId]),
    queryFn: () => findReview(session, ids),
  });
  const again = { reload: () => void refetch(), reloading: isRefetching };
  if (error) return { state: 'failed', found: null, reason: null, problem: toProblem(error), ...again };
  if (!data) return { state: 'looking', found: null, reason: null, problem: null, ...again };
  return { state: data.found ? 'found' : 'notFound', ...data, problem: null, ...again };
}
