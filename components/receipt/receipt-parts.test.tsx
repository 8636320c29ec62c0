import { expect, test } from 'vitest';
import { wordsOf } from '../../lib/queries/markup-testing';
import type { DecisionItem } from '../../lib/review/model';
import { receiptOf } from '../../lib/review/receipt/build';
import { anItem, aReview, ME, maker } from '../../lib/review/testing';
import type { Whose } from '../../lib/review/whose-access';
import { Saved } from './receipt-parts';

/** What stands there of my decision after the end, and what Microsoft did with it. */
function told(over: Partial<DecisionItem>, whose: Whose): string {
  const item = anItem({
    decision: 'Deny',
    reviewedBy: maker(ME),
    applyResult: 'AppliedSuccessfully',
    ...over,
  });
  const { entries } = receiptOf({
    review: aReview(),
    items: [item],
    complete: true,
    answers: new Map(),
    writes: [],
    reviewer: { tenantId: 't', userId: ME, name: 'Me', username: 'me@contoso.com' },
    readAt: 0,
  });
  return entries.map((entry) => wordsOf(<Saved entry={entry} me={ME} whose={whose} ended />)).join();
}

test.each([
  'New',
  'AppliedSuccessfully',
  'AppliedWithUnknownFailure',
  'AppliedSuccessfullyButObjectNotFound',
  'ApplyNotSupported',
])('the outcome %s of a No about one’s own access doesn’t name Deny', (applyResult) => {
  expect(told({ applyResult }, 'own')).toMatch(/[.;]/);
  expect(told({ applyResult }, 'own')).not.toMatch(/deny/i);
});

test('the outcome names the decision as its page does', () => {
  expect([told({}, 'own'), told({}, 'others')]).toEqual([
    expect.stringContaining('The No was applied.'),
    expect.stringContaining('Deny was applied.'),
  ]);
  const decision = 'Approve';
  expect([told({ decision }, 'own'), told({ decision }, 'others')]).toEqual([
    expect.stringContaining('Applied: you keep access.'),
    expect.stringContaining('Applied: access stays.'),
  ]);
});
