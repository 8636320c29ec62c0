import { describe, expect, test } from 'vitest';
import { consequenceOf } from './consequence';
import { dueAt } from './deadline';
import { decisionBlockedBy } from './decidable';
import type { Answered, InstanceStatus, ReviewDefinition, ReviewStage, StagePlan } from './model';
import { goesOn, stageFacts } from './stages';
import { anItem, aReview } from './testing';

const plan = (movesOn: StagePlan['movesOn']): StagePlan => ({ durationInDays: 7, movesOn });

function staged(
  stage: Partial<ReviewStage> | null,
  definition: Partial<ReviewDefinition> = {},
  status: InstanceStatus = 'InProgress',
) {
  const mine: ReviewStage = {
    id: 's',
    startsAt: null,
    endsAt: 'stage’s end',
    status: 'InProgress',
    number: 1,
  };
  return aReview({
    definition: { staged: true, stages: [plan(['Approve', 'NotReviewed']), plan('all')], ...definition },
    instance: { status, endsAt: 'end' },
    stage: stage && { ...mine, ...stage },
  });
}

describe('a staged review', () => {
  test.each<[InstanceStatus, string | undefined]>([
    ['InProgress', undefined],
    ['NotStarted', 'stageNotStarted'],
    ['Initializing', 'stageNotStarted'],
    ['Completed', 'stageEnded'],
    ['AutoReviewed', 'stageEnded'],
    ['Unknown', 'unknownStatus'],
  ])('is decided in my stage: %s', (status, block) => {
    expect(decisionBlockedBy(staged({ status }))).toBe(block);
  });

  test('can’t be decided without a stage of mine, or after its own end', () => {
    expect(decisionBlockedBy(staged(null))).toBe('stageNotMine');
    expect(decisionBlockedBy(staged({ number: null }))).toBeUndefined();
    expect(decisionBlockedBy(staged({}, {}, 'Applied'))).toBe('ended');
    expect(decisionBlockedBy(staged(null, {}, 'NotStarted'))).toBe('notStarted');
  });

  test('can be changed until my stage ends', () => {
    expect(dueAt(staged({}))).toBe('stage’s end');
    expect(dueAt(staged(null))).toBeNull();
    expect(dueAt(aReview())).toBe(aReview().instance.endsAt);
  });

  test('gives the number of its stage and what moves on', () => {
    expect(stageFacts(staged({ number: 1 }))).toEqual({
      number: 1,
      count: 2,
      last: false,
      movesOn: ['Approve', 'NotReviewed'],
      earlierShown: false,
      endsAt: 'stage’s end',
    });
    expect(stageFacts(staged({ number: 2 }))).toMatchObject({ last: true, movesOn: null });
    expect(stageFacts(staged({ number: null }))).toMatchObject({ last: null, movesOn: null });
    expect(stageFacts(staged(null))).toMatchObject({ number: null, last: null, movesOn: null });
    expect(stageFacts(staged({}, { stages: [] }))).toMatchObject({ last: null, count: 0 });
    expect(stageFacts(aReview())).toBeNull();
  });

  test('says of each decision whether it moves on, and null where the plan doesn’t say', () => {
    const going = (movesOn: StagePlan['movesOn'], number: number | null = 1) => {
      const facts = stageFacts(staged({ number }, { stages: [plan(movesOn), plan('all')] }));
      return facts && [goesOn(facts, 'Approve'), goesOn(facts, 'Deny')];
    };
    expect(going('all')).toEqual([true, true]);
    expect(going(['Approve'])).toEqual([true, false]);
    expect(going(['Approve', 'Recommendation'])).toEqual([true, null]);
    expect(going('all', 2)).toEqual([false, false]);
    expect(going('all', null)).toEqual([null, null]);
  });
});

describe('without an answer in my stage', () => {
  const earlier = (decision: Answered['decision']): Answered => ({
    decision,
    justification: '',
    reviewedBy: null,
    reviewedAt: null,
  });

  test('the earlier stage’s answer counts', () => {
    const second = staged({ number: 2 }, { earlierShown: true });
    expect(consequenceOf(second).nothing).toBe('earlier');
    expect(consequenceOf(second, anItem({ earlier: earlier('Deny') })).nothing).toBe('loses');
    expect(consequenceOf(second, anItem({ earlier: earlier('Approve') })).nothing).toBe('keeps');
    expect(consequenceOf(second, anItem({ earlier: earlier('DontKnow') })).nothing).toBe('keeps');
    // Earlier answers are shown and there is none: the default decision.
    expect(consequenceOf(second, anItem()).nothing).toBe('keeps');
  });

  test('the earlier stage counts also where its answer isn’t shown', () => {
    expect(consequenceOf(staged({ number: 2 }), anItem()).nothing).toBe('earlier');
    expect(consequenceOf(staged({ number: null }), anItem()).nothing).toBe('earlier');
  });

  test('the first stage has no earlier one', () => {
    expect(consequenceOf(staged({ number: 1 })).nothing).toBe('keeps');
  });

  test('results are applied at the end of the whole review, and the plan says which decisions move on', () => {
    expect(consequenceOf(staged({ number: 1 }))).toMatchObject({
      at: 'end',
      goesOn: { approve: true, deny: false, dontKnow: false, nothing: true },
    });
    expect(consequenceOf(staged({ number: 2 })).goesOn).toBeNull();
    expect(consequenceOf(aReview()).goesOn).toBeNull();
  });
});
