import { useQuery } from '@tanstack/react-query';
import type { MyReviewsRead } from '../graph/my-reviews';
import type { ReviewItems } from '../graph/one-review';
import type { Departed } from '../outbox/model';
import type { Decision, DecisionItem } from '../review/model';
import { useSession } from './graph-context';
import type { Session } from './session';

/** What a sign-out takes from this device that isn't seen saved at Microsoft. */
export interface LostBySignOut {
  /** Decisions that aren't seen saved. */
  waiting: number;
  /** Those of them that may be at Microsoft already; `name` is null where this page hasn't read whose access it is. */
  departed: readonly { name: string | null; decision: Decision }[];
  /** Records that this version can't read; they may be decisions. */
  unreadable: number;
}

/** Says what a sign-out takes along. */
export async function leavingOf(session: Session): Promise<LostBySignOut> {
  const { waiting, needsYou } = session.outbox.status();
  const departed = session.outbox
    .mayHaveArrived()
    .map((one) => ({ name: nameOf(session, one), decision: one.decision }));
  return { waiting: waiting + needsYou, departed, unreadable: await session.unreadable() };
}

/** Whose access it is, as far as this page has read it. */
function nameOf(session: Session, { review, itemId }: Departed): string | null {
  const find = (items: readonly DecisionItem[] | undefined) => items?.find(({ id }) => id === itemId);
  const inbox = session.client.getQueryData<MyReviewsRead>(session.inboxKey());
  const item =
    find(session.client.getQueryData<ReviewItems>(session.reviewKey(review))?.items) ??
    find(inbox?.reviews.find((read) => read.review.instance.id === review.instanceId)?.items);
  return item?.principal.displayName || null;
}

/** How many records of this reviewer's lie on the device and can't be read by this version. */
export function useUnreadable(): number {
  const session = useSession();
  const { data = 0 } = useQuery({ queryKey: session.unreadableKey(), queryFn: session.unreadable });
  return data;
}
