/**
 * What Microsoft Graph has around access reviews and the sandbox does not have yet: answered 501 by name. Method,
 * pattern, and whether it exists on beta only.
 */
const REVIEWS = '/identityGovernance/accessReviews';

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
  ...both([['GET', `${REVIEWS}/unified`]]),
  ...beta([
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
