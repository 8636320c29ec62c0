import { expect, test } from 'vitest';
import { wordsOf } from '../../lib/queries/markup-testing';
import type { DecisionItem } from '../../lib/review/model';
import { receiptOf } from '../../lib/review/receipt/build';
import { receiptCsv } from '../../lib/review/receipt/csv';
import { anItem, aReview, ME, maker } from '../../lib/review/testing';
import { useReceiptWords } from './use-receipt-words';

function Csv({ item }: { item: DecisionItem }) {
  const receipt = receiptOf({
    review: aReview({ instance: { status: 'Applied' } }),
    items: [item],
    complete: true,
    answers: new Map(),
    writes: [],
    reviewer: { tenantId: 't', userId: ME, name: 'Me', username: 'me@contoso.com' },
    readAt: 0,
  });
  return receiptCsv(receipt, useReceiptWords('user'));
}

test('the CSV of a receipt about one’s own access tells the result of a No', () => {
  const denied = anItem({
    decision: 'Deny',
    reviewedBy: maker(ME),
    reviewedAt: '2026-11-20T10:00:00.000Z',
    applyResult: 'AppliedSuccessfully',
  });
  const principal = { ...denied.principal, id: ME };
  expect(wordsOf(<Csv item={{ ...denied, principal }} />)).toContain('The No was applied.');
  expect(wordsOf(<Csv item={denied} />)).toContain('Deny was applied.');
});
