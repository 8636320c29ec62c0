/**
 * What Microsoft Graph has around access reviews and the sandbox does not have yet: answered 501 by name. Method,
 * pattern, and whether it exists on beta only.
 */
const REVIEWS = '/identityGovernance/accessReviews';
const DEFINITION = `${REVIEWS}/definitions/{definition}`;
const INSTANCE = `${DEFINITION}/instances/{instance}`;
const STAGE = `${INSTANCE}/stages/{stage}`;
const HISTORY = `${REVIEWS}/historyDefinitions`;

export interface NotBuilt {
  method: string;
  pattern: string;
  betaOnly?: boolean;
}

const both = (list: [method: string, pattern: string][]): NotBuilt[] =>
  list.map(([method, pattern]) => ({ method, pattern }));
const beta = (list: [method: string, pattern: string][]): NotBuilt[] =>
  list.map(([method, pattern]) => ({ method, pattern, betaOnly: true }));

export const NOT_BUILT: readonly NotBuilt[] = [
  ...both([
    ['PUT', DEFINITION],
    ['DELETE', DEFINITION],
    ['POST', `${DEFINITION}/stop`],
    ['PUT', INSTANCE],
    ['POST', `${INSTANCE}/stop`],
    ['POST', `${INSTANCE}/applyDecisions`],
    ['POST', `${INSTANCE}/resetDecisions`],
    ['POST', `${INSTANCE}/sendReminder`],
    ['GET', `${INSTANCE}/decisions/{item}/insights`],
    ['GET', `${INSTANCE}/stages`],
    ['GET', `${INSTANCE}/stages/filterByCurrentUser`],
    ['GET', STAGE],
    ['PATCH', STAGE],
    ['POST', `${STAGE}/stop`],
    ['GET', `${STAGE}/decisions`],
    ['GET', `${STAGE}/decisions/filterByCurrentUser`],
    ['GET', `${STAGE}/decisions/{item}`],
    ['PATCH', `${STAGE}/decisions/{item}`],
    ['POST', `${STAGE}/batchRecordDecisions`],
    ['POST', `${STAGE}/acceptRecommendations`],
    ['GET', HISTORY],
    ['POST', HISTORY],
    ['GET', `${HISTORY}/{history}`],
    ['GET', `${HISTORY}/{history}/instances`],
    ['POST', `${HISTORY}/{history}/instances/{instance}/generateDownloadUri`],
    ['GET', `${REVIEWS}/policy`],
    ['PATCH', `${REVIEWS}/policy`],
    ['GET', `${REVIEWS}/unified`],
    ['POST', '/users'],
    ['PATCH', '/users/{user}'],
    ['DELETE', '/users/{user}'],
    ['GET', '/users/{user}/directReports'],
    ['GET', '/users/{user}/memberOf'],
    ['GET', '/users/{user}/transitiveMemberOf'],
    ['GET', '/me/memberOf'],
    ['GET', '/me/directReports'],
    ['POST', '/groups'],
    ['PATCH', '/groups/{group}'],
    ['DELETE', '/groups/{group}'],
    ['GET', '/servicePrincipals'],
    ['GET', '/servicePrincipals/{application}'],
    ['GET', '/servicePrincipals/{application}/owners'],
    ['GET', '/servicePrincipals/{application}/appRoleAssignedTo'],
    ['GET', '/applications'],
    ['GET', '/organization'],
    ['POST', '/invitations'],
  ]),
  ...beta([
    ['GET', `${REVIEWS}/decisions`],
    ['GET', `${REVIEWS}/decisions/filterByCurrentUser`],
    ['POST', `${REVIEWS}/decisions/filterByCurrentUser/recordAllDecisions`],
    ['GET', '/me/pendingAccessReviewInstances/{instance}'],
    ['GET', '/users/{user}/pendingAccessReviewInstances'],
    ['GET', '/accessReviews'],
    ['POST', '/accessReviews'],
    ['GET', '/accessReviews/{review}'],
    ['PATCH', '/accessReviews/{review}'],
    ['DELETE', '/accessReviews/{review}'],
    ['GET', '/accessReviews/{review}/decisions'],
    ['GET', '/accessReviews/{review}/myDecisions'],
    ['GET', '/accessReviews/{review}/instances'],
    ['GET', '/accessReviews/{review}/reviewers'],
    ['POST', '/accessReviews/{review}/reviewers'],
    ['DELETE', '/accessReviews/{review}/reviewers/{user}'],
    ['POST', '/accessReviews/{review}/stop'],
    ['POST', '/accessReviews/{review}/sendReminder'],
    ['POST', '/accessReviews/{review}/resetDecisions'],
    ['POST', '/accessReviews/{review}/applyDecisions'],
    ['GET', '/businessFlowTemplates'],
    ['GET', '/programs'],
    ['GET', '/programControls'],
    ['GET', '/programControlTypes'],
  ]),
];
