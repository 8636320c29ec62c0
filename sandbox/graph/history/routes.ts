import { paged } from '../reviews/lists';
import { type Route, writeReviews } from '../route';
import { getHistories, getHistory, postHistory } from './definitions';
import {
  getHistoryInstance,
  getHistoryInstances,
  postGenerateDownloadUri,
  postGenerateDownloadUriOfDefinition,
} from './instances';

const HISTORIES = '/identityGovernance/accessReviews/historyDefinitions';
const HISTORY = `${HISTORIES}/{history}`;
const INSTANCE = `${HISTORY}/instances/{instance}`;

const ROUTES: readonly Route[] = [
  { method: 'GET', pattern: HISTORIES, needs: writeReviews, answer: getHistories },
  { method: 'POST', pattern: HISTORIES, needs: writeReviews, answer: postHistory },
  { method: 'GET', pattern: HISTORY, needs: writeReviews, answer: getHistory },
  { method: 'GET', pattern: `${HISTORY}/instances`, needs: writeReviews, answer: getHistoryInstances },
  { method: 'GET', pattern: INSTANCE, needs: writeReviews, answer: getHistoryInstance },
  {
    method: 'POST',
    pattern: `${INSTANCE}/generateDownloadUri`,
    needs: writeReviews,
    answer: postGenerateDownloadUri,
  },
  {
    method: 'POST',
    pattern: `${HISTORY}/generateDownloadUri`,
    needs: writeReviews,
    betaOnly: true,
    answer: postGenerateDownloadUriOfDefinition,
  },
];

/** The routes of the review history. Microsoft requires AccessReview.ReadWrite.All even for reading. */
export const HISTORY_ROUTES: readonly Route[] = ROUTES.map(paged);
