import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { readPeople } from './people';
import { batchReply, DROPPED, fakeGraph, type Part, type Reply } from './testing';

const ids = (count: number) => Array.from({ length: count }, (_, at) => guid(at + 1));
const person = (id: string) => ({
  id,
  jobTitle: 'Buyer',
  department: '',
  userType: 'Guest',
  accountEnabled: false,
  manager: { id: guid(9), displayName: 'Adele Vance', mail: null, userPrincipalName: 'adele@contoso.com' },
});
const asked = (url: string): string[] => url.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];

/** A directory that answers part by part; `alone` has the parts that asked about one person. */
function directory(answer: (url: string) => Reply) {
  const parts: Part[] = [];
  const made = fakeGraph((one) =>
    batchReply(one, (part: Part) => {
      parts.push(part);
      return answer(part.url);
    }),
  );
  return { ...made, parts, alone: () => parts.filter(({ url }) => !url.includes('$filter')) };
}

describe('people', () => {
  test('are requested fifteen per part, ten thousand in at most forty requests, and handed on as they come', async () => {
    let most = 0;
    const { graph, sent } = directory((url) => {
      most = Math.max(most, asked(url).length);
      return { body: { value: asked(url).map(person) } };
    });
    const sizes: number[] = [];
    const people = await readPeople(graph, ids(10_000), (part) => sizes.push(part.size));
    expect([people?.size, most, sent.length <= 40]).toEqual([10_000, 15, true]);
    expect(sizes.length).toBe(sent.length);
    expect(sizes).toEqual([...sizes].sort((one, other) => one - other));
    expect(people?.get(guid(1))).toEqual({
      jobTitle: 'Buyer',
      department: null,
      manager: 'Adele Vance',
      managerId: guid(9),
      managerAddress: 'adele@contoso.com',
      kind: 'guest',
      enabled: false,
    });
  });

  test('are requested by GUIDs only, each once, and not at all without ids', async () => {
    const { graph, sent } = directory((url) => ({ body: { value: asked(url).map(person) } }));
    expect((await readPeople(graph, [guid(1), guid(1).toUpperCase(), "x') or ('", '']))?.size).toBe(1);
    expect(sent).toHaveLength(1);
    expect((await readPeople(graph, []))?.size).toBe(0);
    expect(sent).toHaveLength(1);
  });

  test.each([
    [{}, {}],
    [
      { userType: 'member', accountEnabled: true },
      { kind: 'member', enabled: true },
    ],
    [
      { userType: 'odd', jobTitle: 'Buyer', department: 'Sales' },
      { jobTitle: 'Buyer', department: 'Sales' },
    ],
    [
      { manager: { displayName: 'A', mail: 'a@x.com', userPrincipalName: 'b@x.com' } },
      { manager: 'A', managerAddress: 'a@x.com' },
    ],
  ])('who say %o have %o and nothing else', async (wire, known) => {
    const { graph } = directory(() => ({ body: { value: [{ id: guid(1), ...wire }, { id: 'x' }] } }));
    const nothing = {
      jobTitle: null,
      department: null,
      manager: null,
      managerId: null,
      managerAddress: null,
      kind: null,
      enabled: null,
    };
    expect([...((await readPeople(graph, [guid(1)])) ?? [])]).toEqual([[guid(1), { ...nothing, ...known }]]);
  });

  test('are requested with GET only, together and alone', async () => {
    const { graph, parts } = directory((url) =>
      url.includes('$filter') ? { status: 400 } : { body: person(asked(url)[0] ?? '') },
    );
    await readPeople(graph, ids(2));
    expect(parts.map(({ method, url }) => [method, asked(url)])).toEqual([
      ['GET', ids(2)],
      ['GET', [guid(1)]],
      ['GET', [guid(2)]],
    ]);
  });

  test('who can be read are returned when others are forbidden', async () => {
    const { graph } = directory((url) =>
      url.includes(guid(16)) ? { status: 403 } : { body: { value: asked(url).map(person) } },
    );
    expect((await readPeople(graph, ids(20)))?.size).toBe(15);
  });

  test('who came damaged in a single read are requested again', async () => {
    let count = 0;
    const { graph } = directory((url) => {
      if (url.includes('$filter')) return { status: 400 };
      return { body: count++ === 0 ? {} : person(asked(url)[0] ?? '') };
    });
    expect((await readPeople(graph, [guid(1)]))?.size).toBe(1);
  });

  test('aren’t handed on when nobody was found', async () => {
    const shown: number[] = [];
    const { graph } = directory(() => ({ body: { value: [] } }));
    await readPeople(graph, ids(2), (people) => shown.push(people.size));
    expect(shown).toEqual([]);
  });

  test('who are gone are left out', async () => {
    const { graph } = directory((url) => ({ body: { value: asked(url).slice(1).map(person) } }));
    expect([...((await readPeople(graph, ids(3))) ?? []).keys()]).toEqual([guid(2), guid(3)]);
  });

  test('give an empty result, not a refusal, when none of them exists any more', async () => {
    const { graph } = directory((url) => (url.includes('$filter') ? { status: 404 } : { status: 410 }));
    expect((await readPeople(graph, ids(2)))?.size).toBe(0);
    expect((await readPeople(directory(() => ({ body: { value: [] } })).graph, ids(2)))?.size).toBe(0);
  });

  test('are null when Graph answers 403, whatever its body holds', async () => {
    const { graph } = directory((url) => ({ status: 403, body: { value: asked(url).map(person) } }));
    expect(await readPeople(graph, ids(2))).toBeNull();
  });

  test('are requested one by one only in the parts that were refused', async () => {
    const { graph, alone } = directory((url) => {
      if (!url.includes('$filter')) return { body: person(asked(url)[0] ?? '') };
      return asked(url).includes(guid(1)) ? { status: 400 } : { body: { value: asked(url).map(person) } };
    });
    expect((await readPeople(graph, ids(1_000)))?.size).toBe(1_000);
    expect(alone().flatMap(({ url }) => asked(url))).toEqual(ids(15));
    // The others are asked about together the next time too.
    await readPeople(graph, ids(1_000));
    expect(alone().flatMap(({ url }) => asked(url))).toEqual([...ids(15), ...ids(15)]);
  });

  test.each([408, 429])(
    'who are answered with %i count as a failure, and are requested again a minute later at the earliest',
    async (status) => {
      for (const together of [true, false]) {
        const { graph } = directory((url) => {
          if (!together && url.includes('$filter')) return { status: 400 };
          return url.includes(guid(20))
            ? { status }
            : { body: together ? { value: asked(url).map(person) } : person(asked(url)[0] ?? '') };
        });
        const shown: number[] = [];
        const reading = readPeople(graph, ids(20), (people) => shown.push(people.size));
        await expect(reading).rejects.toMatchObject({ status });
        expect([shown.at(-1), graph.tenant.offers('people')]).toEqual([together ? 15 : 19, false]);
        await graph.timing.sleep(60_000);
        expect(graph.tenant.offers('people')).toBe(true);
      }
    },
  );

  test('aren’t requested together again when that returned nobody', async () => {
    const { graph, parts, alone } = directory((url) => {
      if (!url.includes('$filter')) return { body: person(asked(url)[0] ?? '') };
      return { status: asked(url).includes(guid(1)) ? 400 : 403 };
    });
    expect((await readPeople(graph, ids(20)))?.size).toBe(15);
    const before = parts.length - alone().length;
    await readPeople(graph, ids(20));
    expect(parts.length - alone().length).toBe(before);
  });

  test('are still handed on when one of them fails', async () => {
    const { graph } = directory((url) => {
      if (url.includes('$filter')) return { status: 400 };
      return url.includes(guid(1)) ? { status: 500 } : { body: person(asked(url)[0] ?? '') };
    });
    const shown: number[] = [];
    const reading = readPeople(graph, ids(30), (people) => shown.push(people.size));
    await expect(reading).rejects.toMatchObject({ code: 'unavailable' });
    expect(shown).toEqual([19, 29]);
  });

  test.each([400, 501])(
    'are requested one by one, then and later, when the filter is answered with %i',
    async (status) => {
      const { graph, sent } = directory((url) =>
        url.includes('$filter') ? { status } : { body: person(asked(url)[0] ?? '') },
      );
      expect((await readPeople(graph, ids(25)))?.size).toBe(25);
      expect(sent).toHaveLength(3);
      await readPeople(graph, ids(5));
      expect(sent).toHaveLength(4);
    },
  );

  test('are null where Graph forbids them all', async () => {
    expect(await readPeople(directory(() => ({ status: 403 })).graph, ids(2))).toBeNull();
  });

  test.each<[string, Reply | Error, string]>([
    ['the network is gone', DROPPED, 'offline'],
    ['nobody is signed in', { status: 401 }, 'signIn'],
  ])('throw the problem and may be requested again when %s', async (_, reply, code) => {
    const { graph } = fakeGraph(() => reply);
    await expect(readPeople(graph, ids(2))).rejects.toMatchObject({ code });
    expect(graph.tenant.offers('people')).toBe(true);
  });
});
