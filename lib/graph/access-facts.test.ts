import { describe, expect, test } from 'vitest';
import { anItem, guid } from '../review/testing';
import { readAccessFacts } from './access-facts';
import { addresses } from './address';
import { batchReply, fakeGraph, ORIGIN, type Reply } from './testing';

const GROUP = guid(1);
const APPLICATION = guid(2);
const IN_LETTERS = 'abcdefab-cdef-4bcd-8fab-cdefabcdefab';
const about = (id: string, type: string) => anItem({ resource: { id, displayName: 'R', type } });
const ITEMS = [
  about(GROUP, 'group'),
  about(GROUP, 'group'),
  about(APPLICATION, 'servicePrincipal'),
  about(guid(3), 'directoryRole'),
  anItem(),
];
const BOTH = ['GroupMember.Read.All', 'Application.Read.All'];

function directory(answer: (path: string) => Reply) {
  return fakeGraph((one) =>
    one.path === '/v1.0/$batch'
      ? batchReply(one, (part) => answer(part.url))
      : answer(one.path.replace('/v1.0', '')),
  );
}

/** A group of members on these pages. */
function pagesOfMembers(pages: string[][]) {
  return directory((path) => {
    if (!path.includes('/members')) return usual(path);
    const at = Number(/\$skiptoken=(\d)/.exec(path)?.[1] ?? 0);
    const next = `${ORIGIN}/v1.0/groups/${GROUP}/members?$skiptoken=${at + 1}`;
    return {
      body: {
        value: pages[at]?.map((id) => ({ id })),
        ...(at + 1 < pages.length && { '@odata.nextLink': next }),
      },
    };
  });
}

const group = (over: object = {}) => ({
  onPremisesSyncEnabled: null,
  groupTypes: [],
  mailEnabled: false,
  securityEnabled: true,
  ...over,
});
const usual = (path: string): Reply => {
  if (path.includes('/members'))
    return { body: { value: [{ id: guid(10) }, { id: IN_LETTERS.toUpperCase() }] } };
  if (path.includes('/appRoleAssignedTo'))
    return { body: { value: [{ id: 'x', principalId: guid(12), principalType: 'User' }] } };
  return { body: group() };
};

describe('access facts', () => {
  test('of all resources come in one request, each asked once', async () => {
    const { graph, sent } = directory(usual);
    const facts = await readAccessFacts(graph, ITEMS, BOTH);
    expect(facts?.ofResource.size).toBe(0);
    expect([...(facts?.direct ?? [])]).toEqual([
      [GROUP, new Set([guid(10), IN_LETTERS])],
      [APPLICATION, new Set([guid(12)])],
    ]);
    const asked = [
      [GROUP, addresses.group(GROUP)],
      [`${GROUP}/direct`, addresses.members(GROUP)],
      [`${APPLICATION}/direct`, addresses.assignedTo(APPLICATION)],
    ];
    expect(sent.map(({ body }) => body)).toEqual([
      { requests: asked.map(([id, url]) => ({ id, method: 'GET', url })) },
    ]);
  });

  test.each([
    [[], ITEMS],
    [['User.Read.All'], ITEMS],
    [['Application.Read.All'], [about(GROUP, 'group')]],
    [BOTH, [anItem()]],
    [BOTH, [about('no id', 'group')]],
  ])('with %o allowed nothing is asked where nothing may be', async (allowed, items) => {
    const { graph, sent } = directory(usual);
    expect(await readAccessFacts(graph, items, allowed)).toBeNull();
    expect(sent).toHaveLength(0);
  });

  test.each([
    [{ onPremisesSyncEnabled: true, groupTypes: ['DynamicMembership'] }, 'synced'],
    [{ groupTypes: ['Unified', 'DynamicMembership'], mailEnabled: true }, 'dynamic'],
    [{ mailEnabled: true }, 'mailEnabled'],
    [{ mailEnabled: true, groupTypes: ['Unified'] }, undefined],
    [{ onPremisesSyncEnabled: false }, undefined],
  ])('a group %o limits a Deny: %s', async (over, limit) => {
    const { graph } = directory((path) => (path.includes('/members') ? usual(path) : { body: group(over) }));
    const facts = await readAccessFacts(graph, [about(GROUP, 'group')], BOTH);
    expect(facts?.ofResource.get(GROUP)).toBe(limit);
  });

  test('follow members to the last page', async () => {
    const next = `${ORIGIN}/v1.0/groups/${GROUP}/members?$skiptoken=2`;
    const { graph } = directory((path) => {
      if (path.includes('$skiptoken')) return { body: { value: [{ id: guid(99) }] } };
      return path.includes('/members')
        ? { body: { value: [{ id: guid(10) }], '@odata.nextLink': next } }
        : usual(path);
    });
    const facts = await readAccessFacts(graph, [about(GROUP, 'group')], BOTH);
    expect(facts?.direct.get(GROUP)).toEqual(new Set([guid(10), guid(99)]));
  });

  test('half a list of members is none, and the rest is kept', async () => {
    const next = `${ORIGIN}/v1.0/groups/${GROUP}/members?$skiptoken=2`;
    const { graph } = directory((path) => {
      if (path.includes('$skiptoken')) return { status: 403 };
      return path.includes('/members')
        ? { body: { value: [{ id: guid(10) }], '@odata.nextLink': next } }
        : usual(path);
    });
    const facts = await readAccessFacts(graph, ITEMS, BOTH);
    expect([...(facts?.direct.keys() ?? [])]).toEqual([APPLICATION]);
  });

  test('for several people the list is read to its end, whoever is on its first page', async () => {
    const item = about(GROUP, 'group');
    const { graph } = pagesOfMembers([[item.principal.id], [guid(99)]]);
    const facts = await readAccessFacts(graph, [item, about(GROUP, 'group')], BOTH);
    expect(facts?.direct.get(GROUP)).toEqual(new Set([item.principal.id, guid(99)]));
  });

  test('for one person the pages behind theirs aren’t read', async () => {
    const item = about(GROUP, 'group');
    const { graph, sent } = pagesOfMembers([[guid(98)], [item.principal.id], [guid(99)]]);
    const facts = await readAccessFacts(graph, [item], BOTH);
    expect(facts?.direct.get(GROUP)).toEqual(new Set([guid(98), item.principal.id]));
    expect(sent).toHaveLength(2);
  });

  test('of a group itself are given although its members can’t be read', async () => {
    const { graph } = directory((path) => (path.includes('/members') ? { status: 403 } : { body: group() }));
    const facts = await readAccessFacts(graph, [about(GROUP, 'group')], BOTH);
    expect(facts).toEqual({ ofResource: new Map(), direct: new Map() });
  });

  test('of other resources are given when one group fails', async () => {
    const { graph } = directory((path) => (path.includes(GROUP) ? { status: 500 } : usual(path)));
    const facts = await readAccessFacts(graph, ITEMS, BOTH);
    expect(facts).toEqual({
      ofResource: new Map(),
      direct: new Map([[APPLICATION, new Set([guid(12)])]]),
    });
  });

  test('of a list that came damaged are asked for again', async () => {
    let answers = 0;
    const { graph } = directory((path) =>
      path.includes('/members') && answers++ === 0 ? { body: {} } : usual(path),
    );
    const facts = await readAccessFacts(graph, [about(GROUP, 'group')], BOTH);
    expect(facts?.direct.get(GROUP)).toEqual(new Set([guid(10), IN_LETTERS]));
  });

  test('an outage throws; without a resource to read the result is null', async () => {
    const { graph } = directory(() => ({ status: 500 }));
    await expect(readAccessFacts(graph, ITEMS, BOTH)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await readAccessFacts(graph, [anItem()], BOTH)).toBeNull();
  });

  test('for one person the list is read only until they are found', async () => {
    const next = `${ORIGIN}/v1.0/groups/${GROUP}/members?$skiptoken=2`;
    const item = about(GROUP, 'group');
    const { graph } = directory((path) => {
      if (path.includes('$skiptoken')) return { status: 500 };
      return path.includes('/members')
        ? { body: { value: [{ id: item.principal.id }], '@odata.nextLink': next } }
        : usual(path);
    });
    const facts = await readAccessFacts(graph, [item], BOTH);
    expect(facts?.direct.get(GROUP)?.has(item.principal.id)).toBe(true);
  });

  test('can be asked for again where Graph asks to come back later', async () => {
    const { graph } = directory(() => ({ status: 429, headers: { 'Retry-After': '600' } }));
    await expect(readAccessFacts(graph, ITEMS, BOTH)).rejects.toMatchObject({ code: 'throttled' });
    await graph.timing.sleep(60_000);
    expect(graph.tenant.offers('access')).toBe(true);
  });

  test('are null where Graph tells nothing', async () => {
    const { graph } = directory(() => ({ status: 403 }));
    expect(await readAccessFacts(graph, ITEMS, BOTH)).toBeNull();
  });
});
