import { expect, test } from 'vitest';
import { appliedDecision, applyOutcome, isMarkOnly } from './apply-result';

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
  'after the end a Deny with %s has the outcome %s, in any letter case',
  (result, outcome) => {
    for (const applyResult of [result, result.toLowerCase(), result.toUpperCase(), ` ${result} `])
      expect(applyOutcome({ decision: 'Deny', applyResult }, true)).toBe(outcome);
  },
);

test.each(RESULTS)('%s gives no outcome when nobody decided', (applyResult) => {
  expect(applyOutcome({ decision: 'NotReviewed', applyResult }, true)).toBeNull();
});

test.each(RESULTS)(
  '%s gives an outcome for other answers too, except when nothing was done yet',
  (applyResult, outcome) => {
    for (const decision of ['Approve', 'DontKnow', 'Unknown'] as const)
      expect(applyOutcome({ decision, applyResult }, true)).toBe(outcome === 'notYet' ? null : outcome);
  },
);

test('while a review runs, only a result that was carried out is shown', () => {
  const outcomeOf = (applyResult: string) => applyOutcome({ decision: 'Deny', applyResult }, false);
  expect(outcomeOf('New')).toBeNull();
  expect(outcomeOf('')).toBeNull();
  expect(outcomeOf('AppliedSuccessfully')).toBe('done');
});

test('a Deny about a system outside Entra is passed on until its result is marked', () => {
  const resource = { type: 'CustomDataProvidedResource' };
  const outcomeOf = (applyResult: string, ended = true) =>
    applyOutcome({ decision: 'Deny', applyResult, resource }, ended);
  expect(outcomeOf('New')).toBe('passedOn');
  expect(outcomeOf('new', false)).toBeNull();
  expect(outcomeOf('AppliedSuccessfully')).toBe('done');
  expect(applyOutcome({ decision: 'Approve', applyResult: 'New', resource }, true)).toBeNull();
});

test('a marked result about a system outside Entra is shown even without a decision', () => {
  const resource = { type: 'CustomDataProvidedResource' };
  const expectOutcome = ([applyResult, outcome]: readonly [string, string]) => {
    for (const ended of [true, false])
      expect(applyOutcome({ decision: 'NotReviewed', applyResult, resource }, ended)).toBe(
        outcome === 'notYet' ? null : outcome,
      );
  };
  RESULTS.forEach(expectOutcome);
  expect(applyOutcome({ decision: 'NotReviewed', applyResult: '', resource }, true)).toBeNull();
  const group = { type: 'group' };
  const applyResult = 'AppliedSuccessfully';
  expect(applyOutcome({ decision: 'NotReviewed', applyResult, resource: group }, true)).toBeNull();
});

test.each([
  ['NotReviewed', true],
  ['DontKnow', true],
  ['Unknown', true],
  ['Approve', false],
  ['Deny', false],
] as const)(
  'for a system outside Entra, a result with the decision %s is only a mark: %s',
  (decision, mark) => {
    const about = (type: string, earlier?: { decision: 'Deny' }) =>
      isMarkOnly({ decision, applyResult: '', resource: { type }, ...(earlier && { earlier }) });
    expect([about('customDataProvidedResource'), about('group')]).toEqual([mark, false]);
    expect(about('customDataProvidedResource', { decision: 'Deny' })).toBe(
      mark && decision !== 'NotReviewed',
    );
  },
);

test('an empty result gives no outcome', () => {
  expect(applyOutcome({ decision: 'Deny', applyResult: '' }, true)).toBeNull();
});

test('when nobody decided in the last stage, the outcome of the earlier stage’s decision is shown', () => {
  const earlier = { decision: 'Deny' as const };
  const outcomeOf = (applyResult: string, decision: 'NotReviewed' | 'Approve' = 'NotReviewed') =>
    applyOutcome({ decision, earlier, applyResult }, true);
  expect(['New', 'AppliedSuccessfully', 'ApplyNotSupported'].map((result) => outcomeOf(result))).toEqual([
    'notYet',
    'done',
    'notSupported',
  ]);
  expect(outcomeOf('New', 'Approve')).toBeNull();
  expect([
    appliedDecision({ decision: 'NotReviewed', earlier }),
    appliedDecision({ decision: 'Approve', earlier }),
  ]).toEqual(['Deny', 'Approve']);
  expect(appliedDecision({ decision: 'NotReviewed', earlier: null })).toBe('NotReviewed');
});
