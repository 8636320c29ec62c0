import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { readPeople } from './people';
import { readPhotos } from './photos';
import { batchReply, fakeGraph, type Part, type Reply } from './testing';

const ids = (count: number) => Array.from({ length: count }, (_, at) => guid(at + 1));
const person = (id: string) => ({
  id,
  jobTitle: 'Buyer',
  department: '',
  userType: 'Guest',
  accountEnabled: false,
  manager: { id: guid(9), displayName: 'Adele Vance', mail: null, userPrincipalName: 'adele@contoso.com' },
});
const asked = (url: string) => url.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];

function directory(answer: (url: string) => Reply) {
  return fakeGraph((one) => batchReply(one, (part: Part) => answer(part.url)));
}

describe('people', () => {
  test('come fifteen a part, ten thousand in at most forty requests, growing', async () => {
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
      managerAddress: 'adele@contoso.com',
      kind: 'guest',
      enabled: false,
    });
  });

  test('are asked about by GUIDs only, each once, and nobody without any', async () => {
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
  ])('who say %o are known by %o and nothing else', async (wire, known) => {
    const { graph } = directory(() => ({ body: { value: [{ id: guid(1), ...wire }, { id: 'x' }] } }));
    const nothing = {
      jobTitle: null,
      department: null,
      manager: null,
      managerAddress: null,
      kind: null,
      enabled: null,
    };
    expect([...((await readPeople(graph, [guid(1)])) ?? [])]).toEqual([[guid(1), { ...nothing, ...known }]]);
  });

  test('who are told in part are told, where others are forbidden', async () => {
    const { graph } = directory((url) =>
      url.includes(guid(16)) ? { status: 403 } : { body: { value: asked(url).map(person) } },
    );
    expect((await readPeople(graph, ids(20)))?.size).toBe(15);
  });

  test('who came damaged are asked for again, together and alone', async () => {
    let count = 0;
    const { graph } = directory((url) => {
      if (url.includes('$filter')) return { status: 400 };
      return { body: count++ === 0 ? {} : person(asked(url)[0] ?? '') };
    });
    expect((await readPeople(graph, [guid(1)]))?.size).toBe(1);
  });

  test('are shown as they come, and nothing is shown of nobody', async () => {
    const shown: number[] = [];
    const { graph } = directory(() => ({ body: { value: [] } }));
    await readPeople(graph, ids(2), (people) => shown.push(people.size));
    expect(shown).toEqual([]);
  });

  test('who are gone are left out', async () => {
    const { graph } = directory((url) => ({ body: { value: asked(url).slice(1).map(person) } }));
    expect([...((await readPeople(graph, ids(3))) ?? []).keys()]).toEqual([guid(2), guid(3)]);
  });

  test.each([400, 501])(
    'are asked about one by one where the filter is answered with %i, from then on',
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

  test('are null where Graph forbids them all, and what can’t be reached is no answer', async () => {
    expect(await readPeople(directory(() => ({ status: 403 })).graph, ids(2))).toBeNull();
    const lost = fakeGraph(() => new TypeError('fetch failed'));
    await expect(readPeople(lost.graph, ids(2))).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('photos', () => {
  const PNG = 'iVBORw0KGgoAAAANSUhEUgAA';
  const photo = (body: unknown, type = 'image/png', status = 200): Reply => ({
    status,
    headers: { 'Content-Type': type },
    body,
  });
  const read = async (reply: Reply) =>
    (await readPhotos(directory(() => reply).graph, [guid(1)])).get(guid(1));

  test.each([
    ['a PNG', photo(PNG), `data:image/png;base64,${PNG}`],
    ['a JPEG', photo('/9j/4AAQ', 'image/jpeg; x=y'), 'data:image/jpeg;base64,/9j/4AAQ'],
    ['the other alphabet', photo('_9j_4AAQ-w==', 'image/jpeg'), 'data:image/jpeg;base64,/9j/4AAQ+w=='],
  ])('%s is shown', async (_, reply, address) => {
    expect(await read(reply)).toBe(address);
  });

  test.each([
    ['nobody’s', { status: 404 }],
    ['a forbidden one', photo(PNG, 'image/png', 403)],
    ['an SVG', photo('PHN2Zz4=', 'image/svg+xml')],
    ['a page that says it is an image', photo('PGh0bWw+', 'image/png')],
    ['an image that says it is a page', photo(PNG, 'text/html')],
    ['one with a quote in it', photo(`${PNG}"onerror=`, 'image/png')],
    ['a huge one', photo(PNG + 'A'.repeat(200_000))],
    ['JSON', photo({ a: 1 })],
    ['a type of an object’s own', photo(PNG, 'constructor')],
  ])('%s is not', async (_, reply) => {
    expect(await read(reply)).toBeNull();
  });

  test('that can’t be asked for now are left out', async () => {
    const lost = fakeGraph(() => new TypeError('fetch failed'));
    expect((await readPhotos(lost.graph, ids(2))).size).toBe(0);
  });
});
