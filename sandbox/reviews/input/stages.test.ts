import { expect, it } from 'vitest';
import { readDefinition } from './definition';
import { body, IDS, memberships, plain, queried, settings, stage, weekly } from './definition-testing';
import { requireFallback } from './stages';

const USER = { kind: 'user', userId: IDS.user };
const OTHER = plain(`/groups/${IDS.other}/transitiveMembers`);
const members = { kind: 'members', groupId: IDS.other, transitive: true };
const INSIGHTS = [
  {
    '@odata.type': '#microsoft.graph.userLastSignInRecommendationInsightSetting',
    recommendationLookBackDuration: 'P20D',
    signInScope: 'application',
  },
  { '@odata.type': '#microsoft.graph.groupPeerOutlierRecommendationInsightSettings' },
];

it('reads a review without stages as one stage without an id', () => {
  const { plan, stageSettings } = readDefinition(body({ fallbackReviewers: [OTHER] }));
  expect(stageSettings).toEqual([]);
  expect(plan.stages).toEqual([
    {
      stageId: null,
      durationInDays: 1,
      reviewers: [USER],
      fallback: [members],
      advice: { enabled: true, peers: false, lookBack: null, signInScope: 'tenant' },
      movesOn: null,
    },
  ]);
});

it('a stage’s own values replace those of the definition', () => {
  const manager = plain('./manager', 'decisions');
  const second = stage('2', '1', {
    durationInDays: 3,
    recommendationsEnabled: true,
    reviewers: [manager],
    fallbackReviewers: [OTHER],
    decisionsThatWillMoveToNextStage: ['NotReviewed', 'Approve', 'NotReviewed'],
    recommendationInsightSettings: INSIGHTS,
  });
  const { plan, stageSettings } = readDefinition(
    body({
      fallbackReviewers: [plain(`/users/${IDS.user}`)],
      stageSettings: [stage('1', undefined, { reviewers: [] }), second],
      settings: settings({ recommendationLookBackDuration: 'P10D' }),
    }),
  );
  expect(plan.stages).toEqual([
    {
      stageId: '1',
      durationInDays: 2,
      reviewers: [],
      fallback: [],
      advice: { enabled: false, peers: false, lookBack: 'P10D', signInScope: 'tenant' },
      movesOn: null,
    },
    {
      stageId: '2',
      durationInDays: 3,
      reviewers: [{ kind: 'manager' }],
      fallback: [members],
      advice: { enabled: true, peers: true, lookBack: 'P20D', signInScope: 'application' },
      movesOn: ['NotReviewed', 'Approve'],
    },
  ]);
  expect(stageSettings[1]).toEqual({
    stageId: '2',
    dependsOn: ['1'],
    durationInDays: 3,
    recommendationsEnabled: true,
    decisionsThatWillMoveToNextStage: ['NotReviewed', 'Approve'],
    reviewers: [manager],
    fallbackReviewers: [{ ...plain(`/v1.0${OTHER.query}`), queryRoot: null }],
    recommendationInsightSettings: INSIGHTS,
  });
});

it('prefers a stage’s look-back to that of the insight', () => {
  const { plan } = readDefinition(
    body({
      stageSettings: [stage('1', undefined, { recommendationLookBackDuration: 'P5D' })],
      settings: settings({ recommendationInsightSettings: INSIGHTS }),
    }),
  );
  expect(plan.stages[0]?.advice).toMatchObject({ lookBack: 'P5D', peers: true });
});

it.each([
  ['four stages', [stage('1'), stage('2', '1'), stage('3', '2'), stage('4', '3')], ''],
  ['the same id twice', [stage('1'), stage('1', '1')], '.1.stageId'],
  ['a first stage that depends on another', [stage('1', '0')], '.0.dependsOn'],
  ['a second stage that depends on none', [stage('1'), stage('2')], '.1.dependsOn'],
  ['a third stage that depends on the first', [stage('1'), stage('2', '1'), stage('3', '1')], '.2.dependsOn'],
  ['a stage that depends on two', [stage('1'), stage('2', '1', { dependsOn: ['1', '1'] })], '.1.dependsOn'],
  ['no duration', [stage('1', undefined, { durationInDays: undefined })], '.0.durationInDays'],
  ['a duration of zero days', [stage('1', undefined, { durationInDays: 0 })], '.0.durationInDays'],
  ['no id', [stage('')], '.0.stageId'],
  [
    'an unknown decision',
    [stage('1', undefined, { decisionsThatWillMoveToNextStage: ['Approve', 'Maybe'] })],
    '.0.decisionsThatWillMoveToNextStage.1',
  ],
  [
    'unsupported reviewers',
    [stage('1', undefined, { reviewers: [plain('/users')] })],
    '.0.reviewers.0.query',
  ],
  ['stages longer than a week', [stage('1'), stage('2', '1', { durationInDays: 6 })], ''],
])('refuses %s and names the field', (_, stageSettings, field) => {
  const message = expect.stringContaining(` stageSettings${field}: `);
  expect(() => readDefinition(body({ stageSettings }))).toThrow(
    expect.objectContaining({ status: 400, message }),
  );
});

it('accepts stages that fill a week', () => {
  const stageSettings = [stage('1'), stage('2', '1'), stage('3', '2', { durationInDays: 3 })];
  expect(readDefinition(body({ stageSettings })).plan.stages).toHaveLength(3);
});

it('accepts shared channels in a single stage only', () => {
  const channels = `/teams/${IDS.group}/channels?$filter=(membershipType eq 'shared')`;
  const scope = memberships([queried('/users')], [queried(channels)]);
  expect(() => readDefinition(body({ scope, stageSettings: [stage('1')] }))).not.toThrow();
  expect(() => readDefinition(body({ scope, stageSettings: [stage('1'), stage('2', '1')] }))).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringContaining(' stageSettings: ') }),
  );
});

it.each([
  ['the review', {}, ' fallbackReviewers: '],
  [
    'its second stage',
    {
      stageSettings: [stage('1', undefined, { fallbackReviewers: [OTHER] }), stage('2', '1')],
      settings: settings({ recurrence: weekly() }),
    },
    ' stageSettings.1.fallbackReviewers: ',
  ],
])('needs a fallback reviewer in %s where the group is privileged', (_, over, field) => {
  const message = expect.stringContaining(field);
  expect(() => requireFallback(readDefinition(body(over)).plan)).toThrow(
    expect.objectContaining({ status: 400, message }),
  );
});

it('accepts a privileged group with a fallback reviewer', () => {
  expect(() => requireFallback(readDefinition(body({ fallbackReviewers: [OTHER] })).plan)).not.toThrow();
});
