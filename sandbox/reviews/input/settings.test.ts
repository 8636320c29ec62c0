import { expect, it } from 'vitest';
import { settings } from './definition-testing';
import { readSettings } from './settings';

const TYPE = '#microsoft.graph.';
const SIGN_IN = {
  '@odata.type': `${TYPE}userLastSignInRecommendationInsightSetting`,
  recommendationLookBackDuration: 'P30D',
  signInScope: 'application',
};
const PEERS = { '@odata.type': `${TYPE}groupPeerOutlierRecommendationInsightSettings` };
const ACTIONS = ['removeAccessApplyAction', 'disableAndDeleteUserApplyAction'].map((name) => ({
  '@odata.type': TYPE + name,
}));

it('missing settings get Graph’s default values, in Graph’s order', () => {
  expect(Object.entries(readSettings({}))).toEqual([
    ['mailNotificationsEnabled', false],
    ['reminderNotificationsEnabled', false],
    ['justificationRequiredOnApproval', false],
    ['defaultDecisionEnabled', false],
    ['defaultDecision', 'None'],
    ['instanceDurationInDays', 0],
    ['autoApplyDecisionsEnabled', false],
    ['recommendationsEnabled', false],
    ['recommendationLookBackDuration', null],
    ['decisionHistoriesForReviewersEnabled', false],
    ['recurrence', null],
    ['applyActions', []],
    ['recommendationInsightSettings', []],
  ]);
});

it('keeps both kinds of insights and both kinds of apply actions', () => {
  const sent = { applyActions: ACTIONS, recommendationInsightSettings: [SIGN_IN, PEERS] };
  expect(readSettings(sent)).toMatchObject(sent);
  const [insight] = readSettings({
    recommendationInsightSettings: [{ '@odata.type': SIGN_IN['@odata.type'] }],
  }).recommendationInsightSettings;
  expect(insight).toEqual({ ...SIGN_IN, recommendationLookBackDuration: null, signInScope: 'tenant' });
});

it('takes a duration of days, hours, minutes and seconds', () => {
  for (const recommendationLookBackDuration of ['P30D', 'PT0S', 'P1DT2H3M4.5S'])
    expect(readSettings({ recommendationLookBackDuration })).toMatchObject({
      recommendationLookBackDuration,
    });
});

it.each([
  ['no settings', undefined, 'settings:'],
  ['a list', [], 'settings:'],
  ['a text in place of a flag', { mailNotificationsEnabled: 'true' }, 'settings.mailNotificationsEnabled:'],
  ['an unknown decision', { defaultDecision: 'approve' }, 'settings.defaultDecision:'],
  [
    'an enabled default decision that is missing',
    { defaultDecisionEnabled: true },
    'settings.defaultDecision:',
  ],
  [
    'None as the default',
    { defaultDecisionEnabled: true, defaultDecision: 'None' },
    'settings.defaultDecision:',
  ],
  ['half a day', { instanceDurationInDays: 0.5 }, 'settings.instanceDurationInDays:'],
  ['a negative number of days', { instanceDurationInDays: -1 }, 'settings.instanceDurationInDays:'],
  [
    'a duration in weeks',
    { recommendationLookBackDuration: 'P4W' },
    'settings.recommendationLookBackDuration:',
  ],
  ['an empty duration', { recommendationLookBackDuration: 'P' }, 'settings.recommendationLookBackDuration:'],
  [
    'an unknown action',
    { applyActions: [{ '@odata.type': `${TYPE}x` }] },
    'settings.applyActions.0.@odata.type:',
  ],
  [
    'an unknown insight',
    { recommendationInsightSettings: [PEERS, { '@odata.type': `${TYPE}x` }] },
    'settings.recommendationInsightSettings.1.@odata.type:',
  ],
  [
    'an unknown scope of sign-ins',
    { recommendationInsightSettings: [{ ...SIGN_IN, signInScope: 'device' }] },
    'settings.recommendationInsightSettings.0.signInScope:',
  ],
  ['a recurrence without a range', { recurrence: { pattern: null } }, 'settings.recurrence.range:'],
])('refuses %s and names the field', (_, sent, field) => {
  const message = expect.stringContaining(` ${field} `);
  expect(() => readSettings(sent)).toThrow(expect.objectContaining({ status: 400, message }));
});

it('accepts a default decision that is not enabled', () => {
  expect(readSettings(settings({ defaultDecision: 'Deny' })).defaultDecision).toBe('Deny');
});
