import { postApply, postReminder, postReset, postStop } from './actions';
import { getMyReviewDecisions, getReviewDecisions } from './decisions';
import { deprecated } from './deprecation';
import { getFlowTemplates } from './flows';
import { readOwnReviews, readPrograms, readReviews, writePrograms, writeReviews } from './permissions';
import {
  getControls,
  getControlTypes,
  getProgram,
  getProgramControls,
  getPrograms,
  patchProgram,
  postControl,
  postProgram,
  removeControl,
  removeProgram,
} from './programs';
import { deleteReviewer, getReviewers, postReviewer } from './reviewers';
import { getReview, getReviewInstances, getReviews, patchReview, postReview, removeReview } from './reviews';

const REVIEW = '/accessReviews/{review}';
const PROGRAM = '/programs/{program}';

const REVIEW_ROUTES = deprecated([
  { method: 'GET', pattern: '/businessFlowTemplates', needs: readReviews, answer: getFlowTemplates },
  { method: 'GET', pattern: '/accessReviews', needs: readReviews, answer: getReviews },
  { method: 'POST', pattern: '/accessReviews', needs: writeReviews, answer: postReview },
  { method: 'GET', pattern: REVIEW, needs: readReviews, answer: getReview },
  { method: 'PATCH', pattern: REVIEW, needs: writeReviews, answer: patchReview },
  { method: 'DELETE', pattern: REVIEW, needs: writeReviews, answer: removeReview },
  { method: 'GET', pattern: `${REVIEW}/instances`, needs: readReviews, answer: getReviewInstances },
  { method: 'GET', pattern: `${REVIEW}/decisions`, needs: readReviews, answer: getReviewDecisions },
  { method: 'GET', pattern: `${REVIEW}/myDecisions`, needs: readOwnReviews, answer: getMyReviewDecisions },
  { method: 'GET', pattern: `${REVIEW}/reviewers`, needs: readReviews, answer: getReviewers },
  { method: 'POST', pattern: `${REVIEW}/reviewers`, needs: writeReviews, answer: postReviewer },
  { method: 'DELETE', pattern: `${REVIEW}/reviewers/{user}`, needs: writeReviews, answer: deleteReviewer },
  { method: 'POST', pattern: `${REVIEW}/stop`, needs: writeReviews, answer: postStop },
  { method: 'POST', pattern: `${REVIEW}/sendReminder`, needs: writeReviews, answer: postReminder },
  { method: 'POST', pattern: `${REVIEW}/resetDecisions`, needs: writeReviews, answer: postReset },
  { method: 'POST', pattern: `${REVIEW}/applyDecisions`, needs: writeReviews, answer: postApply },
]);

const PROGRAM_ROUTES = deprecated([
  { method: 'GET', pattern: '/programs', needs: readPrograms, answer: getPrograms },
  { method: 'POST', pattern: '/programs', needs: writePrograms, answer: postProgram },
  { method: 'GET', pattern: PROGRAM, needs: readPrograms, answer: getProgram },
  { method: 'PATCH', pattern: PROGRAM, needs: writePrograms, answer: patchProgram },
  { method: 'DELETE', pattern: PROGRAM, needs: writePrograms, answer: removeProgram },
  { method: 'GET', pattern: `${PROGRAM}/controls`, needs: readPrograms, answer: getProgramControls },
  { method: 'GET', pattern: '/programControls', needs: readPrograms, answer: getControls },
  { method: 'POST', pattern: '/programControls', needs: writePrograms, answer: postControl },
  { method: 'DELETE', pattern: '/programControls/{control}', needs: writePrograms, answer: removeControl },
  { method: 'GET', pattern: '/programControlTypes', needs: readPrograms, answer: getControlTypes },
]);

/** The older access review API, on beta only. https://learn.microsoft.com/graph/api/resources/accessreviews-root */
export const LEGACY_ROUTES = [...REVIEW_ROUTES, ...PROGRAM_ROUTES];
