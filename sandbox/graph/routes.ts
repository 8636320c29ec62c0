import { DIRECTORY_ROUTES } from './directory/routes';
import { SPONSOR_ROUTES } from './directory/sponsors';
import { HISTORY_ROUTES } from './history/routes';
import { LEGACY_ROUTES } from './legacy/routes';
import { MAIL_ROUTES } from './mail/routes';
import { DELEGATE_ROUTES } from './reviews/approver-delegate';
import { AUDIT_ROUTES } from './reviews/audits';
import { REVIEW_ROUTES } from './reviews/routes';
import type { Route } from './route';

/** All routes that Graph answers. */
export const ROUTES: readonly Route[] = [
  ...REVIEW_ROUTES,
  ...HISTORY_ROUTES,
  ...DELEGATE_ROUTES,
  ...DIRECTORY_ROUTES,
  ...SPONSOR_ROUTES,
  ...MAIL_ROUTES,
  ...LEGACY_ROUTES,
  ...AUDIT_ROUTES,
];
