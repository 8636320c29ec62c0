import { expect, test } from 'vitest';
import { aReview, guid } from '../review/testing';
import { readPrevious } from './previous';
import { fakeGraph, type Reply } from './testing';

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

test('is what the latest instance that is over said, by person and resource', async () => {
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
  ['the first', [THIS]],
  [
    'one among others that are not over',
    [THIS, instance(201, 10, 'InProgress'), instance(202, 9, 'NotStarted')],
  ],
  [
    'one of a definition over many groups, of which others are over',
    [THIS, instance(201, 8, 'Applied', guid(401))],
  ],
  ['before the others', [THIS, instance(201, 12, 'Completed')]],
])('is nothing for %s, and nothing more is asked', async (_, instances) => {
  const { graph, sent } = tenant(instances);
  expect(await readPrevious(graph, review)).toBeNull();
  expect(sent).toHaveLength(1);
});

test('of a review with stages is the last stage’s word, and an earlier one’s where that said nothing', async () => {
  const { graph, sent } = tenant([THIS, instance(201, 8, 'Applied')]);
  const previous = await readPrevious(graph, aReview({ definition: { staged: true } }));
  expect(sent.at(-1)?.path).toContain(`/stages/${guid(700)}/decisions/`);
  expect(previous?.get(`${PERSON}/${GROUP}`)).toMatchObject({ decision: 'Deny' });
});

test.each([400, 403, 404, 501])('is null where Graph answers %i', async (status) => {
  const { graph } = tenant([THIS, instance(201, 8, 'Applied')], () => ({ status }));
  expect(await readPrevious(graph, review)).toBeNull();
});

test('is asked again later where Graph can’t be reached', async () => {
  const { graph } = tenant([THIS, instance(201, 8, 'Applied')], () => ({ status: 500 }));
  await expect(readPrevious(graph, review)).rejects.toMatchObject({ code: 'unavailable' });
});
