import type { Operation, Structure, TypeName } from './model';
import { bareName } from './model';

/** `Collection(user)` or `user`. */
function typeName(written: string): TypeName {
  const inner = /^Collection\((.*)\)$/.exec(written)?.[1];
  return { name: bareName(inner ?? written), collection: inner !== undefined };
}

function operation(kind: Operation['kind'], name: string, binding: string, returns?: string): Operation {
  return { name, kind, binding: typeName(binding), returns: returns ? typeName(returns) : null };
}

const actions = (binding: string, ...names: string[]): Operation[] =>
  names.map((name) => operation('action', name, binding));

const filters = (...types: string[]): Operation[] =>
  types.map((type) =>
    operation('function', 'filterByCurrentUser', `Collection(${type})`, `Collection(${type})`),
  );

/**
 * Operations of beta's access reviews and of the older API that Microsoft's types
 * leave out, taken from its pages.
 */
export const BETA_OPERATIONS: Operation[] = [
  ...filters(
    'accessReviewScheduleDefinition',
    'accessReviewInstance',
    'accessReviewInstanceDecisionItem',
    'accessReviewStage',
  ),
  ...actions('accessReviewScheduleDefinition', 'stop'),
  ...actions(
    'accessReviewInstance',
    'stop',
    'sendReminder',
    'resetDecisions',
    'applyDecisions',
    'acceptRecommendations',
    'batchRecordDecisions',
    'batchApplyCustomDataProvidedResourceDecisions',
  ),
  ...actions('accessReviewStage', 'stop', 'batchRecordDecisions', 'acceptRecommendations'),
  ...actions('Collection(accessReviewInstanceDecisionItem)', 'recordAllDecisions'),
  operation('action', 'generateDownloadUri', 'accessReviewHistoryInstance', 'accessReviewHistoryInstance'),
  // Until 2021 the download belonged to the definition; the beta types still have its fields there.
  operation(
    'action',
    'generateDownloadUri',
    'accessReviewHistoryDefinition',
    'accessReviewHistoryDefinition',
  ),
  ...actions('accessReview', 'stop', 'sendReminder', 'resetDecisions', 'applyDecisions'),
];

/** Operations of the directory that the sandbox supports. */
export const DIRECTORY_OPERATIONS: Operation[] = [
  operation('action', 'getMemberGroups', 'directoryObject', 'Collection(Edm.String)'),
  operation('action', 'checkMemberGroups', 'directoryObject', 'Collection(Edm.String)'),
  ...actions(
    'user',
    'identityGovernance.addSelfAsSponsor',
    'identityGovernance.removeSelfAsSponsor',
    'identityGovernance.attest',
  ),
  operation('action', 'getByIds', 'Collection(directoryObject)', 'Collection(directoryObject)'),
  ...actions('user', 'sendMail'),
  ...actions('message', 'send'),
];

/** Types of beta's pages that Microsoft's types leave out. */
export const BETA_STRUCTURES: Record<string, Structure> = {
  userIdentityGovernance: {
    name: 'userIdentityGovernance',
    base: null,
    abstract: false,
    properties: {
      approverDelegate: { type: { name: 'approverDelegate', collection: false }, nullable: true },
    },
  },
  approverDelegate: {
    name: 'approverDelegate',
    base: null,
    abstract: false,
    properties: {
      delegate: { type: { name: 'userSet', collection: false }, nullable: true },
      schedule: { type: { name: 'requestSchedule', collection: false }, nullable: true },
    },
  },
  accessReviewCatalogScope: {
    name: 'accessReviewCatalogScope',
    base: 'accessReviewResourceScope',
    abstract: false,
    properties: {
      additionalCatalogResourceTypes: { type: { name: 'Edm.String', collection: false }, nullable: true },
    },
  },
};

/** Documented properties that Microsoft's types leave out, by the type that has them. */
export const LATER_PROPERTIES: Record<string, Structure['properties']> = {
  // https://learn.microsoft.com/graph/api/user-list-sponsorof (2026-07-07)
  user: {
    sponsorOf: { type: { name: 'directoryObject', collection: true }, nullable: true },
    identityGovernance: { type: { name: 'userIdentityGovernance', collection: false }, nullable: true },
  },
  // https://learn.microsoft.com/graph/api/accessreviewinstance-filterbycurrentuser?view=graph-rest-beta
  accessReviewInstance: {
    displayName: { type: { name: 'Edm.String', collection: false }, nullable: true },
    delegatedBy: { type: { name: 'userIdentity', collection: true }, nullable: true },
  },
};
