import { describe, expect, test } from 'vitest';
import { anItem, aReview, guid } from '../review/testing';
import { readAccessFacts } from './access-facts';
import { listMyInstances } from './instances';
import { itemPage, myItemsRequest } from './items-page';
import { listMyDefinitions } from './my-definitions';
import { readOneReview } from './one-review';
import { readPeople } from './people';
import { readPhotos } from './photos';
import { readPrevious } from './previous';
import { acceptAdvice, sendWhole } from './recording';
import { TenantKnowledge } from './tenant-knowledge';
import { batchReply, fakeGraph, ORIGIN, type Part, type Reply } from './testing';

const REF = { definitionId: guid(1), instanceId: guid(2), stageId: null };
const MINUTE = 60_000;
const REFUSALS = [400, 404, 405, 500, 501, 503];
const PASSING = [500, 503];

/** A tenant that answers each request or part by its address. */
function tenant(answer: (address: string) => Reply, over: Parameters<typeof fakeGraph>[1] = {}) {
  const asked: string[] = [];
  const replyTo = (address: string) => {
    asked.push(address);
    return answer(address);
  };
  const made = fakeGraph(
    (one) =>
      one.path === '/v1.0/$batch'
        ? batchReply(one, (part: Part) => replyTo(part.url))
        : replyTo(one.path.replace('/v1.0', '')),
    over,
  );
  return { ...made, asked, with: (text: string) => asked.filter((address) => address.includes(text)) };
}

const idsIn = (address: string): string[] => address.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];

const list = (...ids: number[]): Reply => ({ body: { value: ids.map((id) => ({ id: guid(id) })) } });

/** A tenant that accepts every request except those with `option` in the address. */
const without = (option: string, status: number) =>
  tenant((address) => (address.includes(option) ? { status } : list(3)));

describe('an optional part of a request', () => {
  test.each(REFUSALS)(
    'is left out at once where it is answered with %i: the filter of instances',
    async (status) => {
      const made = without('$filter', status);
      const { instances: read } = await listMyInstances(made.graph, [{ id: guid(1) }, { id: guid(4) }]);
      expect([...read.values()]).toEqual([[], []]);
      expect(made.asked).toHaveLength(4);
      expect([made.sent.length, made.slept]).toEqual([2, []]);
      await listMyInstances(made.graph, [{ id: guid(1) }]);
      expect(made.with('$filter')).toHaveLength(2);
    },
  );

  test.each(REFUSALS)(
    'is left out at once where it is answered with %i: insights, in a batch',
    async (status) => {
      const made = tenant((address) => {
        if (address.includes('$expand')) return { status };
        if (address.includes('decisions')) return list(3);
        return { body: { id: address.endsWith(guid(2)) ? guid(2) : guid(1), status: 'InProgress' } };
      });
      expect((await readOneReview(made.graph, REF)).items).toHaveLength(1);
      expect([made.sent.length, made.slept]).toEqual([2, []]);
      expect(made.graph.tenant.offers('insights')).toBe(false);
      expect(made.graph.tenant.offers('top')).toBe(true);
      await readOneReview(made.graph, REF);
      expect(made.with('$expand')).toHaveLength(1);
    },
  );

  test.each(REFUSALS)(
    'is left out at once where it is answered with %i: the page size of definitions and of items',
    async (status) => {
      const definitions = without('$top', status);
      expect((await listMyDefinitions(definitions.graph)).definitions).toHaveLength(1);
      expect([definitions.sent.length, definitions.slept]).toEqual([2, []]);
      expect(definitions.graph.tenant.offers('top')).toBe(false);
      const items = without('$top', status);
      const read = () => items.graph.read(myItemsRequest(items.graph, REF));
      expect((await itemPage(items.graph, REF, await read())).items).toHaveLength(1);
      // Asked with and without insights, then without insights and `$top`: the page size was the cause.
      expect(items.asked).toHaveLength(3);
      expect(items.graph.tenant.offers('insights')).toBe(true);
      expect((await read()).status).toBe(200);
      expect(items.asked.at(-1)).toMatch(/\?\$expand=insights$/);
    },
  );

  test('is offered again a minute after a failure that may pass, and never after a refusal', () => {
    let now = 1_000;
    const learnt = new TenantKnowledge(() => now);
    learnt.failed('insights', 503);
    learnt.failed('top', 500);
    learnt.failed('people');
    learnt.failed('delegated', 429);
    learnt.failed('sponsorOf', 408);
    for (const [extra, status] of [
      ['skip', 400],
      ['idFilter', 404],
      ['access', 405],
      ['photos', 501],
    ] as const)
      learnt.failed(extra, status);
    learnt.refuse('count');
    const offered = () =>
      (
        [
          'insights',
          'top',
          'people',
          'delegated',
          'sponsorOf',
          'skip',
          'idFilter',
          'access',
          'photos',
          'count',
        ] as const
      ).filter((extra) => learnt.offers(extra));
    now += MINUTE - 1;
    expect(offered()).toEqual([]);
    now += 1;
    expect(offered()).toEqual(['insights', 'top', 'people', 'delegated', 'sponsorOf']);
    expect(learnt.offers('statusFilter')).toBe(true);
  });

  test('is requested again next time if the request fails without it too', async () => {
    const made = tenant(() => ({ status: 403 }));
    await listMyInstances(made.graph, [{ id: guid(1) }]);
    expect(made.asked).toHaveLength(1);
    const down = tenant(() => ({ status: 500 }));
    const { instances: read } = await listMyInstances(down.graph, [{ id: guid(1) }]);
    expect(read.get(guid(1))).toMatchObject({ code: 'unavailable' });
    expect(down.graph.tenant.offers('statusFilter')).toBe(true);
  });

  test('is kept if the parts beside it fail in the same way', async () => {
    const made = tenant(() => ({ status: 404 }));
    await expect(readOneReview(made.graph, REF)).rejects.toMatchObject({ code: 'notFound' });
    expect([made.sent.length, made.with('$expand').length]).toEqual([1, 1]);
  });

  test('waits with everything else where Graph throttles', async () => {
    let calls = 0;
    const made = tenant(() => (++calls === 1 ? { status: 429, headers: { 'Retry-After': '4' } } : list(3)));
    await listMyInstances(made.graph, [{ id: guid(1) }]);
    expect([made.slept, made.with('$filter').length]).toEqual([[4_000], 2]);
  });

  test('stays left out when the request without it is retried', async () => {
    let calls = 0;
    const made = tenant((address) => (address.includes('$top') || ++calls === 1 ? { status: 500 } : list(3)));
    expect((await listMyDefinitions(made.graph)).definitions).toHaveLength(1);
    expect(made.asked.map((address) => address.includes('$top'))).toEqual([true, false, false]);
    expect(made.graph.tenant.offers('top')).toBe(false);
  });
});

describe('what is read beside a review', () => {
  const review = aReview();

  test.each(PASSING)(
    'is requested once when it is answered with %i, without a wait, and again after a minute',
    async (status) => {
      const made = tenant(() => ({ status, headers: { 'Retry-After': '120' } }));
      const { graph } = made;
      const item = anItem({ resource: { id: guid(7), displayName: 'G', type: 'group' } });
      const readings: (() => Promise<unknown>)[] = [
        () => readPrevious(graph, review),
        () => readPeople(graph, [guid(5)]),
        () => readAccessFacts(graph, [item], ['GroupMember.Read.All']),
      ];
      for (const reading of readings) {
        const before = made.sent.length;
        await expect(reading()).rejects.toMatchObject({ code: 'unavailable' });
        const first = made.sent.length - before;
        await expect(reading()).rejects.toMatchObject({ code: 'unavailable' });
        expect(made.sent.length - before).toBe(first);
        expect(first).toBeLessThanOrEqual(2);
      }
      expect([made.slept, made.waits]).toEqual([[], []]);
      const before = made.sent.length;
      await graph.timing.sleep(MINUTE);
      await expect(readPrevious(graph, review)).rejects.toMatchObject({ code: 'unavailable' });
      expect(made.sent.length).toBe(before + 1);
    },
  );

  test('is still requested for another review when it fails for one', async () => {
    const made = tenant(() => ({ status: 500 }));
    await expect(readPrevious(made.graph, review)).rejects.toThrow();
    await expect(readPrevious(made.graph, aReview({ instance: { id: guid(201) } }))).rejects.toThrow();
    expect(made.sent).toHaveLength(2);
  });

  test.each([400, 404, 405, 501])('is null when it is answered with %i', async (status) => {
    expect(await readPrevious(tenant(() => ({ status })).graph, review)).toBeNull();
  });

  test('waits as long as Graph asks, and makes no other request wait', async () => {
    let calls = 0;
    const made = tenant(() => (++calls === 1 ? { status: 429, headers: { 'Retry-After': '3' } } : list()));
    expect(await readPrevious(made.graph, review)).toBeNull();
    // Reads and decisions that the page can't do without wait for nothing.
    expect([made.slept, made.waits]).toEqual([[3_000], []]);
  });

  test('photos that fail are left out, and requested again after a minute', async () => {
    const made = tenant((address) => ({ status: address.includes(guid(1)) ? 503 : 404 }));
    expect([...(await readPhotos(made.graph, [guid(1), guid(2)])).keys()]).toEqual([guid(2)]);
    expect((await readPhotos(made.graph, [guid(1)])).size).toBe(0);
    expect(made.asked).toHaveLength(2);
    await made.graph.timing.sleep(MINUTE);
    await readPhotos(made.graph, [guid(1)]);
    expect([made.asked.length, made.waits]).toEqual([3, []]);
  });

  test('people who were read stay where others fail', async () => {
    const made = tenant((address) => {
      const ids = idsIn(address);
      if (ids.includes(guid(16))) return { status: 500 };
      return { body: address.includes('$filter') ? { value: ids.map((id) => ({ id })) } : { id: ids[0] } };
    });
    const parts: number[] = [];
    const ids = Array.from({ length: 20 }, (_, at) => guid(at + 1));
    const reading = readPeople(made.graph, ids, (people) => parts.push(people.size));
    await expect(reading).rejects.toMatchObject({ code: 'unavailable' });
    expect(parts.at(-1)).toBe(19);
    // The request failed because of one person in it, not because of the filter.
    expect(made.graph.tenant.offers('idFilter')).toBe(true);
  });

  test.each(REFUSALS)(
    'people are requested one by one when a request for several is answered with %i',
    async (status) => {
      const made = tenant((address) => {
        const ids = idsIn(address);
        return address.includes('$filter') ? { status } : { body: { id: ids[0] } };
      });
      expect((await readPeople(made.graph, [guid(1), guid(2)]))?.size).toBe(2);
      expect([made.sent.length, made.slept]).toEqual([2, []]);
      expect(made.graph.tenant.offers('idFilter')).toBe(false);
    },
  );
});

describe('actions of a stage', () => {
  const staged = { ...REF, stageId: guid(9) };

  test.each([400, 404, 405, 501])('aren’t sent again after they were answered with %i', async (status) => {
    const made = tenant(() => ({ status }));
    expect(await acceptAdvice(made.graph, staged)).toMatchObject({ done: false, unsure: false });
    const whole = { decision: 'Deny', justification: 'x' } as const;
    expect(await sendWhole(made.graph, staged, whole)).toMatchObject({ problem: { code: 'refused' } });
    expect(made.sent).toHaveLength(1);
    await acceptAdvice(made.graph, REF);
    expect(made.sent).toHaveLength(2);
  });

  test.each([403, 409, 500])('are sent again after %i', async (status) => {
    const made = tenant(() => ({ status }));
    await acceptAdvice(made.graph, staged);
    await acceptAdvice(made.graph, staged);
    expect(made.sent).toHaveLength(2);
  });

  test('an action of a review without stages is sent again after a 405', async () => {
    const made = tenant(() => ({ status: 405 }));
    await acceptAdvice(made.graph, REF);
    await acceptAdvice(made.graph, REF);
    expect(made.sent).toHaveLength(2);
  });
});

test('each session learns by itself what its tenant refuses', () => {
  const [one, other] = [fakeGraph(() => ({})).graph, fakeGraph(() => ({}), { origin: ORIGIN }).graph];
  one.tenant.refuse('skip');
  one.tenant.myStages.set(guid(1), guid(2));
  expect([other.tenant.offers('skip'), other.tenant.myStages.size]).toEqual([true, 0]);
  expect(one.forExtras().tenant).toBe(one.tenant);
});

test.each(PASSING)('ten thousand people aren’t requested one by one in an outage of %i', async (status) => {
  const made = tenant(() => ({ status }));
  const ids = Array.from({ length: 10_000 }, (_, at) => guid(at + 1));
  await expect(readPeople(made.graph, ids)).rejects.toMatchObject({ code: 'unavailable' });
  expect(made.sent.length).toBeLessThanOrEqual(8);
});

test('two extras are left out where a tenant takes neither', async () => {
  const made = tenant((address) => (/\$top|\$expand/.test(address) ? { status: 400 } : list(3)));
  expect((await made.graph.read(myItemsRequest(made.graph, REF))).status).toBe(200);
  expect(made.asked.at(-1)).not.toMatch(/\$top|\$expand/);
});
