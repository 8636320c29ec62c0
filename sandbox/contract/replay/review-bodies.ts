import { isObject } from '../check-value';
import type { Example } from '../examples';
import { mendProperties } from './mend';

const QUERY_SCOPE = '#microsoft.graph.accessReviewQueryScope';

/**
 * Adele Vance, the first user to whom a page's ids are mapped. The id is written like
 * a page's, so it is mapped too.
 */
const REVIEWER = { query: '/users/{reviewer}', queryType: 'MicrosoftGraph' };

const SETTINGS = {
  mailNotificationsEnabled: true,
  reminderNotificationsEnabled: true,
  justificationRequiredOnApproval: false,
  defaultDecisionEnabled: false,
  defaultDecision: 'None',
  instanceDurationInDays: 20,
  autoApplyDecisionsEnabled: false,
  recommendationsEnabled: true,
  recurrence: {
    pattern: null,
    range: { type: 'endDate', startDate: '2026-11-20', endDate: '2026-12-10' },
  },
};

/** A review of a group's members by one user that starts today; `over` replaces properties. */
export function groupReview(over: Record<string, unknown> = {}): Record<string, unknown> {
  const { settings, ...rest } = over;
  return {
    displayName: 'Review of a page',
    descriptionForAdmins: 'Review of a page',
    descriptionForReviewers: 'Review of a page',
    scope: {
      '@odata.type': QUERY_SCOPE,
      query: '/groups/{group}/transitiveMembers',
      queryType: 'MicrosoftGraph',
    },
    reviewers: [REVIEWER],
    settings: { ...SETTINGS, ...(isObject(settings) ? settings : {}) },
    ...rest,
  };
}

/** A review of all access that users have in a catalog; its id is mapped like a page's. */
export const catalogReview = (): Record<string, unknown> => ({
  ...groupReview({
    reviewers: [
      { '@odata.type': '#microsoft.graph.accessReviewReviewerScope', scopeType: 'manager' },
      REVIEWER,
    ],
  }),
  scope: {
    '@odata.type': '#microsoft.graph.principalResourceMembershipsScope',
    principalScopes: [
      { '@odata.type': '#microsoft.graph.accessReviewPrincipalScope', scopeType: 'allUsers' },
    ],
    resourceScopes: [
      {
        '@odata.type': '#microsoft.graph.accessReviewResourceScope',
        resourceId: '{catalog}',
        scopeType: 'catalog',
      },
    ],
  },
});

const stage = (stageId: string, dependsOn: string[]) => ({
  stageId,
  dependsOn,
  durationInDays: 5,
  recommendationsEnabled: false,
  reviewers: [REVIEWER],
});

/** The same review in two stages, both with the one reviewer. */
export const stagedReview = (): Record<string, unknown> =>
  groupReview({
    stageSettings: [stage('1', []), stage('2', ['1'])],
    settings: { instanceDurationInDays: 10 },
  });

/** A review whose recommendations also compare peers, in a group with outliers. */
export const peerReview = (): Record<string, unknown> =>
  groupReview({
    settings: {
      recommendationInsightSettings: [
        { '@odata.type': '#microsoft.graph.groupPeerOutlierRecommendationInsightSettings' },
        {
          '@odata.type': '#microsoft.graph.userLastSignInRecommendationInsightSetting',
          recommendationLookBackDuration: 'P30D',
          signInScope: 'tenant',
        },
      ],
    },
  });

/**
 * The same definition with a recurrence that begins on the world's first day; a fixed end moves years ahead.
 */
export function startingToday(body: unknown): unknown {
  return mendProperties(body, (name, value) => {
    if (name === 'startDate') return [name, '2026-11-20'];
    return [name, name === 'endDate' ? '2029-12-31' : value];
  });
}

const WRITABLE = [
  'displayName',
  'descriptionForAdmins',
  'descriptionForReviewers',
  'scope',
  'instanceEnumerationScope',
  'reviewers',
  'fallbackReviewers',
  'settings',
];

/** The definition in a page's answer, in the form that would create it; its dates stay. */
export function shownDefinition({ response }: Example): Record<string, unknown> {
  const body = isObject(response.body) ? response.body : {};
  const shown = Array.isArray(body.value) ? body.value[0] : body;
  const kept = Object.entries(shown ?? {}).filter(
    ([name, value]) => WRITABLE.includes(name) && value !== null,
  );
  const sent = groupReview(Object.fromEntries(kept));
  // The list page leaves out the fallback reviewers that managers require.
  const some = Array.isArray(sent.fallbackReviewers) && sent.fallbackReviewers.length > 0;
  return some ? sent : { ...sent, fallbackReviewers: [REVIEWER] };
}
