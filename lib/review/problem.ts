/** What can go wrong between the portal and Graph, told apart by HTTP status; see `causes.ts` for why. */
export type ProblemCode =
  /** Nothing answered: no network, or the connection was dropped. */
  | 'offline'
  | 'signIn'
  | 'forbidden'
  | 'notFound'
  /** The review no longer takes decisions. */
  | 'ended'
  | 'throttled'
  /** Graph refused what was asked or recorded. */
  | 'refused'
  | 'unavailable'
  /** The answer was cut off or not what the contract names. */
  | 'unreadable'
  /** A list led on and on without bringing anybody new: what could be read is shown. */
  | 'brokenOff'
  /** An id or an address that nothing may be sent to. */
  | 'untrusted';

/**
 * Why Microsoft refused, where its answer says so; `causes.ts` tells by which codes. Each has its sentences in `problems` of
 * `lib/messages`.
 */
export type Cause =
  | 'licence'
  | 'consent'
  | 'notSetUp'
  | 'notAssigned'
  | 'wrongTenant'
  | 'wrongAccount'
  | 'conditionalAccess'
  | 'accountDisabled'
  | 'accountLocked'
  | 'deleted'
  | 'throttled'
  | 'unavailable';

/** A problem as the screen sees it: no message of Graph's, a reference to quote, and when to try again (ms since 1970). */
export interface Problem {
  code: ProblemCode;
  /** Why, where Microsoft's answer says so. */
  cause?: Cause;
  requestId?: string;
  retryAt?: number;
}
