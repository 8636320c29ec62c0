import { useQuery } from '@tanstack/react-query';
import { type ReviewItems, readOneReview } from '../graph/one-review';
import { toProblem } from '../graph/problem';
import type { DecisionItem, Review, ReviewRef } from '../review/model';
import type { Problem } from '../review/problem';
import { useSession } from './graph-context';
import type { Session } from './session';

export interface OneReview {
  state: 'loading' | 'ready' | 'failed';
  review: Review | null;
  items: DecisionItem[];
  /** Whether all my items are here. */
  complete: boolean;
  /** Set beside `ready` where a later read failed; what is shown is then as of before. */
  problem: Problem | null;
  reload(): void;
  reloading: boolean;
}

const NO_ITEMS: DecisionItem[] = [];

/** One review with my items. What the inbox knows is shown at once, the rest as it comes. */
export function useReview(ref: ReviewRef): OneReview {
  const session = useSession();
  const query = useQuery({
    queryKey: session.reviewKey(ref),
    queryFn: () => readAndShow(session, ref),
    placeholderData: () => session.seed(ref),
  });
  const data = query.data;
  return {
    state: data ? 'ready' : query.isError ? 'failed' : 'loading',
    review: data?.review ?? null,
    items: data?.items ?? NO_ITEMS,
    complete: data?.complete ?? false,
    problem: query.error ? toProblem(query.error) : null,
    reload: () => void query.refetch(),
    reloading: query.isRefetching,
  };
}

/** Reads to the end and shows parts meanwhile, unless a complete list is on screen already. */
async function readAndShow(session: Session, ref: ReviewRef): Promise<ReviewItems> {
  const key = session.reviewKey(ref);
  const readFrom = session.graph.timing.now();
  const current = (part: ReviewItems) => ({ ...part, items: session.withRecorded(part.items, readFrom) });
  const read = await readOneReview(session.graph, ref, (part) => {
    const shown = session.client.getQueryData<ReviewItems>(key) ?? session.seed(ref);
    if (!shown?.complete) session.client.setQueryData<ReviewItems>(key, current(part));
  });
  return current(read);
}
