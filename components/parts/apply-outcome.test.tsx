import { expect, test } from 'vitest';
import { wordsOf } from '../../lib/queries/markup-testing';
import type { Applied } from '../../lib/review/apply-result';
import type { Whose } from '../../lib/review/whose-access';
import { ApplyOutcomeText } from './apply-outcome';

const told = (of: Applied, whose?: Whose) => wordsOf(<ApplyOutcomeText of={of} ended whose={whose} />);

const RESULTS = [
  'New',
  'AppliedSuccessfully',
  'AppliedWithUnknownFailure',
  'AppliedSuccessfullyButObjectNotFound',
  'ApplyNotSupported',
];

test.each(RESULTS)('the outcome %s of a No about one’s own access doesn’t name Deny', (applyResult) => {
  const own = told({ decision: 'Deny', applyResult }, 'own');
  expect(own).not.toBe('');
  expect(own).not.toMatch(/deny/i);
});

test('the outcome names the decision as its page does', () => {
  const denied = { decision: 'Deny', applyResult: 'AppliedSuccessfully' } as const;
  expect([told(denied, 'own'), told(denied)]).toEqual(['The No was applied.', 'Deny was applied.']);
  const approved = { ...denied, decision: 'Approve' } as const;
  expect([told(approved, 'own'), told(approved)]).toEqual([
    'Applied: you keep access.',
    'Applied: access stays.',
  ]);
  const earlier = { ...denied, decision: 'NotReviewed', earlier: { decision: 'Deny' } } as const;
  expect(told(earlier, 'own')).toBe('The earlier stage’s No counts. The No was applied.');
  expect(told(earlier)).toBe('The earlier stage’s Deny counts. Deny was applied.');
});
