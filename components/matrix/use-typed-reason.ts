'use client';
import { useState } from 'react';
import {
  type DraftKey,
  exceptionsOf,
  keepDraft,
  readDraft,
  reasonFor,
  type TypedFor,
  type WrittenReasons,
  withReason,
} from '../../lib/drafts';
import { useReviewer } from '../../lib/queries/graph-context';
import type { Review } from '../../lib/review/model';

interface AboutItems {
  review: Review;
  itemIds: readonly string[];
}

/** The reason typed for this act on exactly these items, of one review or several; empty where there is none. */
export const typedReason = (reviews: readonly DraftKey[], about: TypedFor, storage?: Storage): string =>
  reviews.map((key) => reasonFor(readDraft(key, storage).typed, about)).find((text) => text !== '') ?? '';

/** Keeps a reason in the draft of each of the reviews that its items are of. */
export function keepTypedReason(
  reviews: readonly DraftKey[],
  about: TypedFor,
  reason: string,
  storage?: Storage,
): void {
  for (const key of reviews) {
    const draft = readDraft(key, storage);
    keepDraft(key, { ...draft, typed: withReason(draft.typed, about, reason) }, storage);
  }
}

/**
 * The reason typed for an act on items of one review or several, in the draft of each. The table and the list share
 * these drafts: what was typed for items of one review alone is found by both.
 */
export function useTypedReason(
  act: string,
  reviews: readonly AboutItems[],
): [string, (reason: string) => void] {
  const { userId, tenantId } = useReviewer();
  const keys = reviews.map(({ review }) => ({ tenantId, userId, instanceId: review.instance.id }));
  const about = { act, itemIds: reviews.flatMap(({ itemIds }) => itemIds) };
  const [reason, setReason] = useState(() => typedReason(keys, about));
  return [
    reason,
    (next) => {
      setReason(next);
      keepTypedReason(keys, about, next);
    },
  ];
}

/** Both reasons typed for an act on several items: the one for all, and the one for the exceptions. */
export function useTypedReasons(
  act: string,
  reviews: readonly AboutItems[],
): [WrittenReasons, (written: WrittenReasons) => void] {
  const [all, typeAll] = useTypedReason(act, reviews);
  const [own, typeOwn] = useTypedReason(exceptionsOf(act), reviews);
  return [
    { all, exceptions: own || null },
    (written) => {
      typeAll(written.all);
      typeOwn(written.exceptions ?? '');
    },
  ];
}
