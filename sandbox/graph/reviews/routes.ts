import { decideAsUser, type Route, readOwnReviews, readReviews, writeReviews } from '../route';
import { getDecision, getDecisions, getMyDecisions } from './decisions';
import { getDefinition, getDefinitions, getMyDefinitions, postDefinition } from './definitions';
import { getContactedReviewers, getInstance, getInstances, getMyInstances } from './instances';
import { getPendingDecisions, getPendingInstances, postPendingAdvice, postPendingBatch } from './pending';
import { patchDecision, postAcceptRecommendations, postBatchRecordDecisions } from './recording';

const REVIEWS = '/identityGovernance/accessReviews/definitions';
const INSTANCE = `${REVIEWS}/{definition}/instances/{instance}`;
const PENDING = '/me/pendingAccessReviewInstances';

/** Access reviews. Of two patterns that fit a path the first counts, so functions stand before ids. */
export const REVIEW_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    pattern: `${REVIEWS}/filterByCurrentUser`,
    needs: readOwnReviews,
    answer: getMyDefinitions,
  },
  { method: 'GET', pattern: REVIEWS, needs: readReviews, answer: getDefinitions },
  { method: 'POST', pattern: REVIEWS, needs: writeReviews, answer: postDefinition },
  { method: 'GET', pattern: `${REVIEWS}/{definition}`, needs: readReviews, answer: getDefinition },
  {
    method: 'GET',
    pattern: `${REVIEWS}/{definition}/instances/filterByCurrentUser`,
    needs: readOwnReviews,
    answer: getMyInstances,
  },
  { method: 'GET', pattern: `${REVIEWS}/{definition}/instances`, needs: readReviews, answer: getInstances },
  { method: 'GET', pattern: INSTANCE, needs: readReviews, answer: getInstance },
  {
    method: 'GET',
    pattern: `${INSTANCE}/decisions/filterByCurrentUser`,
    needs: readOwnReviews,
    answer: getMyDecisions,
  },
  { method: 'GET', pattern: `${INSTANCE}/decisions`, needs: readReviews, answer: getDecisions },
  { method: 'GET', pattern: `${INSTANCE}/decisions/{item}`, needs: readReviews, answer: getDecision },
  { method: 'PATCH', pattern: `${INSTANCE}/decisions/{item}`, needs: decideAsUser, answer: patchDecision },
  {
    method: 'POST',
    pattern: `${INSTANCE}/batchRecordDecisions`,
    needs: writeReviews,
    answer: postBatchRecordDecisions,
  },
  {
    method: 'POST',
    pattern: `${INSTANCE}/acceptRecommendations`,
    needs: decideAsUser,
    answer: postAcceptRecommendations,
  },
  {
    method: 'GET',
    pattern: `${INSTANCE}/contactedReviewers`,
    needs: readReviews,
    answer: getContactedReviewers,
  },
  { method: 'GET', pattern: PENDING, needs: readOwnReviews, betaOnly: true, answer: getPendingInstances },
  {
    method: 'GET',
    pattern: `${PENDING}/{instance}/decisions`,
    needs: readOwnReviews,
    betaOnly: true,
    answer: getPendingDecisions,
  },
  {
    method: 'POST',
    pattern: `${PENDING}/{instance}/batchRecordDecisions`,
    needs: decideAsUser,
    betaOnly: true,
    answer: postPendingBatch,
  },
  {
    method: 'POST',
    pattern: `${PENDING}/{instance}/acceptRecommendations`,
    needs: decideAsUser,
    betaOnly: true,
    answer: postPendingAdvice,
  },
];
