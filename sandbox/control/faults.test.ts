import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { FaultRule } from './fault-rule';
import { Faults } from './faults';

function rule(input: object): FaultRule {
  return v.parse(FaultRule, { status: 503, ...input });
}

const PATCH = {
  method: 'PATCH',
  path: '/v1.0/identityGovernance/accessReviews/definitions/d/instances/i/decisions/x',
  query: new URLSearchParams(),
  inBatch: false,
};

function hits(input: object, calls: number): number[] {
  const faults = new Faults();
  faults.add('t', rule(input));
  return Array.from({ length: calls }, (_, call) => call).filter(() => faults.take('t', PATCH));
}

describe('a fault applies', () => {
  it('once, where the rule sets no number', () => expect(hits({}, 4)).toEqual([0]));
  it('as often as times says, after as many calls as after says', () =>
    expect(hits({ after: 2, times: 2 }, 6)).toEqual([2, 3]));
  it('always at rate 1 and never at rate 0', () => {
    expect(hits({ rate: 1 }, 3)).toEqual([0, 1, 2]);
    expect(hits({ rate: 0 }, 3)).toEqual([]);
  });

  it('to the same calls for the same seed, and at about its rate', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const first = hits({ rate: 0.3, seed }, 1000);
        expect(hits({ rate: 0.3, seed }, 1000)).toEqual(first);
        expect(first.length).toBeGreaterThan(200);
        expect(first.length).toBeLessThan(400);
      }),
      { numRuns: 20 },
    );
  });

  it('from the first rule that has calls left, and only in its own tenant', () => {
    const faults = new Faults();
    const first = faults.add('t', rule({ times: 1 }));
    const second = faults.add('t', rule({ times: 1 }));
    expect(faults.take('other', PATCH)).toBeUndefined();
    expect([1, 2, 3].map(() => faults.take('t', PATCH)?.id)).toEqual([first.id, second.id, undefined]);
  });

  it('no longer after it is removed', () => {
    const faults = new Faults();
    const { id } = faults.add('t', rule({ rate: 1 }));
    expect([faults.remove('t', 'unknown'), faults.remove('t', id)]).toEqual([0, 1]);
    expect(faults.take('t', PATCH)).toBeUndefined();
  });
});

describe('a rule is refused', () => {
  it.each([
    [{}],
    [{ status: 503, drop: 'before' }],
    [{ retryAfter: 1, truncate: 3 }],
    [{ status: 99 }],
    [{ drop: 'sometimes' }],
    [{ status: 503, match: { pathRegex: '(' } }],
    [{ status: 503, match: { paht: '*' } }],
    [{ status: 503, headers: { 'a b': 'c' } }],
    [{ status: 503, headers: { a: 'b\r\nc: d' } }],
    [{ status: 503, retryAfter: '1\r\nc: d' }],
    [{ status: 503, rate: 2 }],
    [{ status: 503, times: 0 }],
    [{ status: 503, hello: 1 }],
    [[]],
  ])('%j', (input) => expect(v.safeParse(FaultRule, input).success).toBe(false));

  it('unless latency stands alone or beside one other effect', () => {
    expect(v.safeParse(FaultRule, { latencyMs: 5 }).success).toBe(true);
    expect(v.safeParse(FaultRule, { latencyMs: 5, claims: true }).success).toBe(true);
  });
});
