import { acquireToken, createMsal, toFailure } from './msal-client';
import { MsalSession } from './msal-session';

/** All that needs MSAL's code, fetched late as one: fetched as two, what they share is packed apart and 5 kB larger. */
export const MSAL = { createMsal, acquireToken, toFailure, MsalSession };
