import { expect, test } from 'vitest';
import { aReview, guid } from '../review/testing';
import type { LogRecord } from './log';
import { reviewKey } from './model';
import { OutboxState } from './state';
import type { TabMessage } from './tab-message';
import { FakeGraph, FakeStore, fakeEffects } from './testing';

const REVIEW = { definitionId: guid(100), instanceId: guid(200), stageId: null };
const KEY = reviewKey(REVIEW);

function world(store = new FakeStore()) {
  const posted: TabMessage[] = [];
  const tabs = { post: (message: TabMessage) => void posted.push(message), listen: () => () => {} };
  const state = new OutboxState({ ...fakeEffects(new FakeGraph(0), store), tabs });
  const changed: [string, string[]][] = [];
  state.onChange((review, itemIds) => changed.push([review, [...itemIds]]));
  return { store, state, posted, changed };
}

const choices = [{ actId: 'a', itemId: 'one' }];
const act = (id = 'a'): LogRecord => ({
  kind: 'act',
  id,
  at: 1_000,
  review: REVIEW,
  parts: [{ decision: 'Approve', justification: 'needed', itemIds: ['one'] }],
  seen: {},
  accepting: false,
  endsAt: null,
});
const closed: LogRecord = { kind: 'closed', at: 2_000, review: REVIEW, how: 'confirmed', choices };
const entry = {
  itemId: 'one',
  decision: 'Approve' as const,
  justification: 'needed',
  reviewedAt: '2026-11-09T00:00:00.000Z' as string | null,
  requestIds: [],
  sends: 1,
  sentAt: null,
  confirmedAt: 3_000,
};
const receipt = (over: Partial<typeof entry> = {}): LogRecord => ({
  kind: 'receipt',
  at: 2_000,
  review: REVIEW,
  endsAt: null,
  entries: [{ ...entry, ...over }],
});

test('a mark whose time is ahead of this page’s clock gets the current time', async () => {
  const { state, store } = world();
  const now = state.effects.now();
  store.add([act(), { kind: 'sending', id: 's', at: now + 3_600_000, review: REVIEW, choices }]);
  await state.load();
  expect(state.row(KEY, 'one')?.sends).toMatchObject([{ at: now }]);
});

test('stored records are reported to listeners and other tabs; an empty list is not', async () => {
  const { state, posted, changed } = world();
  await state.keep([], 'strict');
  expect([posted, changed, state.hasOpen()]).toEqual([[], [], false]);
  await state.keep([act()], 'strict');
  expect([posted, changed, state.hasOpen()]).toEqual([[{ kind: 'log' }], [[KEY, ['one']]], true]);
  expect(state.row(KEY, 'one')?.actId).toBe('a');
  expect([state.row(KEY, 'two'), state.row('other', 'one')]).toEqual([undefined, undefined]);
  await state.keep([closed], 'strict');
  expect(state.hasOpen()).toBe(false);
});

test('a newer act of another tab is found, and that tab’s earlier report no longer counts', async () => {
  const { store, state, changed } = world();
  await state.keep([act()], 'strict');
  const item = state.item(KEY, 'one');
  item.reported = { step: 'sending' };
  item.readsWithoutNews = 3;
  store.add([act('b')]);
  await state.load();
  expect(changed.at(-1)).toEqual([KEY, ['one']]);
  expect([item.reported, item.actId]).toEqual([null, 'b']);
});

test('another tab’s receipt gives the time of saving, but not one from before this page began', async () => {
  const before = new FakeStore();
  before.add([act(), receipt(), closed]);
  const late = world(before).state;
  await late.load();
  expect(late.findItem(KEY, 'one')?.saved).toBeNull();

  const savedBy = async (...records: LogRecord[]) => {
    const { store, state } = world();
    await state.load();
    store.add([act()]);
    await state.load();
    store.add(records);
    await state.load();
    return state.findItem(KEY, 'one')?.saved;
  };
  expect(await savedBy(receipt(), closed)).toBe('2026-11-09T00:00:00.000Z');
  expect(await savedBy(receipt({ reviewedAt: null }), closed)).toBe(new Date(3_000).toISOString());
  expect(await savedBy(receipt())).toBeNull();
  expect(await savedBy(closed)).toBeNull();
  expect(await savedBy(receipt({ justification: 'other' }), closed)).toBeNull();
  expect(
    await savedBy({ ...receipt(), entries: [{ ...entry, decision: 'Deny' }] } as LogRecord, closed),
  ).toBeNull();
});

test('a tab’s item stays the same object until it is forgotten', () => {
  const { state } = world();
  expect(state.findItem(KEY, 'one')).toBeUndefined();
  const item = state.item(KEY, 'one');
  expect(state.item(KEY, 'two')).not.toBe(item);
  expect([state.item(KEY, 'one') === item, state.findItem(KEY, 'one') === item]).toEqual([true, true]);
  state.forgetItem('other', 'one');
  state.forgetItem(KEY, 'one');
  expect(state.findItem(KEY, 'one')).toBeUndefined();
});

test('a review is known as it was read last', () => {
  const { state } = world();
  expect(state.known(KEY)).toBeNull();
  const review = aReview();
  state.learn(review);
  expect(state.known(KEY)).toBe(review);
});

test('a listener for reads is called until it stops', () => {
  const { state } = world();
  const heard: number[] = [];
  const stop = state.onItems((_, __, at) => heard.push(at));
  state.tellItems(REVIEW, [], 5);
  stop();
  state.tellItems(REVIEW, [], 6);
  expect(heard).toEqual([5]);
});

test('after the end nothing is known, and no new item is followed', async () => {
  const { state } = world();
  await state.keep([act()], 'strict');
  state.end();
  expect([state.findItem(KEY, 'one'), state.reviews.size]).toEqual([undefined, 0]);
  await state.keep([act('b')], 'strict');
  expect(state.findItem(KEY, 'one')).toBeUndefined();
});

test('a receipt without an act creates no item', async () => {
  const { state } = world();
  await state.keep([receipt()], 'strict');
  expect(state.findItem(KEY, 'one')).toBeUndefined();
});

test('reads of an earlier stage aren’t reported once a later stage is known', () => {
  const { state } = world();
  const heard: (string | null)[] = [];
  state.onItems(({ stageId }) => heard.push(stageId));
  const read = (stageId: string | null) => state.tellItems({ ...REVIEW, stageId }, [], 0);
  read('first');
  state.learn(
    aReview({ stage: { id: 'second', number: 2, startsAt: null, endsAt: null, status: 'InProgress' } }),
  );
  for (const stageId of ['first', 'second', null]) read(stageId);
  expect(heard).toEqual(['first', 'second', null]);
});
