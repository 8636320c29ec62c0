import {
  decideAsUser,
  type Permission,
  type Route,
  readOwnReviews,
  readReviews,
  writeReviews,
} from '../route';
import { getAllDecisions } from './all-decisions';
import {
  getDecision,
  getDecisions,
  getInsights,
  getMyDecisions,
  getMyStageDecisions,
  getStageDecision,
  getStageDecisions,
} from './decisions';
import {
  getDefinition,
  getDefinitions,
  getMyDefinitions,
  patchDefinition,
  postDefinition,
  postStopDefinition,
  putDefinition,
  removeDefinition,
} from './definitions';
import {
  getAllInstances,
  getAllMyInstances,
  getContactedReviewers,
  getDefinitionOfInstance,
  getInstance,
  getInstances,
  getMyInstances,
  patchInstance,
  postApplyDecisions,
  postResetDecisions,
  postSendReminder,
  postStopInstance,
  putInstance,
} from './instances';
import { paged, withCounts } from './lists';
import { postBatchApply } from './marking';
import { getAllMyDecisions, postRecordAllDecisions } from './mine';
import {
  getPendingDecisions,
  getPendingInstance,
  getPendingInstances,
  patchPendingDecision,
  postPendingAdvice,
  postPendingBatch,
} from './pending';
import { getPolicy, patchPolicy, readPolicies, writePolicies } from './policy';
import {
  patchDecision,
  patchStageDecision,
  postAcceptRecommendations,
  postBatchRecordDecisions,
  postStageAdvice,
  postStageBatch,
} from './recording';
import { getMyStages, getStage, getStages, patchStage, postStopStage } from './stages';
import { unified } from './surface';
import {
  deleteSession,
  getSession,
  getSessions,
  patchSession,
  postFile,
  postSession,
  readUploads,
  writeUploads,
} from './uploads';

const REVIEWS = '/identityGovernance/accessReviews';
const DEFINITIONS = `${REVIEWS}/definitions`;
const DEFINITION = `${DEFINITIONS}/{definition}`;
const INSTANCE = `${DEFINITION}/instances/{instance}`;
const STAGE = `${INSTANCE}/stages/{stage}`;

type Answer = Route['answer'];
const get = (pattern: string, needs: Permission, answer: Answer): Route => ({
  method: 'GET',
  pattern,
  needs,
  answer,
});
const post = (pattern: string, needs: Permission, answer: Answer): Route => ({
  method: 'POST',
  pattern,
  needs,
  answer,
});
const patchOf = (pattern: string, needs: Permission, answer: Answer): Route => ({
  method: 'PATCH',
  pattern,
  needs,
  answer,
});
const betaOnly = (routes: readonly Route[]): Route[] => routes.map((route) => ({ ...route, betaOnly: true }));

const definitions: Route[] = [
  get(`${DEFINITIONS}/filterByCurrentUser`, readOwnReviews, getMyDefinitions),
  get(DEFINITIONS, readReviews, getDefinitions),
  post(DEFINITIONS, writeReviews, postDefinition),
  get(DEFINITION, readReviews, getDefinition),
  { method: 'PUT', pattern: DEFINITION, needs: writeReviews, answer: putDefinition },
  { method: 'DELETE', pattern: DEFINITION, needs: writeReviews, answer: removeDefinition },
  post(`${DEFINITION}/stop`, writeReviews, postStopDefinition),
];

const instances: Route[] = [
  get(`${DEFINITION}/instances/filterByCurrentUser`, readOwnReviews, getMyInstances),
  get(`${DEFINITION}/instances`, readReviews, getInstances),
  get(INSTANCE, readReviews, getInstance),
  { method: 'PUT', pattern: INSTANCE, needs: writeReviews, answer: putInstance },
  post(`${INSTANCE}/stop`, writeReviews, postStopInstance),
  post(`${INSTANCE}/applyDecisions`, writeReviews, postApplyDecisions),
  post(`${INSTANCE}/resetDecisions`, writeReviews, postResetDecisions),
  post(`${INSTANCE}/sendReminder`, writeReviews, postSendReminder),
  get(`${INSTANCE}/contactedReviewers`, readReviews, getContactedReviewers),
];

const ofInstance: Route[] = [get(`${INSTANCE}/definition`, readReviews, getDefinitionOfInstance)];

const decisions: Route[] = [
  get(`${INSTANCE}/decisions/filterByCurrentUser`, readOwnReviews, getMyDecisions),
  get(`${INSTANCE}/decisions`, readReviews, getDecisions),
  get(`${INSTANCE}/decisions/{item}`, readReviews, getDecision),
  get(`${INSTANCE}/decisions/{item}/insights`, readReviews, getInsights),
  patchOf(`${INSTANCE}/decisions/{item}`, decideAsUser, patchDecision),
  post(`${INSTANCE}/batchRecordDecisions`, writeReviews, postBatchRecordDecisions),
  post(`${INSTANCE}/acceptRecommendations`, decideAsUser, postAcceptRecommendations),
  post(`${INSTANCE}/batchApplyCustomDataProvidedResourceDecisions`, writeReviews, postBatchApply),
];

const stages: Route[] = [
  get(`${INSTANCE}/stages/filterByCurrentUser`, readOwnReviews, getMyStages),
  get(`${INSTANCE}/stages`, readReviews, getStages),
  get(STAGE, readReviews, getStage),
  patchOf(STAGE, writeReviews, patchStage),
  post(`${STAGE}/stop`, writeReviews, postStopStage),
  get(`${STAGE}/decisions/filterByCurrentUser`, readOwnReviews, getMyStageDecisions),
  get(`${STAGE}/decisions`, readReviews, getStageDecisions),
  get(`${STAGE}/decisions/{item}`, readReviews, getStageDecision),
  patchOf(`${STAGE}/decisions/{item}`, decideAsUser, patchStageDecision),
  post(`${STAGE}/batchRecordDecisions`, writeReviews, postStageBatch),
  post(`${STAGE}/acceptRecommendations`, writeReviews, postStageAdvice),
];

/** The deprecated short path for the caller; `/users/{id}` is the same list under another name. */
const pending = ['/me', '/users/{user}'].flatMap((who): Route[] => {
  const one = `${who}/pendingAccessReviewInstances/{instance}`;
  return [
    get(`${who}/pendingAccessReviewInstances`, readOwnReviews, getPendingInstances),
    get(one, readOwnReviews, getPendingInstance),
    get(`${one}/decisions`, readOwnReviews, getPendingDecisions),
    get(`${one}/decisions/filterByCurrentUser`, readOwnReviews, getPendingDecisions),
    patchOf(`${one}/decisions/{item}`, decideAsUser, patchPendingDecision),
    post(`${one}/batchRecordDecisions`, decideAsUser, postPendingBatch),
    post(`${one}/acceptRecommendations`, decideAsUser, postPendingAdvice),
  ];
});

const mine: Route[] = [
  get(`${REVIEWS}/decisions/filterByCurrentUser`, readOwnReviews, getAllMyDecisions),
  // Microsoft's least permission for this write is a reading one.
  post(`${REVIEWS}/decisions/filterByCurrentUser/recordAllDecisions`, readOwnReviews, postRecordAllDecisions),
];

const SESSIONS =
  '/identityGovernance/entitlementManagement/catalogs/{catalog}/resources/{resource}/uploadSessions';
const SESSION = `${SESSIONS}/{session}`;

const uploads: Route[] = [
  get(SESSIONS, readUploads, getSessions),
  post(SESSIONS, writeUploads, postSession),
  get(SESSION, readUploads, getSession),
  patchOf(SESSION, writeUploads, patchSession),
  { method: 'DELETE', pattern: SESSION, needs: writeUploads, answer: deleteSession },
  post(`${SESSION}/uploadFile`, writeUploads, postFile),
];

const policy = [`${REVIEWS}/policy`, '/policies/accessReviewPolicy'].flatMap((pattern): Route[] => [
  get(pattern, readPolicies, getPolicy),
  patchOf(pattern, writePolicies, patchPolicy),
]);

const changing: Route[] = [
  patchOf(DEFINITION, writeReviews, patchDefinition),
  patchOf(INSTANCE, writeReviews, patchInstance),
];

/**
 * The routes that the ordinary place has below a definition, for the place directly
 * below `unified`, as in the schema.
 */
const withoutDefinition = (routes: readonly Route[]): Route[] =>
  routes
    .filter(({ pattern }) => pattern.startsWith(INSTANCE))
    .map((route) => ({ ...route, pattern: route.pattern.replace('/definitions/{definition}', '') }));

const unifiedOnly: Route[] = [
  get(`${REVIEWS}/instances/filterByCurrentUser`, readOwnReviews, getAllMyInstances),
  get(`${REVIEWS}/instances`, readReviews, getAllInstances),
  get(`${REVIEWS}/decisions/filterByCurrentUser`, readOwnReviews, getAllMyDecisions),
  get(`${REVIEWS}/decisions`, readReviews, getAllDecisions),
  get(`${REVIEWS}/decisions/{item}`, readReviews, getDecision),
  get(`${REVIEWS}/decisions/{item}/insights`, readReviews, getInsights),
  patchOf(`${REVIEWS}/decisions/{item}`, decideAsUser, patchDecision),
];

const below = [...definitions, ...instances, ...decisions, ...stages, ...changing];

/** https://learn.microsoft.com/graph/api/resources/unifiedroot */
const UNIFIED_ROUTES = withCounts([
  ...unifiedOnly,
  ...below,
  ...withoutDefinition(below),
  ...betaOnly([...ofInstance, ...withoutDefinition(ofInstance)]),
]).map(unified);

/**
 * The routes of access reviews. Of two matching patterns the first counts, so
 * functions and counts come before ids.
 */
export const REVIEW_ROUTES: readonly Route[] = withCounts([
  ...uploads,
  ...definitions,
  ...instances,
  ...decisions,
  ...stages,
  ...betaOnly([...ofInstance, ...pending, ...mine, ...policy]),
])
  .concat(UNIFIED_ROUTES)
  .map(paged);
