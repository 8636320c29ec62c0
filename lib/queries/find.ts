import { listMyItems } from '../graph/decisions';
import { readDefinition, readReview } from '../graph/definitions';
import type { MyReviewsRead, ReviewRead } from '../graph/my-reviews';
import { onOwnRoute } from '../graph/own-route';
import { PortalProblem } from '../graph/problem';
import { decisionBlockedBy } from '../review/decidable';
import { itemsRefOf, reviewRefOf } from '../review/refs';
import type { LinkIds } from '../routes';
import { inboxQuery } from './my-reviews';
import type { Session } from './session';

export interface FoundReview {
  definitionId: string;
  instanceId: string;
  itemId?: string;
}

export interface Search {
  found: FoundReview | null;
  /** `gone`: Graph knows no such review. `notYours`: Graph doesn't show the review to this reviewer. */
  reason: 'notYours' | 'ended' | 'gone' | null;
}

/**
 * Searches the reviewer's own reviews for the one that a link names by at least one id. Asks Graph about any other review
 * only to say why it can't be found. Throws `unavailable` where the review may be among those that the inbox couldn't
 * read.
 */
export async function findReview(session: Session, ids: LinkIds): Promise<Search> {
  const inbox = await session.client.fetchQuery({
    ...inboxQuery(session),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = await among(session, inbox, ids);
  if (found) return { found, reason: null };
  const partial = inbox.unread > 0 || inbox.broken;
  // The next search then reads the inbox again.
  if (partial)
    await session.client.invalidateQueries({
      queryKey: session.inboxKey(),
      exact: true,
      refetchType: 'none',
    });
  const reason = await whyNot(session, inbox, ids);
  const readAsOver = reason === 'ended' && ids.instanceId !== undefined;
  if (partial && !readAsOver) throw new PortalProblem('unavailable');
  return { found: null, reason };
}

async function among(session: Session, inbox: MyReviewsRead, ids: LinkIds): Promise<FoundReview | null> {
  const candidates = inbox.reviews.filter(({ review }) => {
    const { definition, instance } = review;
    // Links of other portals may put the instance's id where this portal expects the definition's.
    const definitionFits = !ids.definitionId || [definition.id, instance.id].includes(ids.definitionId);
    return definitionFits && (!ids.instanceId || instance.id === ids.instanceId);
  });
  if (ids.itemId) {
    const holder = await holderOf(session, candidates, ids.itemId);
    if (holder) return { ...reviewRefOf(holder.review), itemId: ids.itemId };
    if (!ids.instanceId && !ids.definitionId) return null;
  }
  const read = candidates[0];
  return read ? reviewRefOf(read.review) : null;
}

/** The review that contains an item; lists of which only the first page is here are read to their end. */
async function holderOf(
  session: Session,
  reads: readonly ReviewRead[],
  itemId: string,
): Promise<ReviewRead | undefined> {
  const begun = reads.find((read) => read.items.some((item) => item.id === itemId));
  if (begun) return begun;
  for (const read of reads) {
    if (read.complete) continue;
    const items = await listMyItems(session.graph, itemsRefOf(read.review));
    if (items.some((item) => item.id === itemId)) return read;
  }
  return undefined;
}

async function whyNot(session: Session, inbox: MyReviewsRead, ids: LinkIds): Promise<Search['reason']> {
  const { definitionId, instanceId } = ids;
  if (!definitionId) return 'notYours';
  try {
    if (instanceId) return await endedOrForeign(session, { definitionId, instanceId });
    if (inbox.definitionIds.includes(definitionId)) return 'ended';
    await onOwnRoute(session.graph, { definitionId }, (place) => readDefinition(session.graph, place));
    return 'notYours';
  } catch (error) {
    if (!(error instanceof PortalProblem)) throw error;
    if (error.code === 'notFound') return 'gone';
    if (error.code === 'forbidden') return 'notYours';
    throw error;
  }
}

async function endedOrForeign(
  session: Session,
  ref: { definitionId: string; instanceId: string },
): Promise<Search['reason']> {
  const review = await onOwnRoute(session.graph, ref, (place) => readReview(session.graph, place));
  return decisionBlockedBy(review) === 'ended' ? 'ended' : 'notYours';
}
