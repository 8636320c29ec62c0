/**
 * The review's nouns after they left the wire: what `lib/graph` promises to every reader.
 * Values keep Microsoft Graph's spelling; a field that Graph leaves open keeps an `Unknown` member.
 * Times are ISO 8601 strings in UTC, ids are GUID strings, texts are as the tenant wrote them (not yet cleaned).
 */

/** What a reviewer can record. `NotReviewed` takes a decision back. */
export type Decision = 'Approve' | 'Deny' | 'DontKnow' | 'NotReviewed';

/** A decision that answers the question. */
export type Answer = Exclude<Decision, 'NotReviewed'>;

/** What Graph may return in `decision`: the four, or a value this version doesn't know. */
export type RecordedDecision = Decision | 'Unknown';

/** What Microsoft advises, fixed when the instance starts. `None` is Graph's `NoInfoAvailable`. */
export type Advice = 'Approve' | 'Deny' | 'None' | 'Unknown';

/** Status of an instance. Graph's set is open: anything not listed is `Unknown`. */
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

/** What is recorded at the end for those nobody decided. `None`: nothing; `unknown`: a decision this version doesn't know. */
export type DefaultDecision = 'Approve' | 'Deny' | 'Recommendation' | 'None' | 'unknown';

/** What is done where access is denied (`applyActions`); `unknown`: an action that this version doesn't know. */
export type DenyAction = 'removesAccess' | 'blocksAndDeletesGuests' | 'unknown';

export interface ReviewSettings {
  /** `justificationRequiredOnApproval`. */
  reasonRequired: boolean;
  defaultDecision: DefaultDecision;
  /** Whether results are applied at the end without an administrator. */
  autoApply: boolean;
  denyAction: DenyAction;
  adviceEnabled: boolean;
  /** Look-back window of the sign-in advice, in days; 30 where the tenant names none. */
  adviceLookBackDays: number;
}

/**
 * Where a review is reached, if not at the ordinary address: reviews of catalogs are below `unified`.
 * https://learn.microsoft.com/graph/api/resources/unifiedroot
 */
export type ReviewRoute = 'unified';

export interface ReviewDefinition {
  id: string;
  /** Left out for the ordinary one. */
  route?: ReviewRoute;
  displayName: string;
  /** `descriptionForReviewers`, at most 256 characters in Microsoft's mail. */
  description: string;
  /** Null where the tenant answered a definition without settings: then nothing is presumed. */
  settings: ReviewSettings | null;
  /** `stageSettings` is not empty. */
  staged: boolean;
  /** The stages as they were planned, first to last; empty where the review has none. */
  stages: StagePlan[];
  /** Whether later stages' reviewers are shown what earlier ones said (`decisionHistoriesForReviewersEnabled`). */
  earlierShown: boolean;
  /** Every reviewer shares every item: neither without named reviewers nor with reviewers found per decision (`queryRoot: decisions`). */
  reviewersShareItems: boolean;
  createdBy: string;
}

export interface ReviewInstance {
  id: string;
  definitionId: string;
  startsAt: string | null;
  endsAt: string | null;
  status: InstanceStatus;
  /** What went wrong with it, as Microsoft says; left out where nothing is told. */
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
  /** Which decisions go on to the next stage; `all`: nothing was said, so every one. */
  movesOn: readonly (Decision | 'Recommendation')[] | 'all';
}

/** A stage that I review, as the instance has it. */
export interface ReviewStage {
  id: string;
  startsAt: string | null;
  endsAt: string | null;
  status: InstanceStatus;
  /** Counted from 1; null where the plan doesn't tell which one it is. */
  number: number | null;
}

/** One instance with its definition: what the screen calls a review. */
export interface Review {
  definition: ReviewDefinition;
  instance: ReviewInstance;
  /** My stage: the one in progress, else the last that I was asked in. Null for a review without stages. */
  stage: ReviewStage | null;
}

/** Who recorded a decision. `system` is Microsoft's own hand (default decisions). */
export interface DecisionMaker {
  id: string;
  displayName: string;
  userPrincipalName: string;
  system: boolean;
}

export interface Principal {
  id: string;
  displayName: string;
  userPrincipalName: string;
  kind: 'user' | 'servicePrincipal' | 'group' | 'device' | 'other';
}

export interface Resource {
  id: string;
  displayName: string;
  /** Lower camel as on the wire: `group`, `servicePrincipal`, `directoryRole`, …; an open set. */
  type: string;
  /** What of the resource is reviewed, where it isn't all of it. */
  detail?: ResourceDetail;
  /** What the person may do there. */
  permission?: Permission;
  /** What it is, in the tenant's words; empty where it has none, and left out where Graph doesn't tell. */
  description?: string;
}

/**
 * What somebody holds in a resource; somebody may hold several.
 * https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitempermission
 */
export interface Permission {
  id: string;
  displayName: string;
  description: string;
}

/**
 * The scope at which a role is held, the policy by which a package was assigned, or an application's role: two items of
 * one review may differ in nothing else.
 * https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitemazureroleresource
 * https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitemaccesspackageresource
 * https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitemserviceprincipalresource
 */
export interface ResourceDetail {
  kind: 'scope' | 'policy' | 'role';
  id: string;
  displayName: string;
}

/** What the directory tells of a person when the host configured `User.Read.All`. */
export interface PersonDetails {
  jobTitle: string | null;
  department: string | null;
  /** The manager's name. */
  manager: string | null;
  /** Where the manager gets mail. */
  managerAddress: string | null;
  kind: 'member' | 'guest' | null;
  /** False for an account that is blocked from signing in. */
  enabled: boolean | null;
}

/** The part of an item that an answer changes. */
export interface Answered {
  decision: RecordedDecision;
  justification: string;
  /** Null while nobody decided. */
  reviewedBy: DecisionMaker | null;
  reviewedAt: string | null;
}

/** What was answered about the same person and resource in the instance before this one. */
export interface PreviousAnswer extends Answered {
  /** When that instance ended. */
  endedAt: string | null;
  applyResult: string;
  /** How or why it was applied or not, in free text of the tenant; left out where nothing is told. */
  applyDescription?: string;
}

/**
 * Why a Deny can't take effect by itself:
 * https://learn.microsoft.com/entra/id-governance/complete-access-review
 * `synced`: the group lives on premises · `dynamic`: a rule makes its members · `mailEnabled`: Exchange manages it ·
 * `nested`: the person is in it by another group · `throughGroup`: a group has the application, not the person.
 */
export type DenyLimit = 'synced' | 'dynamic' | 'mailEnabled' | 'nested' | 'throughGroup';

/** What the directory tells of the reviewed resources; each part null where it wasn't told. */
export interface AccessFacts {
  /** Limits of a whole resource, by its id. */
  ofResource: ReadonlyMap<string, DenyLimit>;
  /** Who has a resource directly: principal ids by resource id. Who isn't in there has it by a group. */
  direct: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface DecisionItem extends Answered {
  id: string;
  definitionId: string;
  instanceId: string;
  /** The stage it was read from; null in a review without stages. */
  stageId: string | null;
  principal: Principal;
  resource: Resource | null;
  /** Last sign-in as of the review's start; null when never or not known, and for a time that can't be. */
  lastSignInAt: string | null;
  advice: Advice;
  /** True where Microsoft marks the membership as an outlier among peers; null where it wasn't told. */
  outlier: boolean | null;
  /** What an earlier stage answered, where the tenant shows it; the item itself is undecided then. */
  earlier: Answered | null;
  applyResult: string;
  /** How or why it was applied or not, in free text of the tenant; left out where nothing is told. */
  applyDescription?: string;
}

/** The ids of a review, as links and names have them; they don't tell its route. */
export interface ReviewRef {
  definitionId: string;
  instanceId: string;
}

/** Where Graph has a review. */
export interface ReviewPlace extends ReviewRef {
  /** The one it came from, to which all that is asked and written of it goes; left out for the ordinary one. */
  route?: ReviewRoute;
}

/** Where Graph has its items: those of a stage where there are stages. */
export interface ItemsRef extends ReviewPlace {
  stageId: string | null;
}

/** What the reviewer wants recorded for one item, and the answer that stood on screen when they chose. */
export interface Intent {
  itemId: string;
  decision: Decision;
  justification: string;
  seen: Answered;
}
