import type { FaultRule } from './fault-rule';
import { Throttle } from './throttle';

/** What a rule looks at. */
interface Facts {
  method: string;
  /** With the version in front. */
  path: string;
  inBatch: boolean;
}

interface ActiveFault {
  id: string;
  rule: FaultRule;
  /** Calls that matched, and calls it applied to. */
  matched: number;
  applied: number;
}

interface Kept extends ActiveFault {
  chance: () => number;
}

/** Turns a glob of paths into an expression: `*` is one segment, `**` any number. */
function globToRegExp(glob: string): RegExp {
  const source = glob
    .split(/(\*\*|\*)/)
    .map((piece) => {
      if (piece === '**') return '.*';
      return piece === '*' ? '[^/]*' : piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`, 'i');
}

/** Mulberry32: small, and the same numbers for the same seed, so that a rate hits the same calls in every run. */
function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whether a rule is about a call at all, however often it applies. */
export function matches({ match }: FaultRule, facts: Facts): boolean {
  const { method, path, pathRegex, inBatch } = match ?? {};
  if (method !== undefined && ![method].flat().some((one) => one === facts.method)) return false;
  if (inBatch !== undefined && inBatch !== facts.inBatch) return false;
  if (path !== undefined && !globToRegExp(path).test(facts.path)) return false;
  return pathRegex === undefined || new RegExp(pathRegex, 'i').test(facts.path);
}

function applies(fault: Kept): boolean {
  const { rule } = fault;
  const limit = rule.times ?? (rule.rate === undefined ? 1 : Number.POSITIVE_INFINITY);
  if (fault.matched <= rule.after || fault.applied >= limit) return false;
  return rule.rate === undefined || fault.chance() < rule.rate;
}

/** The faults of every tenant, and what throttles it. They live in memory: a restart ends them. */
export class Faults {
  readonly throttle = new Throttle();
  readonly #byTenant = new Map<string, Kept[]>();
  #lastId = 0;

  add(tenantId: string, rule: FaultRule): ActiveFault {
    this.#lastId += 1;
    const fault: Kept = {
      id: String(this.#lastId),
      rule,
      matched: 0,
      applied: 0,
      chance: seededChance(rule.seed),
    };
    this.#byTenant.set(tenantId, [...(this.#byTenant.get(tenantId) ?? []), fault]);
    return fault;
  }

  list(tenantId: string): ActiveFault[] {
    return (this.#byTenant.get(tenantId) ?? []).map(({ chance: _, ...fault }) => fault);
  }

  /** Ends one fault, or all of the tenant's. Gives how many ended. */
  remove(tenantId: string, id?: string): number {
    const faults = this.#byTenant.get(tenantId) ?? [];
    const rest = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
    this.#byTenant.set(tenantId, rest);
    return faults.length - rest.length;
  }

  clear(): void {
    this.throttle.clear();
    this.#byTenant.clear();
  }

  /** The rule that applies to this call, counted as used; undefined where none does. */
  take(tenantId: string, facts: Facts): ActiveFault | undefined {
    for (const fault of this.#byTenant.get(tenantId) ?? []) {
      if (!matches(fault.rule, facts)) continue;
      fault.matched += 1;
      if (!applies(fault)) continue;
      fault.applied += 1;
      return fault;
    }
    return undefined;
  }
}
