import { describe, expect, test } from 'vitest';
import { adviceFacts } from './advice';
import { consequenceOf } from './consequence';
import { deadlineOf, dueAt, hasPassed } from './deadline';
import { decisionBlockedBy } from './decidable';
import type { InstanceStatus, ReviewStage } from './model';
import { anItem, aReview } from './testing';

const NOW = Date.parse('2026-11-10T00:00:00.000Z');

const STAGE_ENDS = '2026-11-20T00:00:00.000Z';
const stage = (status: InstanceStatus): ReviewStage => ({
  id: 's',
  startsAt: null,
  endsAt: STAGE_ENDS,
  status,
  number: 1,
});

describe('when a decision may be recorded', () => {
  test.each<[InstanceStatus, string | undefined]>([
    ['InProgress', undefined],
    ['NotStarted', 'notStarted'],
    ['Initializing', 'notStarted'],
    ['Starting', 'notStarted'],
    ['Completing', 'ended'],
    ['Completed', 'ended'],
    ['AutoReviewing', 'ended'],
    ['AutoReviewed', 'ended'],
    ['Applying', 'ended'],
    ['Applied', 'ended'],
    ['Unknown', 'unknownStatus'],
  ])('%s', (status, block) => {
    expect(decisionBlockedBy(aReview({ instance: { status } }))).toBe(block);
    // If the instance isn't in progress, its status decides, whatever its stage's status is.
    const staged = aReview({
      definition: { staged: true },
      instance: { status },
      stage: stage('InProgress'),
    });
    expect(decisionBlockedBy(staged)).toBe(block);
  });

  test.each<[InstanceStatus, string | undefined]>([
    ['InProgress', undefined],
    ['NotStarted', 'stageNotStarted'],
    ['Completed', 'stageEnded'],
    ['Unknown', 'unknownStatus'],
  ])('with stages, in a stage that is %s', (status, block) => {
    const definition = { staged: true };
    expect(decisionBlockedBy(aReview({ definition, stage: stage(status) }))).toBe(block);
    expect(decisionBlockedBy(aReview({ definition }))).toBe('stageNotMine');
    expect(decisionBlockedBy(aReview({ stage: stage(status) }))).toBeUndefined();
  });

  test('a review in progress can be decided past its end: the device’s clock ends nothing', () => {
    const over = aReview({ instance: { endsAt: '2001-01-01T00:00:00Z' } });
    expect(decisionBlockedBy(over)).toBeUndefined();
  });
});

describe('what the advice rests on', () => {
  const facts = (lastSignInAt: string | null) => adviceFacts(anItem({ lastSignInAt }), aReview());

  test('counts whole days before the start', () => {
    expect(facts('2026-09-15T12:00:00.000Z')).toMatchObject({ signIn: 'before', days: 46 });
  });

  test('a sign-in after the start counts whole days after it', () => {
    expect(facts('2026-11-03T00:00:00.000Z')).toMatchObject({ signIn: 'after', days: 2 });
  });

  test('no sign-in has no days', () => {
    expect(facts(null)).toMatchObject({ signIn: 'none', days: null, lookBackDays: 30 });
  });

  test('without a start nothing is counted', () => {
    const undated = aReview({ instance: { startsAt: null }, definition: { settings: null } });
    const item = anItem({ lastSignInAt: '2026-11-03T00:00:00.000Z' });
    expect(adviceFacts(item, undated)).toMatchObject({ signIn: 'undated', days: null, lookBackDays: 30 });
  });
});

describe('what happens at the end', () => {
  const { settings } = aReview().definition;
  const review = (over: object) =>
    aReview({ definition: { settings: settings && { ...settings, ...over } } });

  test('the default decision applies to those nobody decided', () => {
    expect(consequenceOf(review({ defaultDecision: 'Deny' })).nothing).toBe('loses');
    expect(consequenceOf(review({ defaultDecision: 'None' })).nothing).toBe('keeps');
    expect(consequenceOf(review({ defaultDecision: 'Recommendation' })).nothing).toBe('advice');
  });

  test('with recommendations as default a person’s outcome follows theirs, and is unknown without one', () => {
    const byAdvice = review({ defaultDecision: 'Recommendation' });
    expect(consequenceOf(byAdvice, anItem({ advice: 'Deny' })).nothing).toBe('loses');
    expect(consequenceOf(byAdvice, anItem({ advice: 'Approve' })).nothing).toBe('keeps');
    expect(consequenceOf(byAdvice, anItem({ advice: 'None' })).nothing).toBe('unknown');
  });

  test('says who applies the results, and unknown when the settings are missing', () => {
    expect(consequenceOf(review({ autoApply: true })).applied).toBe('automatically');
    expect(consequenceOf(review({})).applied).toBe('byAdministrator');
    expect(consequenceOf(aReview({ definition: { settings: null } }))).toMatchObject({
      nothing: 'unknown',
      applied: 'unknown',
    });
  });
});

test('a deadline is over, soon, later or missing', () => {
  expect(deadlineOf({ endsAt: null }, NOW)).toEqual({ endsAt: null, urgency: 'none' });
  const ends = (ms: number) => deadlineOf({ endsAt: new Date(NOW + ms).toISOString() }, NOW);
  expect(ends(-5).urgency).toBe('over');
  expect(ends(3_600_000).urgency).toBe('soon');
  expect(ends(10 * 86_400_000).urgency).toBe('later');
});

test('a deadline is soon within two days, and over at its exact moment', () => {
  const ends = (ms: number) => deadlineOf({ endsAt: new Date(NOW + ms).toISOString() }, NOW);
  const twoDays = 2 * 86_400_000;
  expect([ends(twoDays + 1), ends(twoDays), ends(1), ends(0)].map(({ urgency }) => urgency)).toEqual([
    'later',
    'soon',
    'soon',
    'over',
  ]);
});

test('a staged review is due when my stage ends, and never without a stage of mine', () => {
  const endsAt = '2026-12-01T00:00:00.000Z';
  const staged = { definition: { staged: true } };
  const due = [aReview(), aReview({ ...staged, stage: stage('InProgress') }), aReview(staged)];
  expect(due.map(dueAt)).toEqual([endsAt, STAGE_ENDS, null]);
});

test('an ended review is shown with its own end, whatever its stages', () => {
  const endsAt = '2026-12-01T00:00:00.000Z';
  const ended = { definition: { staged: true }, instance: { status: 'Applied' as const } };
  expect([dueAt(aReview(ended)), dueAt(aReview({ ...ended, stage: stage('Completed') }))]).toEqual([
    endsAt,
    endsAt,
  ]);
});

test('an end has passed from its exact moment on, and a missing end never passes', () => {
  const at = (ms: number) => hasPassed(new Date(NOW + ms).toISOString(), NOW);
  expect([at(-1), at(0), at(1), hasPassed(null, NOW)]).toEqual([true, true, false, false]);
});
