import type { ReceiptWrite } from '../review/receipt/model';
import type { ChoiceRef } from './log';
import type { OutboxRow } from './model';
import { itemOf, nowOf, type SendRound } from './round';
import { sameValue } from './sends';

/** Closes choices that were read back, and keeps a receipt of what proved each of them. */
export async function closeRows(
  round: SendRound,
  done: readonly { row: OutboxRow; reviewedAt: string | null }[],
): Promise<void> {
  if (done.length === 0) return;
  const { state, key, ref: review } = round;
  const at = nowOf(round);
  const choices: ChoiceRef[] = done.map(({ row }) => ({ actId: row.actId, itemId: row.itemId }));
  for (const { row, reviewedAt } of done) {
    const item = itemOf(round, row);
    item.saved = reviewedAt ?? new Date(at).toISOString();
    item.unanswered = 0;
  }
  const entries = done.map(({ row, reviewedAt }) => receiptOf(row, reviewedAt, at));
  await state.keep(
    [
      { kind: 'receipt', at, review, endsAt: state.reviews.get(key)?.endsAt ?? null, entries },
      { kind: 'closed', at, review, how: 'confirmed', choices },
    ],
    'relaxed',
  );
}

function receiptOf(
  { itemId, intent, sends }: OutboxRow,
  reviewedAt: string | null,
  now: number,
): ReceiptWrite {
  const mine = sends.filter((send) => sameValue(send, intent));
  return {
    itemId,
    decision: intent.decision,
    justification: intent.justification,
    reviewedAt,
    requestIds: mine.flatMap(({ requestId }) => requestId ?? []),
    sends: mine.length,
    sentAt: mine[0]?.at ?? null,
    confirmedAt: now,
  };
}
