/** The principals whose access is reviewed. */
export interface PrincipalScope {
  users: boolean;
  groups: boolean;
  servicePrincipals: boolean;
  guestsOnly: boolean;
  /** ISO 8601 duration; only people who did not sign in for this long. */
  inactiveFor: string | null;
}

/** The reviewed access. Ids are in lower case. */
export type ResourceScope =
  /** Members of one group. */
  | { kind: 'group'; id: string; transitive: boolean }
  /** `./members`: the members of the instance's group. */
  | { kind: 'enumeratedGroup'; transitive: boolean }
  /** `/groups` as resource scope: every group. */
  | { kind: 'groups' }
  /** A service principal and the principals assigned to it. */
  | { kind: 'application'; id: string }
  | { kind: 'role'; id: string; assignments: 'all' | 'active' | 'eligible' }
  | { kind: 'accessPackage'; packageId: string; policyId: string }
  /**
   * One policy of a package, beside others of its catalog. Graph creates no such
   * review; entitlement management does.
   */
  | { kind: 'catalogPackage'; packageId: string; policyId: string }
  /** Everything in a catalog; access packages only where they are requested. */
  | { kind: 'catalog'; id: string; packages: boolean }
  /** A role of Azure at one scope. Graph creates no such review; Privileged Identity Management does. */
  | { kind: 'azureRole'; roleId: string; scopeId: string }
  | { kind: 'sharedChannels'; teamId: string };

/** The scope of a review, read from its definition. */
export interface ReviewScope {
  principals: PrincipalScope;
  resources: ResourceScope[];
}

/** One instance for each of these groups; `groupId` null: all Microsoft 365 groups (or teams). */
export type Enumeration = { teamsOnly: boolean; groupId: string | null } | null;

/** A reviewer, read from one entry of `reviewers` or `fallbackReviewers`. */
export type ReviewerScope =
  | { kind: 'user'; userId: string }
  | { kind: 'members'; groupId: string; transitive: boolean }
  /** The owners of one group or application, or (null) of each item's resource. */
  | { kind: 'owners'; objectId: string | null; userType: string | null; country: string | null }
  | { kind: 'manager' }
  | { kind: 'sponsor' }
  /** The manager or, for people without one, their sponsors. */
  | { kind: 'managerOrSponsor' }
  /** The person themselves. */
  | { kind: 'self' };

export interface AdviceRules {
  enabled: boolean;
  /** Also uses the insight of peer outliers, not only sign-ins. */
  peers: boolean;
  /** ISO 8601 duration; null: P30D. */
  lookBack: string | null;
  signInScope: 'tenant' | 'application';
}

/**
 * The decisions of a stage whose items go to the next one (accessReviewStageSettings,
 * decisionsThatWillMoveToNextStage).
 */
export type MovingDecision = 'Approve' | 'Deny' | 'DontKnow' | 'NotReviewed' | 'Recommendation';

export interface StagePlan {
  /** Null: the review has no stages, and this is the whole review. */
  stageId: string | null;
  durationInDays: number;
  reviewers: ReviewerScope[];
  fallback: ReviewerScope[];
  advice: AdviceRules;
  /** Null: all decisions. */
  movesOn: MovingDecision[] | null;
}

/** A definition in the engine's form. */
export interface Plan {
  scope: ReviewScope;
  enumeration: Enumeration;
  /** The people who are told when the review is completed, beside its reviewers. */
  recipients: ReviewerScope[];
  /** At least one; one with `stageId` null where the review has no stages. */
  stages: StagePlan[];
}

/** Whether a review is about catalogs: one instance with all access that each person has in them. */
export function isCatalogReview({ scope }: Plan): boolean {
  return scope.resources.some(({ kind }) => kind === 'catalog');
}
