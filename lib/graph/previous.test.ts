import { expect, test } from 'vitest';
import { aReview, guid } from '../review/testing';
import { readPrevious } from './previous';
import { fakeGraph, ORIGIN, type Reply } from './testing';

const review = aReview();
const PERSON = guid(300);
const GROUP = guid(400);
const scope = (group: string) => ({ query: `/v1.0/groups/${group}/transitiveMembers/microsoft.graph.user` });
const instance = (at: number, month: number, status: string, group = GROUP) => ({
  id: guid(at),
  status,
  startDateTime: `2026-${String(month).padStart(2, '0')}-01T00:00:00Z`,
  endDateTime: `2026-${String(month).padStart(2, '0')}-20T00:00:00Z`,
  scope: scope(group),
});
const THIS = instance(200, 11, 'InProgress');
const answer = {
  id: guid(500),
  decision: 'Deny',
  justification: 'Left.',
  reviewedDateTime: '2026-08-10T00:00:00Z',
  reviewedBy: { id: guid(600), displayName: 'Adele Vance' },
  principal: { '@odata.type': '#microsoft.graph.userIdentity', id: PERSON },
  resource: { id: GROUP, displayName: 'Group', type: 'group' },
  applyResult: 'AppliedSuccessfully',
};

function tenant(
  instances: unknown[],
  decisions: (path: string) => Reply = () => ({ body: { value: [answer] } }),
) {
  return fakeGraph((one) => {
    if (one.path.includes('/decisions/')) return decisions(one.path);
    if (one.path.includes('/stages/'))
      return {
        body: { value: [{ id: guid(700), status: 'Completed', startDateTime: '2026-08-12T00:00:00Z' }] },
      };
    return { body: { value: instances } };
  });
}

test('the previous decisions are those of the latest ended instance, by person and resource', async () => {
  const { graph, sent } = tenant([
    instance(201, 5, 'Applied'),
    THIS,
    instance(202, 8, 'Completed'),
    instance(203, 12, 'NotStarted'),
  ]);
  const previous = await readPrevious(graph, review);
  expect([...(previous ?? [])]).toEqual([
    [
      `${PERSON}/${GROUP}`,
      {
        decision: 'Deny',
        justification: 'Left.',
        reviewedAt: '2026-08-10T00:00:00.000Z',
        reviewedBy: { id: guid(600), displayName: 'Adele Vance', userPrincipalName: '', system: false },
        endedAt: '2026-08-20T00:00:00.000Z',
        applyResult: 'AppliedSuccessfully',
      },
    ],
  ]);
  expect(sent[1]?.path).toContain(`/instances/${guid(202)}/decisions/`);
  expect(sent[1]?.path).not.toContain('insights');
});

test.each([
  ['the first of its series', [THIS]],
  [
    'one whose other instances are not over',
    [
      THIS,
      instance(201, 10, 'InProgress'),
      instance(202, 9, 'NotStarted'),
      instance(203, 8, 'Initializing'),
      instance(204, 7, 'Starting'),
    ],
  ],
  [
    'one of a definition over many groups, and only another group’s instance is over',
    [THIS, instance(201, 8, 'Applied', guid(401))],
  ],
  ['older than the instance that is over', [THIS, instance(201, 12, 'Completed')]],
  ['one that began at the same time as the only other instance', [THIS, instance(201, 11, 'Completed')]],
  [
    'listed by Graph as over and without a begin',
    [{ ...instance(200, 11, 'Completed'), startDateTime: null }],
  ],
  ['one whose only other instance has no id', [THIS, { ...instance(201, 8, 'Applied'), id: null }]],
  [
    'one for a group whose id differs from the other’s only at its start',
    [THIS, instance(201, 8, 'Applied', GROUP.replace(/^0/, 'a'))],
  ],
])(
  'the previous decisions are null, and no further request is sent, when the review is %s',
  async (_, instances) => {
    const { graph, sent } = tenant(instances);
    expect(await readPrevious(graph, review)).toBeNull();
    expect(sent).toHaveLength(1);
  },
);

/** Which instance's answers were read; undefined where none were. */
const readOf = (sent: readonly { path: string }[]) =>
  sent.map(({ path }) => /\/instances\/([^/]+)\/decisions\//.exec(path)?.[1]).find((id) => id);

const LETTERS = 'abcdefab-1111-4111-8111-abcdefabcdef';
const OTHERS = 'fedcbafe-1111-4111-8111-abcdefabcdef';
const over = (at: number, month: number, group = GROUP) => instance(at, month, 'Applied', group);
const both = (...groups: string[]) => groups.map(scope);

test.each<[string, unknown[], number | undefined]>([
  [
    'the latest instance, wherever it stands in the list',
    [over(202, 8), over(203, 9), THIS, over(201, 5)],
    203,
  ],
  [
    'the first in the list of two instances that began at the same time',
    [THIS, over(201, 8), over(202, 8)],
    201,
  ],
  [
    'an instance without a begin when there is no other',
    [THIS, { ...over(201, 8), startDateTime: null }],
    201,
  ],
  [
    'an instance with a begin rather than one without',
    [THIS, { ...over(201, 8), startDateTime: null }, over(202, 5)],
    202,
  ],
  [
    'the instance of its own group when another group’s stands first',
    [over(201, 9, OTHERS), THIS, over(202, 8)],
    202,
  ],
  [
    'the instance of the same group, whether its id has capital or small letters',
    [{ ...THIS, scope: scope(LETTERS) }, over(201, 9, OTHERS), over(202, 8, LETTERS.toUpperCase())],
    202,
  ],
  [
    'the instance of the same groups, in whatever order they are listed',
    [
      { ...THIS, scope: both(LETTERS, OTHERS) },
      { ...over(201, 8), scope: both(OTHERS, LETTERS) },
    ],
    201,
  ],
])('the previous decisions are read from %s', async (_, instances, at) => {
  const { graph, sent } = tenant(instances);
  expect(await readPrevious(graph, review)).not.toBeNull();
  expect(readOf(sent)).toBe(at && guid(at));
});

test('the previous decisions leave out an answer about somebody without an id', async () => {
  const nobody = { ...answer, principal: { ...answer.principal, id: null } };
  const { graph } = tenant([instance(202, 8, 'Completed'), THIS], () => ({ body: { value: [nobody] } }));
  expect(await readPrevious(graph, review)).toEqual(new Map());
});

test('the previous decisions are those of the review’s own group when its id is written in capitals', async () => {
  const { graph, sent } = tenant([
    { ...THIS, id: LETTERS.toUpperCase() },
    over(201, 9, OTHERS),
    over(202, 8),
  ]);
  await readPrevious(graph, aReview({ instance: { id: LETTERS } }));
  expect(readOf(sent)).toBe(guid(202));
});

test('the previous decisions are null for a review without a start', async () => {
  const { graph, sent } = tenant([THIS, over(201, 8)]);
  expect(await readPrevious(graph, aReview({ instance: { startsAt: null } }))).toBeNull();
  expect(sent).toHaveLength(1);
});

test('a previous decision includes Graph’s description of how it was applied', async () => {
  const applyDescription = 'The group is managed elsewhere.';
  const { graph } = tenant([THIS, over(201, 8)], () => ({
    body: { value: [{ ...answer, applyDescription }] },
  }));
  const previous = await readPrevious(graph, review);
  expect(previous?.get(`${PERSON}/${GROUP}`)).toMatchObject({
    applyResult: 'AppliedSuccessfully',
    applyDescription,
  });
});

test('the previous decisions are null, and none are requested, when the list of instances breaks off', async () => {
  const value = [THIS, over(201, 8)];
  const { graph, sent } = fakeGraph((one) => ({
    body: one.path.includes('/decisions/')
      ? { value: [answer] }
      : { value, '@odata.nextLink': `${ORIGIN}${one.path}` },
  }));
  expect(await readPrevious(graph, review)).toBeNull();
  expect(readOf(sent)).toBeUndefined();
});

test('the previous decisions of a review with stages are read from its last stage', async () => {
  const { graph, sent } = tenant([THIS, instance(201, 8, 'Applied')]);
  const previous = await readPrevious(graph, aReview({ definition: { staged: true } }));
  expect(sent.at(-1)?.path).toContain(`/stages/${guid(700)}/decisions/`);
  expect(previous?.get(`${PERSON}/${GROUP}`)).toMatchObject({ decision: 'Deny' });
});

test.each([400, 403, 404, 501])('the previous decisions are null when Graph answers %i', async (status) => {
  const { graph } = tenant([THIS, instance(201, 8, 'Applied')], () => ({ status }));
  expect(await readPrevious(graph, review)).toBeNull();
});

test('the read of the previous decisions throws when Graph answers 500', async () => {
  const { graph } = tenant([THIS, instance(201, 8, 'Applied')], () => ({ status: 500 }));
  await expect(readPrevious(graph, review)).rejects.toMatchObject({ code: 'unavailable' });
});

test('a fault of the portal itself is thrown unchanged, and the next read of previous decisions works', async () => {
  const { graph } = tenant([THIS, over(201, 8)]);
  const fault = new RangeError('x');
  const faulty = { ...graph, forExtras: () => ({ ...graph, read: () => Promise.reject(fault) }) };
  await expect(readPrevious(faulty, review)).rejects.toBe(fault);
  expect(await readPrevious(graph, review)).not.toBeNull();
});
