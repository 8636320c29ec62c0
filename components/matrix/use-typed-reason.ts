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

/** The draft of a review, and what a reason in it is for. */
interface TypedIn {
  key: DraftKey;
  about: TypedFor;
}

/** The reason in the first of these drafts that has one; empty where none has. */
export const typedReason = (drafts: readonly TypedIn[], storage?: Storage): string =>
  drafts
    .map(({ key, about }) => reasonFor(readDraft(key, storage).typed, about))
    .find((text) => text !== '') ?? '';

/** Keeps a reason in each of these drafts. */
export function keepTypedReason(drafts: readonly TypedIn[], reason: string, storage?: Storage): void {
  for (const { key, about } of drafts) {
    const draft = readDraft(key, storage);
    keepDraft(key, { ...draft, typed: withReason(draft.typed, about, reason) }, storage);
  }
}

/** The reason typed for an act, in the draft of each of its reviews. The table and the list share these drafts. */
export function useTypedReason(
  act: string,
  reviews: readonly AboutItems[],
): [string, (reason: string) => void] {
  const { userId, tenantId } = useReviewer();
  const drafts = reviews.map(({ review, itemIds }) => ({
    key: { tenantId, userId, instanceId: review.instance.id },
    about: { act, itemIds },
  }));
  const [reason, setReason] = useState(() => typedReason(drafts));
  return [
    reason,
    (next) => {
      setReason(next);
      keepTypedReason(drafts, next);
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
