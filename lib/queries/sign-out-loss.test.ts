import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { fakeGraph } from '../graph/testing';
import { openDevice } from '../offline/device';
import { ANN, act, faultyFactory, idsOf } from '../offline/testing';
import { anIntent, anItem, aReview } from '../review/testing';
import { DeviceTrouble } from './device-trouble';
import { startOutbox } from './outbox';
import { Session } from './session';
import { countSignOutLoss, forgetReviewer } from './sign-out-loss';

/** The session of a page that has read nothing yet, on a device where another page's decision lies. */
async function world() {
  const { factory, real, state } = faultyFactory();
  const { graph } = fakeGraph(() => ({ status: 404 }));
  const device = openDevice({ enabled: true, indexedDB: factory });
  const reviewer = { ...ANN, homeAccountId: 'home', username: 'ann@contoso.com', name: 'Ann' };
  const allowed = { optionalPermissions: [], suggestedReasons: [], offline: true };
  const outbox = startOutbox(graph, device, ANN);
  const session = new Session(graph, reviewer, allowed, outbox, device, ANN, new DeviceTrouble());
  const others = openDevice({ enabled: true, indexedDB: real }).log(ANN);
  await others.append([act('a')], 'strict');
  const found = async () => idsOf(await others.read(0));
  return { session, state, others, found };
}

test('a sign-out counts the decisions that lie on the device, though no read has worked yet', async () => {
  const { session, state } = await world();
  state.refuseToOpen = new DOMException('no', 'UnknownError');
  expect(await countSignOutLoss(session)).toMatchObject({ waiting: 0 });
  state.refuseToOpen = null;
  expect(await countSignOutLoss(session)).toMatchObject({ waiting: 1, unreadable: 0 });
});

test('a sign-out removes nothing from an unreadable device, nor decisions added since the count', async () => {
  const { session, state, others, found } = await world();
  state.refuseToOpen = new DOMException('no', 'UnknownError');
  await expect(forgetReviewer(session, { waiting: 0, unreadable: 0 })).rejects.toThrow('no');
  state.refuseToOpen = null;
  const announced = await countSignOutLoss(session);
  await others.append([act('b')], 'strict');
  await expect(forgetReviewer(session, announced)).rejects.toMatchObject({ name: 'UnseenRecords', count: 2 });
  expect(await found()).toEqual(['a', 'b']);
  await forgetReviewer(session, await countSignOutLoss(session));
  expect(await found()).toEqual([]);
});

test('after a sign-out that can’t empty the device, new decisions are still kept', async () => {
  const { session, state, found } = await world();
  const announced = await countSignOutLoss(session);
  state.faults.push('dead', 'dead', 'dead', 'dead');
  await expect(forgetReviewer(session, announced)).rejects.toThrow();
  state.faults.length = 0;
  await session.outbox.record(aReview(), [anIntent(anItem())]);
  expect(session.outbox.status().waiting).toBe(2);
  expect(await found()).toHaveLength(2);
});
