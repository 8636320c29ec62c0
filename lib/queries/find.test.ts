import { describe, expect, test } from 'vitest';
import { batchReply, fakeGraph, type Reply } from '../graph/testing';
import { openDevice } from '../offline/device';
import { guid, ME } from '../review/testing';
import { DeviceTrouble } from './device-trouble';
import { findReview } from './find';
import { inboxQuery } from './my-reviews';
import { startOutbox } from './outbox';
import { Session } from './session';

const [MINE, INSTANCE, ITEM, ENDED, FOREIGN, GONE] = [1, 2, 3, 4, 5, 6].map(guid) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

/** One review is in progress and one has ended; a third belongs to another reviewer, and a fourth was deleted. */
function answer(path: string): Reply {
  if (path.includes('/decisions/filter')) return { body: { value: [{ id: ITEM, decision: 'NotReviewed' }] } };
  if (path.includes('/instances/filter'))
    return { body: { value: path.includes(MINE) ? [{ id: INSTANCE, status: 'InProgress' }] : [] } };
  if (path.includes('/definitions/filter')) return { body: { value: [{ id: MINE }, { id: ENDED }] } };
  if (path.includes(GONE)) return { status: 404 };
  if (path.includes(FOREIGN)) return { status: 403 };
  if (path.endsWith(`instances/${ENDED}`)) return { body: { id: ENDED, status: 'Applied' } };
  return { body: { id: ENDED } };
}

function session(answering = answer) {
  const { graph, sent } = fakeGraph((one) =>
    one.path === '/v1.0/$batch' ? batchReply(one, (part) => answering(part.url)) : answering(one.path),
  );
  const reviewer = { tenantId: guid(50), userId: ME, homeAccountId: 'h', username: 'u', name: 'n' };
  const owner = { tenantId: guid(50), userId: ME };
  const allowed = { optionalPermissions: [], suggestedReasons: [], offline: false };
  const device = openDevice({ enabled: false });
  const outbox = startOutbox(graph, device, owner);
  return { session: new Session(graph, reviewer, allowed, outbox, device, owner, new DeviceTrouble()), sent };
}

describe('a link', () => {
  test.each([
    ['definition', { definitionId: MINE }],
    ['instance', { instanceId: INSTANCE }],
    ['definition and instance', { definitionId: MINE, instanceId: INSTANCE }],
    ['an instance in place of the definition', { definitionId: INSTANCE }],
    ['no ids at all', {}],
  ])('with %s finds its review', async (_, ids) => {
    const found = { definitionId: MINE, instanceId: INSTANCE };
    expect(await findReview(session().session, ids)).toEqual({ found, reason: null });
  });

  test('with only an item finds item and review', async () => {
    const found = { definitionId: MINE, instanceId: INSTANCE, itemId: ITEM };
    expect(await findReview(session().session, { itemId: ITEM })).toEqual({ found, reason: null });
  });

  test.each([
    ['over', { definitionId: ENDED }, 'ended'],
    ['over and is named with its instance', { definitionId: ENDED, instanceId: ENDED }, 'ended'],
    ['somebody else’s', { definitionId: FOREIGN }, 'notYours'],
    [
      'somebody else’s and is named with an instance',
      { definitionId: FOREIGN, instanceId: INSTANCE },
      'notYours',
    ],
    ['deleted', { definitionId: GONE }, 'gone'],
    ['known only by an item of somebody else', { itemId: guid(7) }, 'notYours'],
  ])('to a review that is %s says so', async (_, ids, reason) => {
    expect(await findReview(session().session, ids)).toEqual({ found: null, reason });
  });
});

describe('where the inbox was read only in part', () => {
  /** The list of the review's instances fails until `mended` is true. */
  function failing() {
    const state = { mended: false };
    const made = session((path) => {
      if (path.includes('/instances/filter') && path.includes(MINE) && !state.mended) return { status: 503 };
      if (path.includes('/instances/filter') && path.includes(ENDED))
        return { body: { value: [{ id: guid(8), status: 'InProgress' }] } };
      if (path.includes('/decisions/filter') && path.includes(ENDED)) return { body: { value: [] } };
      return answer(path);
    });
    return { ...made, state };
  }

  test.each([{ definitionId: MINE }, { instanceId: INSTANCE }, { itemId: ITEM }])(
    'a review that isn’t found is unavailable, and the next search reads the inbox again: %j',
    async (ids) => {
      const { session: mine, state } = failing();
      await expect(findReview(mine, ids)).rejects.toMatchObject({ code: 'unavailable' });
      state.mended = true;
      const found = { definitionId: MINE, instanceId: INSTANCE };
      expect(await findReview(mine, ids)).toEqual({ found: { ...found, ...ids }, reason: null });
    },
  );

  test('a review whose own answer says that it is over has ended', async () => {
    const { session: mine } = failing();
    const over = { definitionId: ENDED, instanceId: ENDED };
    expect(await findReview(mine, over)).toEqual({ found: null, reason: 'ended' });
  });
});

test('a decision shows in its row at once and after it was read back, although the list is older', async () => {
  const answered = {
    id: ITEM,
    decision: 'Deny',
    reviewedBy: { id: ME },
    reviewedDateTime: '2026-11-09T00:00:00Z',
  };
  const { session: mine } = session((path) => (path.endsWith(ITEM) ? { body: answered } : answer(path)));
  const ref = { definitionId: MINE, instanceId: INSTANCE };
  await mine.client.ensureQueryData(inboxQuery(mine));
  const read = mine.seed(ref);
  if (!read) throw new Error('the inbox knows the review');
  const shown = () => mine.answersIn(ref, { items: read.items, at: read.readFrom });
  expect(shown().items.map((item) => item.decision)).toEqual(['NotReviewed']);
  const seen = { decision: 'NotReviewed', justification: '', reviewedBy: null, reviewedAt: null } as const;
  mine.outbox.onItems((of, items, at) => mine.answersOf(of).read(items, at));
  const stop = mine.outbox.start();
  await mine.outbox.record(read.review, [{ itemId: ITEM, decision: 'Deny', justification: '', seen }]);
  expect(shown().rows.get(ITEM)).toMatchObject({ decision: 'Deny', mine: true });
  await new Promise<void>((resolve) => {
    mine.outbox.subscribe(() => mine.outbox.states(ref).get(ITEM)?.state.step === 'saved' && resolve());
  });
  stop();
  expect(shown().items.map((item) => item.decision)).toEqual(['Deny']);
  expect(shown().rows.get(ITEM)).toMatchObject({ decision: 'Deny', status: { step: 'saved' } });
});
