import { acquireToken, createMsal, toFailure } from './msal-client';
import { MsalSession } from './msal-session';

/**
 * All that needs MSAL's code, in one late-loaded module: split into two, the bundler would pack the shared code
 * separately and the files would be 5 kB larger.
 */
export const MSAL = { createMsal, acquireToken, toFailure, MsalSession };
