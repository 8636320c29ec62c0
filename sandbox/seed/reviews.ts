import type { Tenant } from '../core/tenants';
import { type DefinitionContent, definitionOver, readDefinition } from '../reviews/input/definition';
import { applicationId, type GroupKey, groupId, userId } from './directory';
import { oddReviews } from './odd-reviews';
import { DENY_AND_APPLY, query, REVIEWS, type ReviewKey, type SeedReview, typed } from './review-shape';

const SHORT_TEXT = 'Please confirm who still needs this access.';
/** Exactly as long as the limit of Microsoft's mail: 256 characters. */
export const LONG_TEXT =
  'Please look at every person with care: this access opens letters that regulators sent in confidence. Approve only those who answer such letters today. If you are not sure, ask their manager first, and write the reason in words which an auditor understands.';

const DAY = 86_400_000;
const HOUR = 1 / 24;
const REASON = { justificationRequiredOnApproval: true };
const INSIGHTS = {
  recommendationInsightSettings: [
    {
      '@odata.type': '#microsoft.graph.userLastSignInRecommendationInsightSetting',
      recommendationLookBackDuration: 'P30D',
      signInScope: 'tenant',
    },
    { '@odata.type': '#microsoft.graph.groupPeerOutlierRecommendationInsightSettings' },
  ],
};

function seedReviews(tenant: Tenant): SeedReview[] {
  const members = (key: GroupKey) =>
    query(`/groups/${groupId(tenant, key)}/transitiveMembers/microsoft.graph.user`);
  const owners = (key: GroupKey) => query(`/groups/${groupId(tenant, key)}/owners`);
  const people = (...aliases: string[]) => aliases.map((alias) => query(`/users/${userId(tenant, alias)}`));
  const stage = (stageId: string, alias: string, dependsOn: string[]) => ({
    stageId,
    dependsOn,
    durationInDays: 4,
    recommendationsEnabled: true,
    reviewers: people(alias),
    fallbackReviewers: [],
  });
  return [
    {
      key: 'applied',
      scope: members('oldwiki'),
      starts: -40,
      ends: -30,
      reviewers: people('adelev', 'alexw'),
      settings: { ...DENY_AND_APPLY, ...INSIGHTS },
    },
    {
      key: 'ended',
      scope: members('wiki'),
      starts: -8,
      ends: -1,
      reviewers: people('adelev', 'alexw'),
      settings: { defaultDecisionEnabled: true, defaultDecision: 'Recommendation' },
    },
    {
      key: 'buildingSecurity',
      scope: members('building'),
      starts: -1,
      ends: 4,
      description: REVIEWS.buildingSecurity,
      settings: { ...DENY_AND_APPLY, ...REASON },
    },
    {
      key: 'directReports',
      scope: members('employees'),
      starts: -2,
      ends: 12,
      reviewers: [query('./manager', 'decisions')],
      fallbackReviewers: people('admin'),
      settings: { ...REASON, defaultDecisionEnabled: true, defaultDecision: 'Recommendation' },
    },
    {
      key: 'northwind',
      scope: members('northwind'),
      starts: -2,
      ends: 9,
      reviewers: [owners('northwind')],
      settings: { ...REASON, ...INSIGHTS, ...DENY_AND_APPLY },
    },
    {
      key: 'expenses',
      scope: {
        '@odata.type': typed('principalResourceMembershipsScope'),
        principalScopes: [query('/users')],
        resourceScopes: [query(`/servicePrincipals/${applicationId(tenant, 'expenses')}`)],
      },
      starts: -1,
      ends: 6,
      reviewers: people('alexw', 'adelev'),
    },
    {
      key: 'guests',
      scope: query(
        `/groups/${groupId(tenant, 'partners')}/transitiveMembers/microsoft.graph.user/?$count=true&$filter=(userType eq 'Guest')`,
      ),
      starts: -1,
      ends: 20,
      reviewers: [owners('partners')],
      settings: { ...DENY_AND_APPLY, recommendationsEnabled: false },
    },
    {
      key: 'staged',
      scope: members('finance'),
      starts: -1,
      ends: 7,
      stageSettings: [stage('1', 'adelev', []), stage('2', 'alexw', ['1'])],
    },
    {
      key: 'endsSoon',
      scope: members('server'),
      starts: -2,
      ends: HOUR,
      reviewers: people('adelev', 'alexw'),
    },
    {
      key: 'shared',
      scope: members('legal'),
      starts: -2,
      ends: 5,
      reviewers: people('adelev', 'alexw'),
      settings: { ...REASON },
    },
    {
      key: 'longTexts',
      scope: members('affairs'),
      starts: -1,
      ends: 30,
      reviewers: people('adelev', 'alexw'),
      description: LONG_TEXT,
    },
    { key: 'finished', scope: members('badges'), starts: -2, ends: 3, reviewers: [owners('badges')] },
    { key: 'upcoming', scope: members('badges'), starts: 7, ends: 14, reviewers: [owners('badges')] },
    ...oddReviews(tenant, people('nestorw')),
  ];
}

export interface ContosoReview {
  key: ReviewKey;
  /** Whether it is in progress at `now`. */
  running: boolean;
  /** Days from `now`; negative: in the past. */
  ends: number;
  content: DefinitionContent;
}

/** Contoso's reviews as definitions, timed around `now` (ms since 1970). */
export function contosoReviews(tenant: Tenant, now: number): ContosoReview[] {
  const at = (days: number) => new Date(now + days * DAY).toISOString();
  return seedReviews(tenant).map((review) => {
    const {
      key,
      description = SHORT_TEXT,
      scope,
      madeElsewhere,
      reviewers,
      fallbackReviewers,
      stageSettings,
    } = review;
    const range = { type: 'endDate', startDate: at(review.starts), endDate: at(review.ends) };
    const body = {
      displayName: REVIEWS[key],
      descriptionForAdmins: description,
      descriptionForReviewers: description,
      scope,
      reviewers,
      fallbackReviewers,
      stageSettings,
      settings: {
        mailNotificationsEnabled: true,
        reminderNotificationsEnabled: true,
        recommendationsEnabled: true,
        instanceDurationInDays: Math.ceil(review.ends - review.starts),
        recurrence: { pattern: null, range },
        ...review.settings,
      },
    };
    return {
      key,
      running: review.starts < 0 && review.ends > 0,
      ends: review.ends,
      content: madeElsewhere ? definitionOver(body, madeElsewhere) : readDefinition(body),
    };
  });
}
