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
  test('come for all resources in one request that names each resource once', async () => {
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
  ])(
    'are null, and no request is sent, when the permissions %o allow nothing for the items',
    async (allowed, items) => {
      const { graph, sent } = directory(usual);
      expect(await readAccessFacts(graph, items, allowed)).toBeNull();
      expect(sent).toHaveLength(0);
    },
  );

  test.each([
    [{ onPremisesSyncEnabled: true, groupTypes: ['DynamicMembership'] }, 'synced'],
    [{ groupTypes: ['Unified', 'DynamicMembership'], mailEnabled: true }, 'dynamic'],
    [{ mailEnabled: true }, 'mailEnabled'],
    [{ mailEnabled: true, groupTypes: ['Unified'] }, undefined],
    [{ onPremisesSyncEnabled: false }, undefined],
  ])('show for a group with %o this limit of a Deny: %s', async (over, limit) => {
    const { graph } = directory((path) => (path.includes('/members') ? usual(path) : { body: group(over) }));
    const facts = await readAccessFacts(graph, [about(GROUP, 'group')], BOTH);
    expect(facts?.ofResource.get(GROUP)).toBe(limit);
  });

  test('include the members on every page of the member list', async () => {
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

  test('leave out a member list whose second page fails, and keep the rest', async () => {
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

  test('include every page of the member list for several people, whoever is on its first page', async () => {
    const item = about(GROUP, 'group');
    const { graph } = pagesOfMembers([[item.principal.id], [guid(99)]]);
    const facts = await readAccessFacts(graph, [item, about(GROUP, 'group')], BOTH);
    expect(facts?.direct.get(GROUP)).toEqual(new Set([item.principal.id, guid(99)]));
  });

  test('end at the page that names the person when only one person is reviewed', async () => {
    const item = about(GROUP, 'group');
    const { graph, sent } = pagesOfMembers([[guid(98)], [item.principal.id], [guid(99)]]);
    const facts = await readAccessFacts(graph, [item], BOTH);
    expect(facts?.direct.get(GROUP)).toEqual(new Set([guid(98), item.principal.id]));
    expect(sent).toHaveLength(2);
  });

  test('are given without direct members when a group’s members can’t be read', async () => {
    const { graph } = directory((path) => (path.includes('/members') ? { status: 403 } : { body: group() }));
    const facts = await readAccessFacts(graph, [about(GROUP, 'group')], BOTH);
    expect(facts).toEqual({ ofResource: new Map(), direct: new Map() });
  });

  test('are given for other resources when one group fails', async () => {
    const { graph } = directory((path) => (path.includes(GROUP) ? { status: 500 } : usual(path)));
    const facts = await readAccessFacts(graph, ITEMS, BOTH);
    expect(facts).toEqual({
      ofResource: new Map(),
      direct: new Map([[APPLICATION, new Set([guid(12)])]]),
    });
  });

  test('are requested again when a member list comes damaged', async () => {
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

  test('include a single person on the first page although the next page would fail', async () => {
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

  test('are offered again a minute after Graph throttled the read', async () => {
    const { graph } = directory(() => ({ status: 429, headers: { 'Retry-After': '600' } }));
    await expect(readAccessFacts(graph, ITEMS, BOTH)).rejects.toMatchObject({ code: 'throttled' });
    await graph.timing.sleep(60_000);
    expect(graph.tenant.offers('access')).toBe(true);
  });

  test('are null when Graph refuses every read with 403', async () => {
    const { graph } = directory(() => ({ status: 403 }));
    expect(await readAccessFacts(graph, ITEMS, BOTH)).toBeNull();
  });
});
