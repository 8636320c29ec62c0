import { isBy } from '../conflict';
import { dueAt } from '../deadline';
import type { DecisionItem, Review } from '../model';
import { isUndecided } from '../progress';
import type { RowAnswer, RowAnswers } from '../row-answer';
import { whoseAccesses } from '../whose-access';
import type { Receipt, ReceiptEntry, ReceiptWrite, Standing, WriteEntry } from './model';

export interface ReceiptFacts {
  review: Review;
  items: readonly DecisionItem[];
  /** Whether these are all my items. */
  complete: boolean;
  answers: RowAnswers;
  writes: readonly ReceiptWrite[];
  reviewer: { tenantId: string; userId: string; name: string; username: string };
  /** When `items` were read from Graph, ms since 1970. */
  readAt: number;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * Makes the receipt, in the order of the items: every item whose answer in Graph is mine, and every item I decided
 * whose answer isn't mine any more.
 */
export function receiptOf(facts: ReceiptFacts): Receipt {
  const { review, items, complete, answers, reviewer } = facts;
  const { definition, instance, stage } = review;
  const writes = byItem(facts.writes);
  const entries = items.flatMap((item) => {
    const sent = writes.get(item.id) ?? [];
    const standing = standingOf(item, sent, reviewer.userId);
    return standing ? [entryOf(item, standing, sent, isUnsaved(answers.get(item.id)))] : [];
  });
  return {
    format: 'access-review-receipt/1',
    review: {
      definitionId: definition.id,
      instanceId: instance.id,
      stageId: stage?.id ?? null,
      stageNumber: stage?.number ?? null,
      displayName: definition.displayName,
      startsAt: instance.startsAt,
      endsAt: dueAt(review),
      status: instance.status,
    },
    reviewer: {
      tenantId: reviewer.tenantId,
      userId: reviewer.userId,
      displayName: reviewer.name,
      userPrincipalName: reviewer.username,
    },
    readAt: iso(facts.readAt),
    complete,
    asked: items.length,
    whose: whoseAccesses(items, reviewer.userId, complete) === 'own' ? 'own' : 'others',
    entries,
    notSaved: [...answers.values()].filter(isUnsaved).length,
    repeats: entries.reduce((sum, { repeats }) => sum + repeats, 0),
  };
}

/** Whether a decision is only on this device: on its way, refused, or stopped by somebody else's answer. */
function isUnsaved(answer: RowAnswer | undefined): boolean {
  const step = answer?.status?.step;
  return step !== undefined && step !== 'saved' && step !== 'replaced';
}

function standingOf(item: DecisionItem, sent: readonly ReceiptWrite[], me: string): Standing | undefined {
  if (!isUndecided(item) && isBy(item, me)) return 'counts';
  const last = sent.at(-1);
  if (!last) return undefined;
  const tookBack = last.decision === 'NotReviewed';
  if (isUndecided(item)) return tookBack ? 'takenBack' : 'reset';
  // If my last act took the decision back, somebody else's answer replaces nothing of mine.
  return tookBack ? undefined : 'replaced';
}

function entryOf(
  item: DecisionItem,
  standing: Standing,
  sent: readonly ReceiptWrite[],
  changeNotSaved: boolean,
): ReceiptEntry {
  const { principal, resource, reviewedBy } = item;
  return {
    itemId: item.id,
    principal: { ...principal },
    resource: resource && { ...resource },
    standing,
    decision: item.decision,
    reason: item.justification,
    reviewedAt: item.reviewedAt,
    reviewedBy: reviewedBy && {
      id: reviewedBy.id,
      displayName: reviewedBy.displayName,
      userPrincipalName: reviewedBy.userPrincipalName,
    },
    applyResult: item.applyResult,
    ...(item.applyDescription && { applyDescription: item.applyDescription }),
    changeNotSaved,
    writes: sent.map(writeOf),
    repeats: sent.reduce((sum, { sends }) => sum + Math.max(0, sends - 1), 0),
  };
}

function writeOf({ justification, sentAt, confirmedAt, ...write }: ReceiptWrite): WriteEntry {
  const { decision, reviewedAt, requestIds, sends } = write;
  return {
    decision,
    reason: justification,
    reviewedAt,
    requestIds: [...requestIds],
    sends,
    sentAt: sentAt === null ? null : iso(sentAt),
    confirmedAt: iso(confirmedAt),
  };
}

/** The writes of each item, first to last. */
function byItem(writes: readonly ReceiptWrite[]): Map<string, ReceiptWrite[]> {
  const found = new Map<string, ReceiptWrite[]>();
  for (const write of [...writes].sort((one, other) => one.confirmedAt - other.confirmedAt))
    found.set(write.itemId, [...(found.get(write.itemId) ?? []), write]);
  return found;
}
