/** Whose access is looked at. */
export interface PrincipalScope {
  users: boolean;
  groups: boolean;
  servicePrincipals: boolean;
  guestsOnly: boolean;
  /** ISO 8601 duration; only people who did not sign in for so long. */
  inactiveFor: string | null;
}

/** What access is looked at. Ids are lower case. */
export type ResourceScope =
  /** Members of one group. */
  | { kind: 'group'; id: string; transitive: boolean }
  /** `./members`: of the group that the instance is about. */
  | { kind: 'enumeratedGroup'; transitive: boolean }
  /** `/groups` as resource scope: every group. */
  | { kind: 'groups' }
  /** A service principal and who is assigned to it. */
  | { kind: 'application'; id: string }
  | { kind: 'role'; id: string; assignments: 'all' | 'active' | 'eligible' }
  | { kind: 'accessPackage'; packageId: string; policyId: string }
  /** One policy of a package, beside others of its catalog. Graph makes no such review; entitlement management does. */
  | { kind: 'catalogPackage'; packageId: string; policyId: string }
  /** All that a catalog holds; access packages only where they are asked for. */
  | { kind: 'catalog'; id: string; packages: boolean }
  /** A role of Azure at one scope. Graph makes no such review; Privileged Identity Management does. */
  | { kind: 'azureRole'; roleId: string; scopeId: string }
  | { kind: 'sharedChannels'; teamId: string };

/** What a review is about, read from a definition's scope. */
export interface ReviewScope {
  principals: PrincipalScope;
  resources: ResourceScope[];
}

/** One instance per group of these; `groupId` null: all Microsoft 365 groups (or teams). */
export type Enumeration = { teamsOnly: boolean; groupId: string | null } | null;

/** Who reviews, read from one entry of `reviewers` or `fallbackReviewers`. */
export type ReviewerScope =
  | { kind: 'user'; userId: string }
  | { kind: 'members'; groupId: string; transitive: boolean }
  /** Owners of one group or application, or (null) of the resource of each item. */
  | { kind: 'owners'; objectId: string | null; userType: string | null; country: string | null }
  | { kind: 'manager' }
  | { kind: 'sponsor' }
  /** The manager, or, of people without one, their sponsors. */
  | { kind: 'managerOrSponsor' }
  /** The person themselves. */
  | { kind: 'self' };

export interface AdviceRules {
  enabled: boolean;
  /** Peer outlier insight too, not only sign-ins. */
  peers: boolean;
  /** ISO 8601 duration; null: P30D. */
  lookBack: string | null;
  signInScope: 'tenant' | 'application';
}

/** Which decisions of a stage go to the next one (accessReviewStageSettings, decisionsThatWillMoveToNextStage). */
export type MovingDecision = 'Approve' | 'Deny' | 'DontKnow' | 'NotReviewed' | 'Recommendation';

export interface StagePlan {
  /** null: the review has no stages, and this is the whole of it. */
  stageId: string | null;
  durationInDays: number;
  reviewers: ReviewerScope[];
  fallback: ReviewerScope[];
  advice: AdviceRules;
  /** null: all */
  movesOn: MovingDecision[] | null;
}

/** A definition as the engine reads it. */
export interface Plan {
  scope: ReviewScope;
  enumeration: Enumeration;
  /** Who is told when the review is completed, beside its reviewers. */
  recipients: ReviewerScope[];
  /** At least one; one with `stageId` null where the review has no stages. */
  stages: StagePlan[];
}

/** Whether a review is about catalogs: one instance with all that each person has of them. */
export function isCatalogReview({ scope }: Plan): boolean {
  return scope.resources.some(({ kind }) => kind === 'catalog');
}
