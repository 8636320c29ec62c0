import { describe, expect, test } from 'vitest';
import {
  consequenceOf,
  consequenceOfAll,
  deletesGuests,
  type Outcome,
  stoodWithoutAnswer,
} from './consequence';
import {
  ANSWERS,
  type Answered,
  type DefaultDecision,
  type DenyAction,
  type ReviewDefinition,
  type StagePlan,
} from './model';
import { anItem, aReview } from './testing';

const { settings } = aReview().definition;
const having = (over: object, definition: Partial<ReviewDefinition> = {}) =>
  aReview({ definition: { ...definition, settings: settings && { ...settings, ...over } } });

const ACTIONS: [DenyAction, Outcome][] = [
  ['removesAccess', 'loses'],
  ['blocksAndDeletesGuests', 'deleted'],
  ['unknown', 'unknown'],
];

describe.each(ACTIONS)('where a denial %s', (denyAction, outcome) => {
  test('Deny has this outcome', () => {
    expect(consequenceOf(having({ denyAction })).deny).toBe(outcome);
  });

  test.each<[DefaultDecision, Outcome]>([
    ['Approve', 'keeps'],
    ['None', 'keeps'],
    ['Deny', outcome],
    ['Recommendation', 'advice'],
    ['unknown', 'unknown'],
  ])('an item without an answer has the outcome of the default %s', (defaultDecision, nothing) => {
    expect(consequenceOf(having({ denyAction, defaultDecision })).nothing).toBe(nothing);
  });

  test('a Deny by recommendation or by an earlier stage has this outcome too', () => {
    const byAdvice = having({ denyAction, defaultDecision: 'Recommendation' });
    expect(consequenceOf(byAdvice, anItem({ advice: 'Deny' })).nothing).toBe(outcome);
    const earlier = { decision: 'Deny', justification: '', reviewedBy: null, reviewedAt: null } as const;
    expect(consequenceOf(having({ denyAction }), anItem({ earlier })).nothing).toBe(outcome);
  });
});

test('only a Deny deletes guests, where the review says so and the access is in Entra', () => {
  const deleting = having({ denyAction: 'blocksAndDeletesGuests' });
  expect(deletesGuests('Deny', deleting)).toBe(true);
  for (const decision of [...ANSWERS.filter((answer) => answer !== 'Deny'), 'NotReviewed', null] as const)
    expect(deletesGuests(decision, deleting)).toBe(false);
  expect(deletesGuests('Deny', having({ denyAction: 'removesAccess' }))).toBe(false);
  expect(deletesGuests('Deny', aReview({ definition: { settings: null } }))).toBe(false);
  const resource = { id: '', displayName: 'Doors', type: 'customDataProvidedResource' };
  expect(deletesGuests('Deny', deleting, anItem({ resource }))).toBe(false);
});

test('somebody known not to be a guest only loses the access, and nothing is deleted', () => {
  const deleting = having({ denyAction: 'blocksAndDeletesGuests', defaultDecision: 'Deny' });
  for (const guest of [true, null]) {
    expect(consequenceOf(deleting, anItem(), guest)).toMatchObject({ deny: 'deleted', nothing: 'deleted' });
    expect(deletesGuests('Deny', deleting, anItem(), guest)).toBe(true);
  }
  expect(consequenceOf(deleting, anItem(), false)).toMatchObject({ deny: 'loses', nothing: 'loses' });
  expect(deletesGuests('Deny', deleting, anItem(), false)).toBe(false);
  const other = having({ denyAction: 'unknown', defaultDecision: 'Deny' });
  for (const guest of [true, false, null])
    expect(consequenceOf(other, anItem(), guest)).toMatchObject({ deny: 'unknown', nothing: 'unknown' });
});

test.each<[Answered['decision'], Outcome]>([
  ['Approve', 'keeps'],
  ['Deny', 'loses'],
  ['DontKnow', 'keeps'],
  ['NotReviewed', 'unknown'],
  ['Unknown', 'unknown'],
])('where an earlier stage answered %s and nobody answers after it, the access %s', (decision, nothing) => {
  const earlier = { decision, justification: '', reviewedBy: null, reviewedAt: null };
  expect(consequenceOf(having({ defaultDecision: 'None' }), anItem({ earlier })).nothing).toBe(nothing);
});

test('Approve and “Don’t know” keep the access, whatever a denial does', () => {
  for (const [denyAction] of ACTIONS)
    expect(consequenceOf(having({ denyAction }))).toMatchObject({ approve: 'keeps', dontKnow: 'keeps' });
});

test('of a system outside Entra it isn’t promised that “Don’t know” keeps the access', () => {
  const resource = { id: 'doors', displayName: 'Doors', type: 'customDataProvidedResource' };
  expect(consequenceOf(having({}), { resource })).toMatchObject({ approve: 'keeps', dontKnow: 'unknown' });
});

test('without settings Deny takes the access away', () => {
  expect(consequenceOf(aReview({ definition: { settings: null } })).deny).toBe('loses');
});

test.each<[StagePlan['movesOn'], number, unknown]>([
  ['all', 1, { approve: true, deny: true, dontKnow: true, nothing: true }],
  [['Approve'], 1, { approve: true, deny: false, dontKnow: false, nothing: false }],
  [['Deny', 'DontKnow'], 1, { approve: false, deny: true, dontKnow: true, nothing: false }],
  [['NotReviewed'], 1, { approve: false, deny: false, dontKnow: false, nothing: true }],
  [['Recommendation'], 1, { approve: null, deny: null, dontKnow: null, nothing: null }],
  [[], 1, { approve: false, deny: false, dontKnow: false, nothing: false }],
])('the answers that move on from a stage are those its plan names: %j', (movesOn, number, goesOn) => {
  const stages = [
    { durationInDays: 3, movesOn },
    { durationInDays: 3, movesOn: 'all' as const },
  ];
  const review = having({}, { staged: true, stages });
  const stage = { id: 's', startsAt: null, endsAt: null, status: 'InProgress' as const, number };
  expect(consequenceOf({ ...review, stage }).goesOn).toEqual(goesOn);
  // After the last stage nothing goes on, so `goesOn` is null.
  expect(consequenceOf({ ...review, stage: { ...stage, number: 2 } }).goesOn).toBeNull();
});

test('results are applied by Microsoft, by an administrator, or by whoever keeps a system outside Entra', () => {
  const resource = { id: 'doors', displayName: 'Door control', type: 'CustomDataProvidedResource' };
  const group = { ...resource, type: 'group' };
  for (const [autoApply, applied] of [
    [true, 'automatically'],
    [false, 'byAdministrator'],
  ] as const) {
    expect(consequenceOf(having({ autoApply })).applied).toBe(applied);
    expect(consequenceOf(having({ autoApply }), anItem({ resource: group })).applied).toBe(applied);
    expect(consequenceOf(having({ autoApply }), anItem({ resource })).applied).toBe('byKeeper');
  }
  expect(consequenceOf(aReview({ definition: { settings: null } })).applied).toBe('unknown');
});

test('for a system outside Entra a Deny is passed on, whatever the review does elsewhere', () => {
  const resource = { id: 'doors', displayName: 'Door control', type: 'CustomDataProvidedResource' };
  const item = anItem({ resource });
  expect(consequenceOf(having({ denyAction: 'removesAccess' }), item).deny).toBe('passedOn');
  expect(consequenceOf(having({ defaultDecision: 'Deny' }), item).nothing).toBe('passedOn');
  expect(consequenceOf(having({}), item).approve).toBe('keeps');
});

test('after the end an item without an answer got the default or an earlier answer, or it is unknown', () => {
  const earlier = { decision: 'Deny', justification: '', reviewedBy: null, reviewedAt: null } as const;
  for (const defaultDecision of ['Approve', 'Deny', 'Recommendation', 'unknown', 'None'] as const) {
    const review = having({ defaultDecision });
    expect(stoodWithoutAnswer(review, 'keeps')).toBe(defaultDecision);
    expect(stoodWithoutAnswer(review, 'unknown')).toBe(
      defaultDecision === 'None' ? 'unknown' : defaultDecision,
    );
    expect(stoodWithoutAnswer(review, 'earlier')).toBe('earlier');
    expect(stoodWithoutAnswer(review, 'unknown', anItem())).toBe(stoodWithoutAnswer(review, 'unknown'));
    expect(stoodWithoutAnswer(review, 'loses', anItem({ earlier }))).toBe('earlierAnswer');
  }
  expect(stoodWithoutAnswer(aReview({ definition: { settings: null } }), 'unknown')).toBe('unknown');
});

describe('an unanswered item of a system outside Entra', () => {
  const resource = { id: 'doors', displayName: 'Door control', type: 'CustomDataProvidedResource' };
  const doors = anItem({ resource });
  const group = anItem({ resource: { ...resource, type: 'group' } });

  test.each<[DefaultDecision, Outcome, Outcome]>([
    ['None', 'unknown', 'unknown'],
    ['Approve', 'keeps', 'keeps'],
    ['Deny', 'passedOn', 'loses'],
    ['Recommendation', 'advice', 'advice'],
    ['unknown', 'unknown', 'unknown'],
  ])(
    'has with default %s the outcome %s, and %s where other access is beside it',
    (defaultDecision, alone, mixed) => {
      const review = having({ defaultDecision, autoApply: true });
      const outside = consequenceOfAll(review, [doors, doors]);
      expect([outside.nothing, outside.deny, outside.applied]).toEqual([alone, 'passedOn', 'byKeeper']);
      for (const items of [
        [doors, group],
        [group, doors],
      ])
        expect(consequenceOfAll(review, items)).toEqual({ ...consequenceOf(review), nothing: mixed });
      for (const items of [[], [group]])
        expect(consequenceOfAll(review, items)).toEqual(consequenceOf(review));
    },
  );

  test('isn’t said to keep access, unless an answer or the recommendation says so', () => {
    const none = having({ defaultDecision: 'None' });
    expect(consequenceOf(none, doors).nothing).toBe('unknown');
    expect(consequenceOf(none, group).nothing).toBe('keeps');
    const earlier = { decision: 'Approve', justification: '', reviewedBy: null, reviewedAt: null } as const;
    expect(consequenceOf(none, { ...doors, earlier }).nothing).toBe('keeps');
    const byAdvice = having({ defaultDecision: 'Recommendation' });
    expect(consequenceOf(byAdvice, { ...doors, advice: 'Approve' }).nothing).toBe('keeps');
    expect(consequenceOf(byAdvice, { ...doors, advice: 'Deny' }).nothing).toBe('passedOn');
  });

  test('keeps the earlier stage’s answer in a later stage when all items are meant, and is unknown alone', () => {
    const stages = [3, 3].map((durationInDays) => ({ durationInDays, movesOn: 'all' as const }));
    const stage = { id: 's', startsAt: null, endsAt: null, status: 'InProgress' as const, number: 2 };
    const review = having({ defaultDecision: 'None' }, { staged: true, stages, earlierShown: true });
    expect(consequenceOfAll({ ...review, stage }, [doors]).nothing).toBe('earlier');
    expect(consequenceOf({ ...review, stage }, doors).nothing).toBe('unknown');
  });
});
