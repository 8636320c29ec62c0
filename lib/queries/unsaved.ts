import type { MyReviewsRead } from '../graph/my-reviews';
import type { ReviewItems } from '../graph/one-review';
import type { DecisionItem, Review, ReviewRef } from '../review/model';
import type { UnsavedReview } from '../review/unsaved';
import { INBOX_NAME, reviewName, type Session, type StoredSnapshot } from './session';

/** Every read of a review that this page has: its own page's, single decisions', the inbox's and those the device kept. */
function readsOf(session: Session, ref: ReviewRef): { review: Review; items: readonly DecisionItem[] }[] {
  const { client } = session;
  const inboxes = [
    client.getQueryData<MyReviewsRead>(session.inboxKey()),
    client.getQueryData<StoredSnapshot<MyReviewsRead> | null>(session.snapshotKey(INBOX_NAME))?.value,
  ];
  return [
    client.getQueryData<ReviewItems>(session.reviewKey(ref)),
    client.getQueryData<StoredSnapshot<ReviewItems> | null>(session.snapshotKey(reviewName(ref)))?.value,
    ...client.getQueriesData<ReviewItems>({ queryKey: session.decisionKey(ref) }).map(([, read]) => read),
    ...inboxes.map((inbox) => inbox?.reviews.find(({ review }) => review.instance.id === ref.instanceId)),
  ].filter((read) => read != null);
}

/** An item of a review, where this page has read it. */
export function findItem(session: Session, ref: ReviewRef, itemId: string): DecisionItem | null {
  for (const { items } of readsOf(session, ref)) {
    const item = items.find(({ id }) => id === itemId);
    if (item) return item;
  }
  return null;
}

/** The decisions that aren't saved, with all that this page knows of whom they are about. */
export function unsavedOf(session: Session): UnsavedReview[] {
  return session.outbox.unsaved().map(({ review: ref, intents }) => {
    const reads = readsOf(session, ref);
    const items = new Map(reads.flatMap((read) => read.items.map((item) => [item.id, item] as const)));
    return {
      ref,
      review: reads[0]?.review ?? null,
      decisions: intents.map(({ itemId, decision, justification }) => ({
        itemId,
        item: items.get(itemId) ?? null,
        decision,
        justification,
      })),
    };
  });
}
