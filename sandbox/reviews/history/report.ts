import { ZERO_GUID } from '../../directory/guid';
import type { Definition } from '../definitions';
import type { Instance } from '../instances';
import type { Item } from '../items';
import type { HistoryDecision } from './input';

/** A decision item as the store has it; `asked`: 1 where a reviewer was asked about it. */
export type ReportedItem = Omit<Item, 'id'> & { asked: number };

interface Line {
  definition: Definition;
  instance: Instance;
  item: ReportedItem;
  /** The mail address of a user, or ''. */
  emailOf: (userId: string | null) => string;
}

const RESULTS: Record<string, HistoryDecision> = {
  Approve: 'approve',
  Deny: 'deny',
  DontKnow: 'dontKnow',
};

/**
 * The decision by which a report is filtered. Microsoft does not define `notNotified`: here it is an item
 * that nobody decided and nobody was asked about, because no reviewer was found for it.
 */
export function resultOf(item: ReportedItem): HistoryDecision {
  return RESULTS[item.decision] ?? (item.asked === 1 ? 'notReviewed' : 'notNotified');
}

const RESULT_TEXTS: Record<HistoryDecision, string> = {
  approve: 'Approve',
  deny: 'Deny',
  dontKnow: "Don't know",
  notReviewed: 'Not reviewed',
  notNotified: 'Not notified',
};

const REVIEW_TYPES: Record<Item['resource_kind'], string> = {
  group: 'Group',
  servicePrincipal: 'Application',
  directoryRole: 'Microsoft Entra role',
  accessPackageAssignmentPolicy: 'Access package',
  accessPackage: 'Access package',
  customDataProvidedResource: 'Custom data provided resource',
  azureRole: 'Azure resource role',
};

const APPLIED = new Set(['AppliedSuccessfully', 'AppliedSuccessfullyButObjectNotFound']);

const time = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

/**
 * The columns, with Microsoft's names and order:
 * https://learn.microsoft.com/entra/id-governance/access-reviews-downloadable-review-history
 */
const CELLS: Record<string, (line: Line) => string | null> = {
  AccessReviewId: ({ instance }) => instance.id,
  AccessReviewSeriesId: ({ definition }) =>
    definition.content.settings.recurrence?.pattern ? definition.id : ZERO_GUID,
  ReviewType: ({ item }) => REVIEW_TYPES[item.resource_kind],
  ResourceDisplayName: ({ item }) => item.resource_name,
  ResourceId: ({ item }) => item.resource_id,
  ReviewName: ({ definition }) => definition.displayName,
  CreatedDateTime: ({ definition }) => time(definition.createdAt),
  ReviewStartDate: ({ instance }) => time(instance.startAt),
  ReviewEndDate: ({ instance }) => time(instance.endAt),
  ReviewStatus: ({ instance }) => instance.status,
  OwnerId: ({ definition }) => definition.createdBy.id,
  OwnerName: ({ definition }) => definition.createdBy.displayName,
  OwnerUPN: ({ definition }) => definition.createdBy.userPrincipalName,
  PrincipalId: ({ item }) => item.principal_id,
  PrincipalName: ({ item }) => item.principal_name,
  PrincipalUPN: ({ item }) => item.principal_upn,
  PrincipalType: ({ item }) => item.principal_kind,
  ReviewDate: ({ item }) => time(item.reviewed_at),
  ReviewResult: ({ item }) => RESULT_TEXTS[resultOf(item)],
  Justification: ({ item }) => item.justification,
  ReviewerId: ({ item }) => item.reviewer_id,
  ReviewerName: ({ item }) => item.reviewer_name,
  ReviewerUPN: ({ item }) => item.reviewer_upn,
  ReviewerEmailAddress: ({ item, emailOf }) => emailOf(item.reviewer_id),
  AppliedByName: ({ item }) => item.applied_by_name,
  AppliedByUPN: ({ item }) => item.applied_by_upn,
  AppliedByEmailAddress: ({ item, emailOf }) => emailOf(item.applied_by_id),
  AppliedDate: ({ item }) => time(item.applied_at),
  AccessRecommendation: ({ item }) =>
    item.recommendation === 'NoInfoAvailable' ? 'No Info' : item.recommendation,
  SubmissionResult: ({ item }) => (APPLIED.has(item.apply_result) ? 'Applied' : 'Not Applied'),
};

export const COLUMNS: readonly string[] = Object.keys(CELLS);

const WRITERS = Object.values(CELLS);

/** The cells of one decision item, in the order of COLUMNS. */
export function reportLine(line: Line): string[] {
  return WRITERS.map((write) => write(line) ?? '');
}
