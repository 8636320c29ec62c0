/** What can go wrong between the portal and Graph, told apart by HTTP status and never by a message's words. */
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

/** A problem as the screen sees it: no message of Graph's, a reference to quote, and when to try again (ms since 1970). */
export interface Problem {
  code: ProblemCode;
  requestId?: string;
  retryAt?: number;
}
