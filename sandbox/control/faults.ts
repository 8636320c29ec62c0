import { type CallFacts, callTest } from './call-match';
import type { FaultRule } from './fault-rule';
import { Throttle } from './throttle';

export interface ActiveFault {
  id: string;
  rule: FaultRule;
  /** The number of calls that matched, and the number of calls that the rule applied to. */
  matched: number;
  applied: number;
}

/** A fault for the call that it applies to. */
interface TakenFault extends ActiveFault {
  /** Aborts when the fault is ended: no call is delayed any longer. */
  ended: AbortSignal;
}

interface KeptFault extends TakenFault {
  end: () => void;
  /** Whether the rule matches a call, however often it applies. */
  isAbout: (facts: CallFacts) => boolean;
  chance: () => number;
}

/**
 * Mulberry32: small, and gives the same numbers for the same seed, so that a rate
 * hits the same calls in every run.
 */
function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function applies(fault: KeptFault): boolean {
  const { rule } = fault;
  const limit = rule.times ?? (rule.rate === undefined ? 1 : Number.POSITIVE_INFINITY);
  if (fault.matched <= rule.after || fault.applied >= limit) return false;
  return rule.rate === undefined || fault.chance() < rule.rate;
}

/**
 * The faults of every tenant, and the throttling of each. They are kept in memory only: a restart ends them.
 */
export class Faults {
  readonly throttle = new Throttle();
  readonly #byTenant = new Map<string, KeptFault[]>();
  #lastId = 0;

  add(tenantId: string, rule: FaultRule): ActiveFault {
    this.#lastId += 1;
    const ending = new AbortController();
    const fault: KeptFault = {
      id: String(this.#lastId),
      rule,
      matched: 0,
      applied: 0,
      isAbout: callTest(rule.match),
      chance: seededChance(rule.seed),
      ended: ending.signal,
      end: () => ending.abort(),
    };
    this.#byTenant.set(tenantId, [...(this.#byTenant.get(tenantId) ?? []), fault]);
    return fault;
  }

  list(tenantId: string): ActiveFault[] {
    return (this.#byTenant.get(tenantId) ?? []).map(({ id, rule, matched, applied }) => ({
      id,
      rule,
      matched,
      applied,
    }));
  }

  /** Ends one fault, or all faults of the tenant; calls that they delay go on. Returns how many ended. */
  remove(tenantId: string, id?: string): number {
    const faults = this.#byTenant.get(tenantId) ?? [];
    const rest = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
    this.#byTenant.set(tenantId, rest);
    const ended = faults.filter((fault) => !rest.includes(fault));
    for (const fault of ended) fault.end();
    return ended.length;
  }

  clear(): void {
    this.throttle.clear();
    for (const tenantId of this.#byTenant.keys()) this.remove(tenantId);
    this.#byTenant.clear();
  }

  /** The rule that applies to this call, counted as used; undefined where none does. */
  take(tenantId: string, facts: CallFacts): TakenFault | undefined {
    for (const fault of this.#byTenant.get(tenantId) ?? []) {
      if (!fault.isAbout(facts)) continue;
      fault.matched += 1;
      if (!applies(fault)) continue;
      fault.applied += 1;
      return fault;
    }
    return undefined;
  }
}
