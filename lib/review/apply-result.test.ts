import { expect, test } from 'vitest';
import { appliedDecision, applyOutcome } from './apply-result';

const RESULTS = [
  ['New', 'notYet'],
  ['AppliedSuccessfully', 'done'],
  ['AppliedWithUnknownFailure', 'failed'],
  ['AppliedSuccessfullyButObjectNotFound', 'gone'],
  ['ApplyNotSupported', 'notSupported'],
  ['SomethingOfTomorrow', 'other'],
  ['constructor', 'other'],
] as const;

test.each(RESULTS)(
  'a Deny with %s is told as %s after the end, in whatever letters it is written',
  (result, told) => {
    for (const applyResult of [result, result.toLowerCase(), result.toUpperCase(), ` ${result} `])
      expect(applyOutcome({ decision: 'Deny', applyResult }, true)).toBe(told);
  },
);

test.each(RESULTS)('%s tells nothing about somebody whom nobody decided', (applyResult) => {
  expect(applyOutcome({ decision: 'NotReviewed', applyResult }, true)).toBeNull();
});

test.each(RESULTS)(
  '%s is told of other answers too, except that nothing was done yet',
  (applyResult, told) => {
    for (const decision of ['Approve', 'DontKnow', 'Unknown'] as const)
      expect(applyOutcome({ decision, applyResult }, true)).toBe(told === 'notYet' ? null : told);
  },
);

test('while a review runs, only what was carried out is told', () => {
  const told = (applyResult: string) => applyOutcome({ decision: 'Deny', applyResult }, false);
  expect(told('New')).toBeNull();
  expect(told('')).toBeNull();
  expect(told('AppliedSuccessfully')).toBe('done');
});

test('a Deny about a system that Entra doesn’t see is passed on until it is marked', () => {
  const resource = { type: 'CustomDataProvidedResource' };
  const told = (applyResult: string, ended = true) =>
    applyOutcome({ decision: 'Deny', applyResult, resource }, ended);
  expect(told('New')).toBe('passedOn');
  expect(told('new', false)).toBeNull();
  expect(told('AppliedSuccessfully')).toBe('done');
  expect(applyOutcome({ decision: 'Approve', applyResult: 'New', resource }, true)).toBeNull();
});

test('no result tells nothing', () => {
  expect(applyOutcome({ decision: 'Deny', applyResult: '' }, true)).toBeNull();
});

test('where nobody decided in the last stage, what became of the earlier stage’s decision is told', () => {
  const earlier = { decision: 'Deny' as const };
  const told = (applyResult: string, decision: 'NotReviewed' | 'Approve' = 'NotReviewed') =>
    applyOutcome({ decision, earlier, applyResult }, true);
  expect(['New', 'AppliedSuccessfully', 'ApplyNotSupported'].map((result) => told(result))).toEqual([
    'notYet',
    'done',
    'notSupported',
  ]);
  expect(told('New', 'Approve')).toBeNull();
  expect([
    appliedDecision({ decision: 'NotReviewed', earlier }),
    appliedDecision({ decision: 'Approve', earlier }),
  ]).toEqual(['Deny', 'Approve']);
  expect(appliedDecision({ decision: 'NotReviewed', earlier: null })).toBe('NotReviewed');
});
