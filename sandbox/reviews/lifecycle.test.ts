import { expect, it } from 'vitest';
import { membersOf } from '../directory/members';
import {
  first,
  MINE,
  REVIEWS_PATH,
  reviewBody,
  startReview,
  testWorld,
  type World,
} from '../seed/world-testing';
import { tick } from './lifecycle';

const DAY = 86_400_000;
const between = (startDate: string, endDate: string) => ({
  recurrence: { pattern: null, range: { type: 'endDate', startDate, endDate } },
});
const statusOf = async (world: World, path: string) => (await world.get('admin', path)).body.status;
const decisionsOf = async (world: World, path: string) =>
  (await world.get('admin', `${path}/decisions`)).body.value;

it('a review goes from not started to in progress to completed by the tenant’s clock', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { settings: between('2026-11-22', '2026-11-24') });
  expect(await statusOf(world, path)).toBe('NotStarted');
  expect((await world.get('adelev', `${REVIEWS_PATH}/${MINE}`)).body.value).toEqual([]);
  world.advance(2 * DAY);
  expect(await statusOf(world, path)).toBe('InProgress');
  world.advance(2 * DAY);
  expect(await statusOf(world, path)).toBe('Completed');
  expect(await statusOf(world, path.split('/instances')[0] ?? '')).toBe('Completed');
  expect((await world.get('adelev', `${path}/decisions/${MINE}`)).body.value).toHaveLength(3);
});

it('a review that ended in the past is completed at once, one that began in the past is in progress', async () => {
  const world = testWorld('empty');
  const over = await startReview(world, 'server', { settings: between('2026-11-01', '2026-11-10') });
  const running = await startReview(world, 'server', { settings: between('2026-11-01', '2026-12-10') });
  expect([await statusOf(world, over), await statusOf(world, running)]).toEqual(['Completed', 'InProgress']);
});

it.each([
  ['Deny', ['Deny', 'Deny', 'Deny']],
  ['Approve', ['Approve', 'Approve', 'Approve']],
  ['Recommendation', ['Approve', 'Deny', 'Approve']],
])(
  'records the default decision %s for those nobody decided, as AAD Access Reviews',
  async (defaultDecision, expected) => {
    const world = testWorld('empty');
    const path = await startReview(world, 'server', {
      settings: { defaultDecisionEnabled: true, defaultDecision },
    });
    const item = first(await decisionsOf(world, path));
    await world.call('adelev', 'PATCH', `${path}/decisions/${item.id}`, { body: { decision: 'DontKnow' } });
    world.advance(6 * DAY);
    const [kept, ...rest] = await decisionsOf(world, path);
    expect(kept).toMatchObject({ decision: 'DontKnow', reviewedBy: { displayName: 'Adele Vance' } });
    expect(rest.map(({ decision }) => decision)).toEqual(expected.slice(1));
    expect(rest[0]?.reviewedBy).toMatchObject({
      id: '00000000-0000-0000-0000-000000000000',
      displayName: 'AAD Access Reviews',
    });
    expect(rest[0]?.reviewedDateTime).toBe('2026-11-25T08:00:00.000Z');
  },
);

it('an automatic review applies its decisions, and the directory changes', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', {
    settings: { autoApplyDecisionsEnabled: true, defaultDecisionEnabled: true, defaultDecision: 'Deny' },
  });
  world.advance(6 * DAY);
  expect(await statusOf(world, path)).toBe('Applied');
  expect(membersOf(world.context.store, world.tenant.id, world.group('server'))).toEqual([]);
});

it('a review keeps the people it found at its start, however often the clock ticks', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const before = await decisionsOf(world, path);
  world.context.store.run('delete from group_members');
  world.advance(DAY);
  tick(world.context, world.tenant);
  expect(await decisionsOf(world, path)).toEqual(before);
});

it('managers review their people, the fallback those without a manager, and otherwise everybody themselves', async () => {
  const world = testWorld('empty');
  const manager = { query: './manager', queryType: 'MicrosoftGraph', queryRoot: 'decisions' };
  const fallback = { query: `/users/${world.person('admin')}`, queryType: 'MicrosoftGraph' };
  const managers = await startReview(world, 'employees', {
    reviewers: [manager],
    fallbackReviewers: [fallback],
  });
  const named = async (path: string, who: string) =>
    (await world.get(who, `${path}/decisions/${MINE}`)).body.value.map(
      ({ principal }) => principal.displayName,
    );
  expect(await named(managers, 'pradeepg')).toEqual(['Ingrid Hauge', 'Tomás Zúñiga', 'Nguyễn Thị Ánh']);
  expect(await named(managers, 'admin')).toEqual(['Grady Archie']);
  const own = await startReview(world, 'badges', { reviewers: [] });
  expect(await named(own, 'noraj')).toEqual(['Nora Jäger']);
});

it('the owners of the group are the reviewers', async () => {
  const world = testWorld('empty');
  const owners = { query: `/groups/${world.group('partners')}/owners`, queryType: 'MicrosoftGraph' };
  const path = await startReview(world, 'partners', { reviewers: [owners] });
  const { body } = await world.get('admin', `${path}/contactedReviewers`);
  expect(body.value.map(({ displayName }) => displayName)).toEqual(['Adele Vance', 'Alex Wilber']);
});

it.each([
  ['no name', { displayName: '' }],
  ['no scope', { scope: undefined }],
  [
    'a group that doesn’t exist',
    { scope: { query: '/groups/00000000-0000-4000-8000-000000000000/members' } },
  ],
  ['an unknown default decision', { settings: { defaultDecision: 'Maybe' } }],
  ['a start that isn’t a date', { settings: between('soon', '2026-12-01') }],
  ['a start after the last possible date', { settings: between('+275760-09-13', '2026-12-01') }],
  ['a duration of 10¹² days', { settings: { instanceDurationInDays: 1e12 } }],
  ['four stages', { stageSettings: Array.from({ length: 4 }, () => ({ stageId: '1', durationInDays: 1 })) }],
])('refuses a definition with %s', async (_, over) => {
  const world = testWorld('empty');
  const body = reviewBody(world, 'server', over);
  expect((await world.call('admin', 'POST', REVIEWS_PATH, { body })).status).toBe(400);
  expect((await world.get('admin', REVIEWS_PATH)).body.value).toEqual([]);
});

it('only administrators create reviews', async () => {
  const world = testWorld('empty');
  const body = reviewBody(world, 'server');
  expect((await world.call('adelev', 'POST', REVIEWS_PATH, { body })).status).toBe(403);
});
