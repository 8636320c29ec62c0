import * as v from 'valibot';
import { GraphProblem, type GraphRequest, type GraphResponse, problemResponse } from '../core/graph-message';

/** `PUT /sandbox/tenants/{tenant}/throttling`: this many calls in this many seconds. */
export const ThrottleBudget = v.strictObject({
  requests: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  perSeconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3600)),
});
export type ThrottleBudget = v.InferOutput<typeof ThrottleBudget>;

interface Window {
  budget: ThrottleBudget;
  /** When the window ends, machine time in ms, and the calls left until then. */
  endsAt: number;
  left: number;
}

/**
 * The budget of calls to every tenant's Graph, where a test has set one. A window opens with the first
 * call and lasts `perSeconds` of machine time; the next window has the full budget again. So waiting as
 * long as Retry-After says is always enough, however often a client has called meanwhile. Kept in
 * memory only: a restart ends it.
 */
export class Throttle {
  readonly #byTenant = new Map<string, Window>();

  /** Sets a tenant's full budget; undefined removes it. */
  set(tenantId: string, budget: ThrottleBudget | undefined): void {
    if (budget) this.#byTenant.set(tenantId, { budget, endsAt: 0, left: 0 });
    else this.#byTenant.delete(tenantId);
  }

  /** The tenant's current budget. */
  get(tenantId: string): ThrottleBudget | undefined {
    return this.#byTenant.get(tenantId)?.budget;
  }

  clear(): void {
    this.#byTenant.clear();
  }

  /**
   * Counts a call. Returns the whole seconds until the next call is allowed;
   * undefined where this call is allowed.
   */
  take(tenantId: string, now: number): number | undefined {
    const window = this.#byTenant.get(tenantId);
    if (!window) return undefined;
    if (now >= window.endsAt) {
      window.endsAt = now + window.budget.perSeconds * 1000;
      window.left = window.budget.requests;
    }
    window.left -= 1;
    return window.left < 0 ? Math.ceil((window.endsAt - now) / 1000) : undefined;
  }
}

/** A throttling refusal as Graph sends it. https://learn.microsoft.com/graph/throttling#sample-response */
export function throttledResponse(request: GraphRequest, seconds: number, now: Date): GraphResponse {
  const problem = new GraphProblem(429, 'TooManyRequests', 'Please retry again later.', {
    'Retry-After': String(seconds),
  });
  const { status, headers, body } = problemResponse(problem, request, now);
  const { error } = body as { error: { innerError: object } };
  const innerError = { code: '429', message: 'Please retry after', status: '429', ...error.innerError };
  return { status, headers, body: { error: { ...error, innerError } } };
}
