import type { ReadScope } from '../reviews/input/scope';

/** Display names of the seeded reviews; tests find reviews by them. */
export const REVIEWS = {
  buildingSecurity: 'One-time self-review for members of Building security',
  directReports: 'Quarterly review of your direct reports',
  northwind: 'Members of Northwind launch',
  expenses: 'Users of Expense Central',
  guests: 'Guests in Partner collaboration',
  staged: 'Finance archive, in two stages',
  endsSoon: 'Server room, ends within the hour',
  ended: 'Old wiki, ended yesterday',
  applied: 'Old wiki, last month',
  shared: 'Legal hold, shared with a colleague',
  longTexts:
    'Annual confirmation of correspondence access for Corporate Affairs, Sustainability and Regulatory Matters',
  finished: 'Badge printers',
  upcoming: 'Badge printers, next week',
  changedElsewhere: 'Groups whose members are changed elsewhere',
  blockedGuests: 'Guests of teams and suppliers, blocked when denied',
  subscriptions: 'Owners of Azure subscriptions',
  packages: 'Campaign workspace, by policy',
  catalog: 'All access of the Finance catalog',
} as const;

export type ReviewKey = keyof typeof REVIEWS;

/** A review of Contoso; times count from now. */
export interface SeedReview {
  key: ReviewKey;
  /** As it is sent to Graph. */
  scope?: unknown;
  /** In its place, of a review that another portal of Microsoft's makes: the scope as the engine reads it. */
  madeElsewhere?: ReadScope;
  /** Days from now; negative: past. */
  starts: number;
  ends: number;
  reviewers?: unknown[];
  fallbackReviewers?: unknown[];
  stageSettings?: unknown[];
  description?: string;
  settings?: Record<string, unknown>;
}

/** What nobody answers is denied, and denials are carried out by themselves. */
export const DENY_AND_APPLY = {
  defaultDecisionEnabled: true,
  defaultDecision: 'Deny',
  autoApplyDecisionsEnabled: true,
  applyActions: [{ '@odata.type': '#microsoft.graph.removeAccessApplyAction' }],
};

/** A type of Graph by its name. */
export const typed = (name: string) => `#microsoft.graph.${name}`;
/** A query as scopes and reviewers carry it. */
export const query = (text: string, queryRoot: string | null = null) => ({
  '@odata.type': typed('accessReviewQueryScope'),
  query: text,
  queryType: 'MicrosoftGraph',
  queryRoot,
});

/** A reviewer by a word (`scopeType`). */
export const byWord = (scopeType: string, reviewerId: string | null = null) => ({
  '@odata.type': typed('accessReviewReviewerScope'),
  scopeType,
  reviewerId,
});

/** All users × all that a catalog holds, without its access packages. */
export const catalogScope = (resourceId: string) => ({
  '@odata.type': typed('principalResourceMembershipsScope'),
  principalScopes: [{ '@odata.type': typed('accessReviewPrincipalScope'), scopeType: 'allUsers' }],
  resourceScopes: [{ '@odata.type': typed('accessReviewResourceScope'), resourceId, scopeType: 'catalog' }],
});
