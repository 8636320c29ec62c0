import { describe, expect, test } from 'vitest';
import { PortalProblem } from '../graph/problem';
import type { SendOutcome } from '../graph/sending';
import type { ProblemCode } from '../review/problem';
import { guid } from '../review/testing';
import { answered, LOST, takeAnswers } from './graph-answers';
import { aRound } from './round-testing';

const [ONE, TWO, THREE] = [guid(1), guid(2), guid(3)];
const done = (requestId: string | null = 'request'): SendOutcome => ({ done: true, requestId });
const failed = (code: ProblemCode, unsure: boolean, retryAt?: number): SendOutcome => ({
  done: false,
  unsure,
  problem: new PortalProblem(code),
  requestId: null,
  ...(retryAt !== undefined && { retryAt }),
});

/** Processes these outcomes, one for each person. */
async function taken(outcomes: readonly SendOutcome[], mild = false) {
  const made = await aRound(outcomes.length);
  const all = new Map(made.ids.map((id, at) => [id, outcomes[at] ?? LOST]));
  const take = (of = all) =>
    takeAnswers(
      made.round,
      { sendingId: 's', rows: made.rows(), markedAt: 0 },
      (id) => of.get(id) ?? LOST,
      mild,
    );
  return { ...made, take, went: await take(), now: made.graph.clock };
}

test('an accepted send is recorded as accepted, and clears the item’s earlier trouble', async () => {
  const { went, item, take, round, now } = await taken([done()]);
  const record = { kind: 'answered', sendingId: 's', at: now, review: round.ref };
  expect(went).toEqual({
    throttled: 0,
    accepted: 1,
    retryAt: now,
    records: [{ ...record, accepted: [ONE], refused: [], requestId: 'request' }],
  });
  item().unanswered = 3;
  item().throttledUntil = now;
  await take();
  expect(item()).toMatchObject({ unanswered: 0, throttledUntil: null, problem: null, notBefore: 0 });
});

test('an accepted write shows that the network is there', async () => {
  const { take, state } = await taken([done()]);
  state.uplink.failed('offline');
  await take();
  state.uplink.failed('offline');
  expect(state.uplink.pause).toBeNull();
});

test('a refused write doesn’t show that the network is there', async () => {
  const { take, state } = await taken([failed('refused', false)]);
  state.uplink.failed('offline');
  await take();
  state.uplink.failed('offline');
  expect(state.uplink.pause).toBe('network');
});

test('a refusal needs the reviewer, except when the choice will be sent in another way', async () => {
  const refused = await taken([failed('refused', false), done()]);
  expect(refused.item().problem).toMatchObject({ code: 'refused' });
  expect(refused.went).toMatchObject({ accepted: 1, records: [{ accepted: [TWO], refused: [ONE] }] });
  expect(refused.state.uplink.quiet).toBeLessThanOrEqual(0);
  const mild = await taken([failed('refused', false)], true);
  expect([mild.item().problem, mild.went.records[0]?.refused]).toEqual([null, [ONE]]);
});

test('a refusal after the end of the review becomes the problem "ended"', async () => {
  const { graph, item, take } = await taken([failed('refused', false)]);
  const { instance } = graph.review;
  graph.review = { ...graph.review, instance: { ...instance, status: 'Applied' } };
  await take();
  expect(item().problem).toMatchObject({ code: 'ended' });
});

test.each([[['signIn', 'offline'] as const], [['offline', 'signIn'] as const]])(
  'a sign-in that is due counts before the network, in whatever order the two are reported',
  async (codes) => {
    const { state, item, went } = await taken(codes.map((code) => failed(code, code === 'offline')));
    const at = codes.indexOf('signIn');
    expect([state.uplink.pause, item(guid(at + 1)).problem]).toEqual(['signIn', null]);
    expect(went.records[0]?.refused).toEqual([guid(at + 1)]);
  },
);

test('a write that the network lost causes a pause of a second', async () => {
  const { state, item, went } = await taken([failed('offline', true)]);
  expect([state.uplink.quiet, item().unanswered, went.records]).toEqual([1_000, 1, []]);
});

test('an answer that comes after a sign-out changes no item', async () => {
  const { state, round, rows, item } = await aRound();
  const sent = { sendingId: 's', rows: rows(), markedAt: 0 };
  state.end();
  await takeAnswers(round, sent, () => failed('refused', false));
  expect(item().problem).toBeNull();
});

describe('what Graph throttles', () => {
  test('waits for the time that Graph says, the batch for the last of them', async () => {
    const now = (await aRound()).graph.clock;
    const times = [now + 9_000, now + 5_000];
    const { item, went } = await taken([...times.map((at) => failed('throttled', false, at)), done()]);
    expect(went).toMatchObject({ throttled: 2, accepted: 1, retryAt: now + 9_000 });
    expect(item(ONE)).toMatchObject({ throttledUntil: now + 9_000, notBefore: now + 9_000, unanswered: 0 });
    expect(item(TWO)).toMatchObject({ throttledUntil: now + 5_000, notBefore: now + 5_000, problem: null });
    expect(item(THREE).throttledUntil).toBeNull();
  });

  test('waits a second when Graph gives no time', async () => {
    const { item, now } = await taken([failed('throttled', false)]);
    expect(item().notBefore).toBe(now + 1_000);
  });

  test('but may have taken all the same counts as unanswered', async () => {
    const { item, went } = await taken([failed('throttled', true)]);
    expect([item().throttledUntil, item().unanswered, went.throttled]).toEqual([null, 1, 0]);
  });
});

describe('what nobody answered', () => {
  test('is read at once, then after growing pauses, and becomes a problem after four sends', async () => {
    const { item, take, now } = await taken([failed('unavailable', true)]);
    const seen = [[item().notBefore, item().problem]];
    for (let time = 0; time < 3; time += 1) {
      await take();
      seen.push([item().notBefore, item().problem]);
    }
    expect(seen).toEqual([
      [0, null],
      [now + 1_500, null],
      [now + 3_000, null],
      [now + 30_000, { code: 'unavailable' }],
    ]);
  });

  test('because the network is gone never becomes a problem', async () => {
    const { item, take, now } = await taken([failed('offline', true)]);
    for (let time = 0; time < 3; time += 1) await take();
    expect(item()).toMatchObject({ unanswered: 4, notBefore: now + 30_000, problem: null });
  });

  test('waits for the time that Graph says, also after many', async () => {
    const now = (await aRound()).graph.clock;
    const { item, take } = await taken([failed('unavailable', true, now + 5_000)]);
    expect(item().notBefore).toBe(now + 5_000);
    await take(new Map([[ONE, failed('unavailable', true, now + 100_000)]]));
    await take(new Map([[ONE, failed('unavailable', true, now + 100_000)]]));
    await take(new Map([[ONE, failed('unavailable', true, now + 100_000)]]));
    expect(item().notBefore).toBe(now + 100_000);
  });

  test('counts as unavailable and unsure', () => {
    expect(LOST).toMatchObject({
      done: false,
      unsure: true,
      problem: { code: 'unavailable' },
      requestId: null,
    });
  });
});

describe('the log keeps of an answer', () => {
  const ids = { [ONE]: 'first', [TWO]: 'second' };
  const record = async (accepted: string[], refused: string[], requests: Record<string, string>) =>
    answered((await aRound()).round, 's', accepted, refused, requests);

  test('one request id where it is that of all, else one for each', async () => {
    expect(await record([ONE], [], ids)).toMatchObject([{ requestId: 'first' }]);
    expect((await record([ONE], [], ids))[0]).not.toHaveProperty('requestIds');
    expect(await record([ONE, TWO], [], ids)).toMatchObject([{ requestId: null, requestIds: ids }]);
    expect(await record([ONE, TWO], [THREE], { [ONE]: 'same', [TWO]: 'same' })).toMatchObject([
      { requestId: 'same', refused: [THREE] },
    ]);
    expect(await record([ONE, TWO], [], { [TWO]: 'second' })).toMatchObject([
      { requestId: null, requestIds: { [TWO]: 'second' } },
    ]);
  });

  test('no request id where none was given, and no record where nothing was answered', async () => {
    expect(await record([ONE], [], {})).toMatchObject([{ requestId: null }]);
    expect(await record([], [ONE], ids)).toMatchObject([{ accepted: [], refused: [ONE], requestId: null }]);
    expect(await record([], [], ids)).toEqual([]);
  });

  test('the id of each part of a batch', async () => {
    const { went } = await taken([done('first'), done('second'), done(null)]);
    expect(went.records.map(({ requestId, requestIds }) => [requestId, requestIds])).toEqual([[null, ids]]);
  });
});
