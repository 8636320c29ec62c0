import type { Tenant } from '../core/tenants';
import { userId } from './directory';
import type { LargeOptions } from './large';

const DAY = 86_400_000;
const STAGE_DAYS = [5, 20, 5];

/**
 * In days: how long ago the open instance began, how long it runs, and how many weeks are between two
 * instances.
 */
export function runOf({ stages = 0, previous = false }: LargeOptions) {
  const days =
    stages > 0 ? STAGE_DAYS.slice(0, stages).reduce((sum, length) => sum + length, 0) : previous ? 21 : 365;
  return { began: stages > 0 ? 6 : 1, days, weeks: stages > 0 ? 6 : 4 };
}

const INSIGHTS = [
  { '@odata.type': '#microsoft.graph.groupPeerOutlierRecommendationInsightSettings' },
  {
    '@odata.type': '#microsoft.graph.userLastSignInRecommendationInsightSetting',
    recommendationLookBackDuration: 'P30D',
    signInScope: 'tenant',
  },
];

/**
 * The body that an administrator would POST for the review of the large group, with
 * times around `now` (ms since 1970).
 */
export function largeBody(
  tenant: Tenant,
  group: string,
  now: number,
  displayName: string,
  options: LargeOptions,
): unknown {
  const { previous, stages = 0, varied } = options;
  const { began, days, weeks } = runOf(options);
  const start = new Date(now - (began + (previous ? weeks * 7 : 0)) * DAY);
  const weekday = start.toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' }).toLowerCase();
  const people = (...aliases: string[]) =>
    aliases.map((alias) => ({ query: `/users/${userId(tenant, alias)}`, queryType: 'MicrosoftGraph' }));
  const stage = (number: number) => ({
    stageId: String(number),
    dependsOn: number === 1 ? [] : [String(number - 1)],
    durationInDays: STAGE_DAYS[number - 1],
    recommendationsEnabled: true,
    reviewers: people(number === 2 ? 'adelev' : 'alexw'),
  });
  return {
    displayName,
    descriptionForReviewers: 'Please go through everyone who may sign in to Contoso Cloud.',
    scope: { query: `/groups/${group}/transitiveMembers/microsoft.graph.user`, queryType: 'MicrosoftGraph' },
    reviewers: people('adelev', ...(varied || previous ? ['alexw'] : [])),
    ...(stages > 0 && { stageSettings: Array.from({ length: stages }, (_, at) => stage(at + 1)) }),
    settings: {
      mailNotificationsEnabled: true,
      justificationRequiredOnApproval: true,
      recommendationsEnabled: true,
      instanceDurationInDays: days,
      ...(stages > 0 && { decisionHistoriesForReviewersEnabled: true }),
      ...(varied && { recommendationInsightSettings: INSIGHTS }),
      recurrence: {
        pattern: previous ? { type: 'weekly', interval: weeks, daysOfWeek: [weekday] } : null,
        range: { type: 'noEnd', startDate: start.toISOString() },
      },
    },
  };
}
