import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { toDefinition, toInstance, toStage } from './wire-review';

const reviewer = (over: object = {}) => ({ query: '/v1.0/groups/x/owners', queryRoot: null, ...over });

test('a definition is read as a whole', () => {
  const wire = {
    id: guid(0xabc).toUpperCase(),
    displayName: 'Finance',
    descriptionForReviewers: 'Look closely.',
    descriptionForAdmins: 'Yearly.',
    createdBy: { displayName: 'Megan Bowen' },
    reviewers: [reviewer()],
    fallbackReviewers: [reviewer({ query: '/users/x' })],
    settings: {
      justificationRequiredOnApproval: true,
      defaultDecisionEnabled: true,
      defaultDecision: 'recommendation',
      autoApplyDecisionsEnabled: true,
      recommendationsEnabled: true,
      recommendationLookBackDuration: 'P14D',
      decisionHistoriesForReviewersEnabled: true,
      applyActions: [],
    },
  };
  const definition = {
    id: guid(0xabc),
    displayName: 'Finance',
    description: 'Look closely.',
    settings: {
      reasonRequired: true,
      defaultDecision: 'Recommendation',
      autoApply: true,
      denyAction: 'removesAccess',
      adviceEnabled: true,
      adviceLookBackDays: 14,
    },
    staged: false,
    stages: [],
    earlierShown: true,
    reviewersShareItems: true,
    createdBy: 'Megan Bowen',
  };
  expect(toDefinition(wire)).toEqual(definition);
  expect(toDefinition(wire, 'unified')).toEqual({ ...definition, route: 'unified' });
});

test('a definition has the date since which it recurs only when it has a pattern and a range', () => {
  const since = (recurrence: unknown) =>
    toDefinition({ id: guid(1), settings: { recurrence } })?.recursFrom ?? null;
  const range = { type: 'noEnd', startDate: '2026-08-07' };
  expect(since({ pattern: { type: 'absoluteMonthly', interval: 3 }, range })).toBe('2026-08-07');
  for (const once of [{ pattern: null, range }, { range }, { pattern: { type: 'weekly' } }, null])
    expect(since(once)).toBeNull();
});

test('a definition with unknown settings alone gets empty values', () => {
  expect(toDefinition({ id: guid(1), settings: { odd: 1 } })).toEqual({
    id: guid(1),
    displayName: '',
    description: '',
    settings: {
      reasonRequired: false,
      defaultDecision: 'None',
      autoApply: false,
      denyAction: 'removesAccess',
      adviceEnabled: false,
      adviceLookBackDays: 30,
    },
    staged: false,
    stages: [],
    earlierShown: false,
    reviewersShareItems: false,
    createdBy: '',
  });
});

test('a definition, instance or stage without a valid id is undefined', () => {
  for (const value of [{}, { id: 'x' }, null])
    expect([toDefinition(value), toInstance(value, guid(1)), toStage(value)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
});

describe('stages', () => {
  const stage = (stageId: unknown, days: unknown, over: object = {}) => ({
    stageId,
    durationInDays: days,
    ...over,
  });
  const daysOf = (...stageSettings: object[]) =>
    toDefinition({ id: guid(1), stageSettings })?.stages.map(({ durationInDays }) => durationInDays);

  test('come in the order of their numbers, also past nine, and unnumbered ones first', () => {
    expect(daysOf(stage('10', 3), stage('2', 2), stage('1', 1))).toEqual([1, 2, 3]);
    expect(daysOf(stage('1', 1), stage(undefined, 9))).toEqual([9, 1]);
  });

  test('have a length of zero days when the length isn’t a number', () => {
    expect(daysOf(stage('1', '5'))).toEqual([0]);
  });

  test('move on the decisions they name, or all when they name none', () => {
    const moving = ['approve', 'Deny', 'DontKnow', 'NotReviewed', 'Recommendation', 'Later'];
    const settings = [moving, [], undefined, ['Later']].map((named, at) =>
      stage(String(at), 1, { decisionsThatWillMoveToNextStage: named }),
    );
    expect(
      toDefinition({ id: guid(1), stageSettings: settings })?.stages.map(({ movesOn }) => movesOn),
    ).toEqual([['Approve', 'Deny', 'DontKnow', 'NotReviewed', 'Recommendation'], 'all', 'all', []]);
  });

  test('advise as their own setting says; the definition advises when one of them does', () => {
    const stageSettings = [
      { stageId: '2', recommendationsEnabled: true },
      { stageId: '1', recommendationsEnabled: false },
      { stageId: '3' },
    ];
    const settings = { recommendationsEnabled: true };
    const read = toDefinition({ id: guid(1), settings, stageSettings });
    expect(read?.stages.map(({ advice }) => advice?.adviceEnabled)).toEqual([false, true, false]);
    expect(read).toMatchObject({ staged: true, settings: { adviceEnabled: true } });
    const unsaid = toDefinition({ id: guid(1), settings, stageSettings: [{}, {}] });
    expect(unsaid?.settings?.adviceEnabled).toBe(false);
  });

  // https://learn.microsoft.com/graph/api/resources/accessreviewschedulesettings (recommendationLookBackDuration)
  test('take the look-back from themselves, then from their insights, then from the definition', () => {
    const insight = (days: number) => ({
      '@odata.type': '#microsoft.graph.userLastSignInRecommendationInsightSetting',
      recommendationLookBackDuration: `P${days}D`,
    });
    const peers = { '@odata.type': '#microsoft.graph.groupProfileRecommendationInsightSetting' };
    const stageSettings = [
      { recommendationLookBackDuration: 'P5D', recommendationInsightSettings: [insight(6)] },
      { recommendationLookBackDuration: null, recommendationInsightSettings: [peers, insight(60)] },
      { recommendationInsightSettings: [] },
      { recommendationInsightSettings: [peers] },
    ];
    const daysIn = (settings: object | undefined) =>
      toDefinition({ id: guid(1), settings, stageSettings })?.stages.map(
        ({ advice }) => advice?.adviceLookBackDays,
      );
    expect(daysIn({ recommendationLookBackDuration: null })).toEqual([5, 60, 30, 30]);
    expect(daysIn(undefined)).toEqual([5, 60, 30, 30]);
    expect(daysIn({ recommendationLookBackDuration: 'P7D' })).toEqual([5, 60, 7, 7]);
    expect(
      daysIn({ recommendationLookBackDuration: 'P7D', recommendationInsightSettings: [insight(8)] }),
    ).toEqual([5, 60, 8, 7]);
  });
});

test('the look-back is the first one that is named among the insights', () => {
  const recommendationInsightSettings = [
    {},
    { recommendationLookBackDuration: 'P60D' },
    { recommendationLookBackDuration: 'P90D' },
  ];
  expect(toDefinition({ id: guid(1), settings: { recommendationInsightSettings } })?.settings).toMatchObject({
    adviceLookBackDays: 60,
  });
});

// https://learn.microsoft.com/entra/id-governance/catalog-access-reviews
test.each([
  ['unified', undefined, true],
  ['unified', { resourceScopes: [] }, true],
  [undefined, { resourceScopes: [{ scopeType: 'group' }, { scopeType: 'Catalog' }] }, true],
  [undefined, { resourceScopes: [{ scopeType: 'group' }, {}, null] }, false],
  [undefined, { scopeType: 'catalog' }, false],
  [undefined, undefined, false],
] as const)('a review on %s about %j applies its results by itself: %s', (route, scope, autoApply) => {
  const settings = { recommendationsEnabled: true };
  expect(toDefinition({ id: guid(1), settings, scope }, route)?.settings?.autoApply).toBe(autoApply);
  const said = { ...settings, autoApplyDecisionsEnabled: false };
  expect(toDefinition({ id: guid(1), settings: said, scope }, route)?.settings?.autoApply).toBe(autoApply);
});

test('a catalog’s review without settings has none', () => {
  expect(toDefinition({ id: guid(1) }, 'unified')?.settings).toBeNull();
});

// https://learn.microsoft.com/graph/api/resources/accessreviewreviewerscope
test.each([
  [reviewer(), true],
  [reviewer({ queryRoot: undefined }), true],
  [reviewer({ queryRoot: '' }), true],
  [reviewer({ queryRoot: 'decisions' }), false],
  [reviewer({ query: '' }), false],
  [reviewer({ query: './Manager' }), false],
  [reviewer({ query: '/groups/managers/owners' }), true],
  [reviewer({ scopeType: 'group' }), true],
  [reviewer({ scopeType: 'Self' }), false],
  [reviewer({ scopeType: 'manager' }), false],
  [reviewer({ scopeType: 'sponsor' }), false],
  [reviewer({ scopeType: 'managerOrSponsor' }), false],
  [reviewer({ scopeType: 'resourceOwner' }), false],
  [null, false],
])('reviewers found by %o share their items: %s', (one, shared) => {
  expect(toDefinition({ id: guid(1), reviewers: [one] })?.reviewersShareItems).toBe(shared);
});

test('an instance is read as a whole, with the errors that have a code or a message', () => {
  const times = { startDateTime: '2026-11-01T00:00:00Z', endDateTime: '2026-11-08T00:00:00Z' };
  const read = { startsAt: '2026-11-01T00:00:00.000Z', endsAt: '2026-11-08T00:00:00.000Z' };
  const errors = [{ code: 'A', message: 'm' }, { code: 'B' }, { message: 'n' }, {}, null];
  expect(toInstance({ id: guid(2), status: 'inProgress', ...times, errors }, guid(1))).toEqual({
    id: guid(2),
    definitionId: guid(1),
    ...read,
    status: 'InProgress',
    errors: [
      { code: 'A', message: 'm' },
      { code: 'B', message: '' },
      { code: '', message: 'n' },
    ],
  });
  expect(toInstance({ id: guid(2), status: 'Applied', errors: [] }, guid(1))).toEqual({
    id: guid(2),
    definitionId: guid(1),
    startsAt: null,
    endsAt: null,
    status: 'Applied',
  });
  expect(toStage({ id: guid(3), status: 'odd', ...times })).toEqual({
    id: guid(3),
    ...read,
    status: 'Unknown',
  });
  expect(toStage({ id: guid(3), status: 'Completed' })).toMatchObject({ status: 'Completed' });
});
