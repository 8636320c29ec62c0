/** What can go wrong between the portal and Graph, by HTTP status; `causes.ts` finds the cause. */
export type ProblemCode =
  /** No answer: there is no network, or the connection broke. */
  | 'offline'
  | 'signIn'
  | 'forbidden'
  | 'notFound'
  /** The review no longer accepts decisions. */
  | 'ended'
  | 'throttled'
  /** Graph refused a request or a decision. */
  | 'refused'
  | 'unavailable'
  /** The answer was incomplete or doesn't have the documented form. */
  | 'unreadable'
  /** The pages of a list went on without new items: what was read is shown. */
  | 'brokenOff'
  /** An id or an address to which nothing may be sent. */
  | 'untrusted';

/**
 * Why Microsoft refused, where its answer tells; `causes.ts` lists the codes. The sentences of each cause are in
 * `problems` of `lib/messages`.
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

/**
 * A problem as the screen shows it: without Graph's message, with a request id to quote and when to try again (ms since
 * 1970).
 */
export interface Problem {
  code: ProblemCode;
  /** The cause, where Microsoft's answer tells it. */
  cause?: Cause;
  requestId?: string;
  retryAt?: number;
}
