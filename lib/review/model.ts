/**
 * The domain's types, as `lib/graph` gives them to all readers. Values keep Microsoft Graph's spelling; where Graph may
 * add values, a type has an `Unknown` member. Times are ISO 8601 strings in UTC, ids are GUID strings, and texts are as
 * the tenant wrote them, not yet made safe (see `safeText`).
 */

/** The decisions that answer the question, in the order in which they are offered. */
export const ANSWERS = ['Approve', 'Deny', 'DontKnow'] as const;
export type Answer = (typeof ANSWERS)[number];

/** What a reviewer can record. `NotReviewed` takes a decision back. */
export const DECISIONS = [...ANSWERS, 'NotReviewed'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What Graph may return in `decision`: a decision, or a value that this version doesn't know. */
export type RecordedDecision = Decision | 'Unknown';

/** Microsoft's recommendation, fixed when the instance starts. `None` is Graph's `NoInfoAvailable`. */
export type Advice = 'Approve' | 'Deny' | 'None' | 'Unknown';

/** The statuses of an instance. Graph may add others: these become `Unknown`. */
export const INSTANCE_STATUSES = [
  'NotStarted',
  'Initializing',
  'Starting',
  'InProgress',
  'Completing',
  'Completed',
  'AutoReviewing',
  'AutoReviewed',
  'Applying',
  'Applied',
  'Unknown',
] as const;
export type InstanceStatus = (typeof INSTANCE_STATUSES)[number];

/**
 * What is recorded at the end for items that nobody decided. `None`: nothing; `unknown`: a decision this version
 * doesn't know.
 */
export type DefaultDecision = 'Approve' | 'Deny' | 'Recommendation' | 'None' | 'unknown';

/** What happens to denied access (`applyActions`); `unknown`: an action that this version doesn't know. */
export type DenyAction = 'removesAccess' | 'blocksAndDeletesGuests' | 'unknown';

/** Whether and how Microsoft recommends decisions. */
export interface AdviceSettings {
  adviceEnabled: boolean;
  /** The look-back window of the sign-in recommendation, in days; 30 where the tenant sets none. */
  adviceLookBackDays: number;
}

/** In a review with stages, those of a stage replace the advice settings; see `adviceSettings`. */
export interface ReviewSettings extends AdviceSettings {
  /** `justificationRequiredOnApproval`. */
  reasonRequired: boolean;
  defaultDecision: DefaultDecision;
  /** Whether results are applied at the end without an administrator. */
  autoApply: boolean;
  denyAction: DenyAction;
}

/**
 * The route of a review, if it isn't the ordinary one: reviews of catalogs are below `unified`.
 *
 * https://learn.microsoft.com/graph/api/resources/unifiedroot
 */
export type ReviewRoute = 'unified';

/** https://learn.microsoft.com/graph/api/resources/accessreviewscheduledefinition */
export interface ReviewDefinition {
  id: string;
  /** Absent for the ordinary route. */
  route?: ReviewRoute;
  displayName: string;
  /** `descriptionForReviewers`, at most 256 characters in Microsoft's mail. */
  description: string;
  /** Null where Graph returned a definition without settings: then nothing is assumed. */
  settings: ReviewSettings | null;
  /** `stageSettings` is not empty. */
  staged: boolean;
  /** The planned stages, first to last; empty in a review without stages. */
  stages: StagePlan[];
  /** Whether reviewers of later stages see the answers of earlier ones (`decisionHistoriesForReviewersEnabled`). */
  earlierShown: boolean;
  /**
   * Whether every reviewer shares every item: true where reviewers are named and aren't found per decision (`queryRoot:
   * decisions`).
   */
  reviewersShareItems: boolean;
  /**
   * The day on which a review that recurs began first, as Graph writes it (`2026-11-07`); absent where it doesn't recur, or
   * Graph doesn't tell. https://learn.microsoft.com/graph/api/resources/recurrencerange
   */
  recursFrom?: string;
  createdBy: string;
}

/** One run of a definition. https://learn.microsoft.com/graph/api/resources/accessreviewinstance */
export interface ReviewInstance {
  id: string;
  definitionId: string;
  startsAt: string | null;
  endsAt: string | null;
  status: InstanceStatus;
  /** The instance's errors as Graph gives them; absent where it gives none. */
  errors?: ReviewError[];
}

/** https://learn.microsoft.com/graph/api/resources/accessreviewerror */
export interface ReviewError {
  code: string;
  message: string;
}

/** One stage as the definition plans it. */
export interface StagePlan {
  durationInDays: number;
  /** Which decisions go on to the next stage; `all` where the plan names none. */
  movesOn: readonly (Decision | 'Recommendation')[] | 'all';
  /** Absent in what an older version kept. */
  advice?: AdviceSettings;
}

/** A stage of the instance in which I am a reviewer. */
export interface ReviewStage {
  id: string;
  startsAt: string | null;
  endsAt: string | null;
  status: InstanceStatus;
  /** Counted from 1; null where the plan doesn't show which stage it is. */
  number: number | null;
}

/** One instance with its definition: on screen, a review. */
export interface Review {
  definition: ReviewDefinition;
  instance: ReviewInstance;
  /** My stage: the one in progress, else the last one I was asked in. Null in a review without stages. */
  stage: ReviewStage | null;
}

/** Who recorded a decision. `system`: Microsoft itself, for default decisions. */
export interface DecisionMaker {
  id: string;
  displayName: string;
  userPrincipalName: string;
  system: boolean;
}

/** Whose access is asked about. Ids are lower case. */
export interface Principal {
  id: string;
  displayName: string;
  userPrincipalName: string;
  kind: 'user' | 'servicePrincipal' | 'group' | 'device' | 'other';
}

/** What the access is to. */
export interface Resource {
  id: string;
  displayName: string;
  /** Graph's type in lower camel case: `group`, `servicePrincipal`, `directoryRole`, …; Graph may add others. */
  type: string;
  /** Which part of the resource is reviewed, where it isn't the whole resource. */
  detail?: ResourceDetail;
  /** What the person may do in the resource. */
  permission?: Permission;
  /**
   * The tenant's description of the resource; empty where the tenant wrote none, absent where Graph doesn't give it.
   */
  description?: string;
}

/**
 * What a person may do in a resource; a person may have several permissions.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitempermission
 */
export interface Permission {
  id: string;
  displayName: string;
  description: string;
}

/**
 * The scope of a role, the policy by which a package was assigned, or an application's role. Two items of one review
 * may differ only in this.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitemazureroleresource
 * https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitemaccesspackageresource
 * https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitemserviceprincipalresource
 */
export interface ResourceDetail {
  kind: 'scope' | 'policy' | 'role';
  id: string;
  displayName: string;
}

/** What the directory tells about a person where the host configured `User.Read.All`. */
export interface PersonDetails {
  jobTitle: string | null;
  department: string | null;
  /** The manager's name. */
  manager: string | null;
  managerId: string | null;
  /** The manager's mail address. */
  managerAddress: string | null;
  kind: 'member' | 'guest' | null;
  /** False for a disabled account. */
  enabled: boolean | null;
}

/** The part of an item that an answer changes. */
export interface Answered {
  decision: RecordedDecision;
  justification: string;
  /** Null while the item is not reviewed. */
  reviewedBy: DecisionMaker | null;
  reviewedAt: string | null;
}

/** The answer about the same person and resource in the instance before this one. */
export interface PreviousAnswer extends Answered {
  /** When that instance ended. */
  endedAt: string | null;
  applyResult: string;
  /** How the answer was applied, or why not, in the tenant's own words; absent where Graph gives nothing. */
  applyDescription?: string;
}

/**
 * Why a Deny can't take effect by itself.
 * - `synced`: the group is managed on premises.
 * - `dynamic`: a rule determines the group's members.
 * - `mailEnabled`: Exchange manages the group.
 * - `nested`: the person is a member through another group.
 * - `throughGroup`: a group, not the person, is assigned to the application.
 *
 * https://learn.microsoft.com/entra/id-governance/complete-access-review
 */
export type DenyLimit = 'synced' | 'dynamic' | 'mailEnabled' | 'nested' | 'throughGroup';

/** What the directory tells about the reviewed resources; a part is null where the directory didn't tell it. */
export interface AccessFacts {
  /** The limit of a whole resource, by the resource's id. */
  ofResource: ReadonlyMap<string, DenyLimit>;
  /**
   * The principals with direct access: their ids, by resource id. A principal missing there has the access through a
   * group.
   */
  direct: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * One principal's access to one resource in a review, with its answer.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitem
 */
export interface DecisionItem extends Answered {
  id: string;
  definitionId: string;
  instanceId: string;
  /** The stage from which the item was read; null in a review without stages. */
  stageId: string | null;
  principal: Principal;
  resource: Resource | null;
  /** The last sign-in as of the review's start; null for never, for unknown and for an impossible time. */
  lastSignInAt: string | null;
  advice: Advice;
  /** Whether Microsoft marks the person as an outlier among the members; null where it doesn't tell. */
  outlier: boolean | null;
  /** The answer of an earlier stage, where the tenant shows it; the item itself is then not reviewed. */
  earlier: Answered | null;
  applyResult: string;
  /** How the answer was applied, or why not, in the tenant's own words; absent where Graph gives nothing. */
  applyDescription?: string;
}

/** The ids of a review, as links have them; they don't include its route. */
export interface ReviewRef {
  definitionId: string;
  instanceId: string;
}

/** The address of a review at Graph. */
export interface ReviewAddress extends ReviewRef {
  /** The route the review was read from, used for all its requests; absent for the ordinary route. */
  route?: ReviewRoute;
}

/** The address of a review's items at Graph: with stages, those of one stage. */
export interface ItemsRef extends ReviewAddress {
  stageId: string | null;
}

/** What the reviewer wants to record for one item, and the answer that was on screen when they decided. */
export interface Intent {
  itemId: string;
  decision: Decision;
  justification: string;
  seen: Answered;
  /** The decision of this device that the screen showed in place of `seen`; Undo restores it. */
  own?: OwnAnswer;
}

/** A decision of the reviewer with its reason. */
export interface OwnAnswer {
  decision: Decision;
  justification: string;
}
