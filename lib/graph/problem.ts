import type { Cause, Problem, ProblemCode } from '../review/problem';

export interface ProblemDetails {
  cause?: Cause;
  status?: number;
  requestId?: string;
  retryAt?: number;
  claims?: string;
}

/** The one error type that leaves `lib/graph`. It carries no text of Graph's, so nothing of it can reach the screen. */
export class PortalProblem extends Error {
  override readonly name = 'PortalProblem';
  readonly code: ProblemCode;
  override readonly cause?: Cause;
  readonly status?: number;
  readonly requestId?: string;
  /** When to try again, ms since 1970. */
  readonly retryAt?: number;
  /** The claims a challenge asks for, decoded. */
  readonly claims?: string;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    Object.assign(this, details);
  }
}

/** Whether a problem is of one answer alone, so that what stands beside it may be read all the same. */
export function isOfOneAnswer({ code }: PortalProblem): boolean {
  return code === 'unreadable' || code === 'unavailable';
}

/** The problem that was thrown; anything else thrown can't be explained further. */
export function asProblem(error: unknown): PortalProblem {
  return error instanceof PortalProblem ? error : new PortalProblem('unreadable');
}

/** Narrows anything thrown to what the screen may see. What isn't ours is `unreadable`: it can't be explained further. */
export function toProblem(error: unknown): Problem {
  if (!(error instanceof PortalProblem)) return { code: 'unreadable' };
  const { code, cause, requestId, retryAt } = error;
  return { code, ...(cause && { cause }), ...(requestId && { requestId }), ...(retryAt && { retryAt }) };
}
