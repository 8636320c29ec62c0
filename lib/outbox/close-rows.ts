import type { Row } from './fold';
import { type Ground, liveOf, nowOf } from './ground';
import type { Choice, ReceiptEntry } from './log';
import { sameValue } from './sends';

/** Read back: the choices leave the outbox, and what proved them stays as their receipt. */
export async function closeRows(
  ground: Ground,
  done: readonly { row: Row; reviewedAt: string | null }[],
): Promise<void> {
  if (done.length === 0) return;
  const { host, key, ref: review } = ground;
  const at = nowOf(ground);
  const choices: Choice[] = done.map(({ row }) => ({ actId: row.actId, itemId: row.itemId }));
  for (const { row, reviewedAt } of done) {
    const live = liveOf(ground, row);
    live.saved = reviewedAt ?? new Date(at).toISOString();
    live.unanswered = 0;
  }
  const entries = done.map(({ row, reviewedAt }) => receiptOf(row, reviewedAt, at));
  await host.kept(
    [
      { kind: 'receipt', at, review, endsAt: host.endsAt(key), entries },
      { kind: 'closed', at, review, how: 'confirmed', choices },
    ],
    'relaxed',
  );
}

function receiptOf({ itemId, intent, sends }: Row, reviewedAt: string | null, now: number): ReceiptEntry {
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
