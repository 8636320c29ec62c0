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
  /** The scope as it is sent to Graph. */
  scope?: unknown;
  /**
   * Instead of `scope`, for a review that another portal of Microsoft's creates: the scope as the engine
   * reads it.
   */
  madeElsewhere?: ReadScope;
  /** Days from now; negative: in the past. */
  starts: number;
  ends: number;
  reviewers?: unknown[];
  fallbackReviewers?: unknown[];
  stageSettings?: unknown[];
  description?: string;
  settings?: Record<string, unknown>;
}

/** Settings: items without a decision are denied, and denials are applied automatically. */
export const DENY_AND_APPLY = {
  defaultDecisionEnabled: true,
  defaultDecision: 'Deny',
  autoApplyDecisionsEnabled: true,
  applyActions: [{ '@odata.type': '#microsoft.graph.removeAccessApplyAction' }],
};

/** The full name of one of Graph's types. */
export const typed = (name: string) => `#microsoft.graph.${name}`;
/** A query in the form of scopes and reviewers. */
export const query = (text: string, queryRoot: string | null = null) => ({
  '@odata.type': typed('accessReviewQueryScope'),
  query: text,
  queryType: 'MicrosoftGraph',
  queryRoot,
});

/** A reviewer given by a word (`scopeType`). */
export const byWord = (scopeType: string, reviewerId: string | null = null) => ({
  '@odata.type': typed('accessReviewReviewerScope'),
  scopeType,
  reviewerId,
});

/** The scope of all users × everything in a catalog, without its access packages. */
export const catalogScope = (resourceId: string) => ({
  '@odata.type': typed('principalResourceMembershipsScope'),
  principalScopes: [{ '@odata.type': typed('accessReviewPrincipalScope'), scopeType: 'allUsers' }],
  resourceScopes: [{ '@odata.type': typed('accessReviewResourceScope'), resourceId, scopeType: 'catalog' }],
});
