import type { Cause, Problem, ProblemCode } from '../review/problem';

export interface ProblemDetails {
  cause?: Cause;
  status?: number;
  requestId?: string;
  retryAt?: number;
  claims?: string;
}

/** The only error type that `lib/graph` throws. It holds no text from Graph, so no such text can reach the screen. */
export class PortalProblem extends Error {
  override readonly name = 'PortalProblem';
  readonly code: ProblemCode;
  override readonly cause?: Cause;
  readonly status?: number;
  readonly requestId?: string;
  /** When to try again, ms since 1970. */
  readonly retryAt?: number;
  /** The claims that a challenge asks for, decoded. */
  readonly claims?: string;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    Object.assign(this, details);
  }
}

/** Whether a problem concerns only one answer, so that other answers beside it can be used. */
export function isOfOneAnswer({ code }: PortalProblem): boolean {
  return code === 'unreadable' || code === 'unavailable';
}

/** The thrown problem. Any other thrown value becomes `unreadable`. */
export function asProblem(error: unknown): PortalProblem {
  return error instanceof PortalProblem ? error : new PortalProblem('unreadable');
}

/** Turns any thrown value into a problem for the screen. An unexpected error becomes `unreadable`. */
export function toProblem(error: unknown): Problem {
  if (!(error instanceof PortalProblem)) return { code: 'unreadable' };
  const { code, cause, requestId, retryAt } = error;
  return { code, ...(cause && { cause }), ...(requestId && { requestId }), ...(retryAt && { retryAt }) };
}
