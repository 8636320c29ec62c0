import { afterEach, describe, expect, test } from 'vitest';
import type { ItemState } from '../review/item-state';
import { isBusy } from '../review/item-state';
import type { Decision, Intent } from '../review/model';
import { anIntent, aReview, guid, ME } from '../review/testing';
import { waitUntil } from './graph-answers';
import type { LogRecord } from './log';
import { Outbox } from './outbox';
import { SETTLE } from './sends';
import { FakeGraph, FakeStore, fakeEffects, type ReadFault, type WriteFault } from './testing';

const ID = guid(1);
const REF = { definitionId: guid(100), instanceId: guid(200) };

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** The outbox of another page on the same device. */
function nextPage(graph: FakeGraph, store: FakeStore): Outbox {
  const next = new Outbox(fakeEffects(graph, store));
  stops.push(next.start());
  return next;
}

function world(count = 1, store = new FakeStore()) {
  const graph = new FakeGraph(count);
  const outbox = new Outbox(fakeEffects(graph, store));
  const stop = outbox.start();
  stops.push(stop);
  const intent = (decision: Decision = 'Approve', id = ID): Intent =>
    anIntent(graph.item(id), { decision, justification: decision === 'NotReviewed' ? '' : 'needed' });
  const state = (id = ID): ItemState | undefined => outbox.states(REF).get(id)?.state;
  const record = (...intents: Intent[]) => outbox.record(graph.review, intents);
  return { graph, store, outbox, stop, intent, state, record };
}

/** Far more turns than any test here takes; only the fake clock moves time. */
const MAX_TURNS = 20_000;

/** Waits until the condition holds; throws where it never does. */
async function until(fits: () => boolean): Promise<void> {
  for (let turn = 0; !fits(); turn++) {
    if (turn === MAX_TURNS) throw new Error('It is never so.');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Gives other tasks this many turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const rest = (outbox: Outbox) =>
  until(() => {
    const states = [...outbox.states(REF).values()];
    return states.length > 0 && !states.some(({ state }) => isBusy(state));
  });

/** These faults, one for each call, then none. */
const once =
  <F extends WriteFault | ReadFault>(...faults: F[]) =>
  () =>
    faults.shift() ?? ('none' as const);

const writes = (graph: FakeGraph) => graph.log.filter((line) => line.startsWith('write'));

describe('one decision', () => {
  test('is read, sent once, and saved when it was read back', async () => {
    const { graph, outbox, record, intent, state } = world();
    await record(intent());
    await rest(outbox);
    expect(graph.log.filter((line) => !line.startsWith('sleep'))).toEqual(['read 1', 'write 1', 'read 1']);
    expect(state()).toEqual({ step: 'saved', at: graph.item(ID).reviewedAt });
  });

  test('is saved within ten seconds when it was made at any moment of another decision’s round', async () => {
    const stepsOf = async (at: number, slow: number) => {
      const [graph, store] = [new FakeGraph(2), new FakeStore()];
      const { sleep, ...effects } = fakeEffects(graph, store);
      // The clock moves only after the disk has finished its work.
      const patient = async (ms: number, signal?: AbortSignal) => {
        await turns(20);
        if (!signal?.aborted) await sleep(ms, signal);
      };
      const outbox = new Outbox({ ...effects, sleep: patient });
      stops.push(outbox.start());
      const state = (id = ID) => outbox.states(REF).get(id)?.state;
      const record = (decision: Decision, id: string) =>
        outbox.record(graph.review, [anIntent(graph.item(id), { decision, justification: 'needed' })]);
      let steps = 0;
      let made: number | null = null;
      const step = () => {
        steps += 1;
        if (steps !== at) return;
        made = graph.clock;
        void record('Deny', guid(2));
      };
      const { read, append } = store;
      store.read = async (...from) => {
        const rows = await read.apply(store, from);
        step();
        return rows;
      };
      store.append = async (...what) => {
        const seqs = await append.apply(store, what);
        step();
        // A real disk is slower than the work that runs meanwhile.
        await turns(slow);
        return seqs;
      };
      await record('Approve', ID);
      await until(() => state()?.step === 'saved');
      await until(() => graph.log.at(-1) === 'sleep 30000');
      if (made === null) return steps;
      await until(() => state(guid(2))?.step === 'saved');
      const { confirmedAt = 0 } = outbox.receipts(REF).find(({ itemId }) => itemId === guid(2)) ?? {};
      expect(confirmedAt - made, `at step ${at}, slow ${slow}`).toBeLessThan(10_000);
      return steps;
    };
    for (const slow of [0, 1, 2, 5]) {
      const steps = await stepsOf(0, slow);
      expect(steps).toBeGreaterThan(5);
      for (let at = 1; at <= steps; at++) await stepsOf(at, slow);
    }
  });

  test('is stored first, marked before it is sent, and closed after it was read back', async () => {
    const { store, outbox, record, intent } = world();
    await record(intent());
    expect(store.kinds()[0]).toBe('act');
    await rest(outbox);
    expect(store.kinds()).toEqual(['act', 'sending', 'answered', 'receipt', 'closed']);
  });

  test('that Graph already shows under my name is not sent again', async () => {
    const { graph, outbox, record, intent, state } = world();
    const wanted = intent();
    graph.write(ID, ME, { decision: 'Approve', justification: 'needed' });
    await record({ ...wanted, seen: graph.item(ID) });
    await rest(outbox);
    expect(writes(graph)).toEqual([]);
    expect(state()?.step).toBe('saved');
  });

  test('stays on its way while reads are stale, and is not sent twice', async () => {
    const { graph, outbox, record, intent, state } = world();
    let reads = 0;
    graph.nextRead = () => (++reads > 1 && reads < 5 ? 'stale' : 'none');
    await record(intent());
    await until(() => state()?.step === 'checking');
    await rest(outbox);
    expect(writes(graph)).toHaveLength(1);
    expect(state()?.step).toBe('saved');
  });

  test.each(['dropAfter', 'dropBefore', 'unavailable'] as const)(
    'whose answer is lost (%s) is looked for before anything is sent again',
    async (fault) => {
      const { graph, outbox, record, intent, state } = world();
      graph.nextWrite = once<WriteFault>(fault);
      await record(intent());
      await rest(outbox);
      const steps = graph.log.filter((line) => !line.startsWith('sleep'));
      expect(steps.slice(0, 3)).toEqual(['read 1', 'write 1', 'read 1']);
      expect(writes(graph)).toHaveLength(fault === 'dropAfter' ? 1 : 2);
      expect(state()?.step).toBe('saved');
    },
  );

  test('fails after four sends without an answer, and is sent again by itself later', async () => {
    const { graph, record, intent, state } = world();
    graph.nextWrite = () => 'unavailable';
    await record(intent());
    await until(() => state()?.step === 'failed');
    expect(state()).toEqual({ step: 'failed', problem: { code: 'unavailable' } });
    expect(writes(graph)).toHaveLength(4);
    graph.nextWrite = () => 'none';
    await until(() => state()?.step === 'saved');
  });

  test('taken back is saved when nobody’s answer is left', async () => {
    const { graph, outbox, record, intent, state } = world();
    graph.write(ID, ME, { decision: 'Deny', justification: 'mine' });
    await record(intent('NotReviewed'));
    await rest(outbox);
    expect(graph.item(ID).decision).toBe('NotReviewed');
    expect(state()?.step).toBe('saved');
  });

  test('without a required reason is never sent', async () => {
    const { graph, outbox, intent, state } = world();
    graph.review = aReview({ definition: { settings: { ...settings, reasonRequired: true } } });
    await outbox.record(graph.review, [{ ...intent(), justification: ' ' }]);
    await rest(outbox);
    expect(writes(graph)).toEqual([]);
    expect(state()).toEqual({ step: 'failed', problem: { code: 'refused' } });
  });

  test('that is refused while the review’s status is unknown is shown as refused, not as ended', async () => {
    const { graph, outbox, record, intent, state } = world();
    graph.nextWrite = () => 'refused';
    graph.review = aReview({ instance: { status: 'Unknown' } });
    await record(intent());
    await rest(outbox);
    expect(state()).toEqual({ step: 'failed', problem: { code: 'refused' } });
  });

  test('that is refused is not sent again; after the review’s end its problem is "ended"', async () => {
    const { graph, outbox, record, intent, state } = world();
    graph.nextWrite = () => 'refused';
    graph.review = aReview({ instance: { status: 'Applied' } });
    await record(intent());
    await rest(outbox);
    expect(state()).toEqual({ step: 'failed', problem: { code: 'ended' } });
    expect(writes(graph)).toHaveLength(1);
  });
});

const settings = {
  reasonRequired: false,
  defaultDecision: 'None',
  autoApply: false,
  denyAction: 'removesAccess',
  adviceEnabled: true,
  adviceLookBackDays: 30,
} as const;

describe('somebody else’s answer', () => {
  test('that wasn’t on screen is not overwritten until the reviewer says so', async () => {
    const { graph, outbox, record, intent, state } = world();
    const wanted = intent();
    graph.othersAnswer(ID);
    await record(wanted);
    await rest(outbox);
    expect(state()?.step).toBe('conflict');
    expect(writes(graph)).toEqual([]);
    outbox.replace(REF, [ID]);
    await until(() => state()?.step === 'saved');
    expect(graph.item(ID).reviewedBy?.id).toBe(ME);
  });

  test('replace does nothing for an item without somebody else’s answer', async () => {
    const { store, outbox, record, intent, state } = world();
    await record(intent());
    await until(() => state()?.step === 'saved');
    outbox.replace(REF, [ID, 'unknown']);
    outbox.replace(REF, []);
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(store.kinds().filter((kind) => kind === 'act')).toHaveLength(1);
  });

  test('that is new before the replacement is sent is a conflict again', async () => {
    const { graph, outbox, record, intent, state } = world();
    const wanted = intent();
    graph.othersAnswer(ID);
    await record(wanted);
    await until(() => state()?.step === 'conflict');
    graph.othersAnswer(ID, 'Approve');
    outbox.replace(REF, [ID]);
    await until(() => {
      const now = state();
      return now?.step === 'conflict' && now.theirs.decision === 'Approve';
    });
    expect(writes(graph)).toEqual([]);
  });

  test('right after mine is reported once two reads show it, and not overwritten', async () => {
    const { graph, record, intent, state } = world();
    let reads = 0;
    graph.nextRead = () => {
      if (++reads === 2) graph.othersAnswer(ID);
      return 'none';
    };
    await record(intent());
    await until(() => state()?.step === 'replaced');
    expect(writes(graph)).toHaveLength(1);
    expect(reads).toBeGreaterThanOrEqual(3);
  });

  test('my own answer from another device is a conflict too, and isn’t overwritten', async () => {
    const { graph, outbox, record, intent, state } = world();
    const wanted = intent('Approve');
    graph.write(ID, ME, { decision: 'Deny', justification: 'on the phone' });
    await record(wanted);
    await rest(outbox);
    expect(state()?.step).toBe('conflict');
    expect(writes(graph)).toEqual([]);
  });
});

describe('several decisions', () => {
  test('a refused item alone needs the reviewer', async () => {
    const { graph, outbox, record, intent, state } = world(3);
    graph.nextWrite = (id) => (id === guid(2) ? 'refused' : 'none');
    await record(intent('Approve', guid(1)), intent('Deny', guid(2)), intent('Approve', guid(3)));
    await rest(outbox);
    expect([guid(1), guid(2), guid(3)].map((id) => state(id)?.step)).toEqual(['saved', 'failed', 'saved']);
  });

  test('a throttled item waits its time, and the others are saved meanwhile', async () => {
    const { graph, outbox, record, intent, state } = world(3);
    const faults = once<WriteFault>('throttled');
    graph.nextWrite = (id) => (id === guid(2) ? faults() : 'none');
    await record(...[1, 2, 3].map((n) => intent('Approve', guid(n))));
    await until(() => state(guid(1))?.step === 'saved' && state(guid(3))?.step === 'saved');
    expect(state(guid(2))).toMatchObject({ step: 'device', waitsFor: 'throttle' });
    await rest(outbox);
    expect(state(guid(2))?.step).toBe('saved');
  });

  test('a read that Graph throttles is waited for, and isn’t shown as failed', async () => {
    const { graph, outbox, record, intent, state } = world();
    graph.nextRead = once<ReadFault>('throttled');
    const until3 = graph.clock + 3_000;
    await record(intent());
    await until(() => state()?.step === 'device' && outbox.status().waitingUntil !== null);
    expect(state()).toEqual({ step: 'device', waitsFor: 'throttle', until: until3 });
    await until(() => state()?.step === 'saved');
  });

  const HOUR = 3_600_000;
  test.each([
    ['Retry-After: 0', 0, 500],
    ['three seconds', 3_000, 3_000],
    ['five minutes', 300_000, 300_000],
    ['a year', 365 * 24 * HOUR, 300_000],
    ['a very large number', 1e20, 300_000],
    ['an infinite time', Number.POSITIVE_INFINITY, 300_000],
    ['an unreadable time', Number.NaN, 1_000],
    ['a date that is past on this device', -HOUR, 500],
    ['a date, on a device whose clock is an hour slow', HOUR, 300_000],
  ])(
    'when Graph asks to wait for %s, the wait lasts between half a second and five minutes',
    (_, asked, ms) => {
      const now = Date.parse('2026-11-10T00:00:00.000Z');
      expect(waitUntil(now + asked, now) - now).toBe(ms);
    },
  );

  test('a choice that waits for Graph’s time is sent at once when the reviewer asks for it', async () => {
    const { graph, outbox, record, intent, state } = world();
    graph.nextWrite = once<WriteFault>('throttled');
    let asked = 0;
    graph.retryAt = () => {
      asked = graph.clock + 300_000;
      return asked;
    };
    await record(intent());
    await until(() => outbox.status().waitingUntil !== null);
    outbox.tryNow();
    await until(() => state()?.step === 'saved');
    expect(graph.clock).toBeLessThan(asked);
  });

  test('an act about twenty doesn’t wait behind one about more', async () => {
    const { graph, record, intent, state } = world(41);
    const ids = [...graph.history.keys()];
    const send = graph.send.bind(graph);
    graph.send = (wanted) =>
      wanted.some(({ itemId }) => ids.indexOf(itemId) >= 20) ? new Promise(() => {}) : send(wanted);
    await record(...ids.slice(20).map((id) => intent('Approve', id)));
    await until(() => state(guid(21))?.step === 'sending');
    await record(...ids.slice(0, 20).map((id) => intent('Approve', id)));
    await until(() => state(guid(1))?.step === 'saved');
    expect(state(guid(21))?.step).toBe('sending');
  });

  test('a newer choice replaces the older one, also when the older value arrives late', async () => {
    const { graph, record, intent, state } = world();
    graph.nextWrite = once<WriteFault>('unavailable');
    await record(intent('Approve'));
    await until(() => writes(graph).length > 0);
    await record(intent('Deny'));
    let reads = 0;
    graph.nextRead = () => {
      // The first Approve arrives late, after the reviewer changed the decision.
      if (++reads === 3) graph.write(ID, ME, { decision: 'Approve', justification: 'needed' });
      return 'none';
    };
    await until(() => state()?.step === 'saved');
    expect(graph.item(ID).decision).toBe('Deny');
  });

  test('a refusal of the older choice doesn’t stop the newer one', async () => {
    const { graph, record, intent, state } = world();
    const send = graph.send.bind(graph);
    let sent = 0;
    graph.send = async (wanted) => {
      if (++sent > 1) return send(wanted);
      await record(intent('Deny'));
      graph.nextWrite = once<WriteFault>('refused');
      return send(wanted);
    };
    await record(intent('Approve'));
    await until(() => state()?.step === 'saved');
    expect(graph.item(ID).decision).toBe('Deny');
  });

  test('after a lost read, choices don’t wait for another act that is still being sent', async () => {
    const { graph, record, intent, state } = world(41);
    const ids = [...graph.history.keys()];
    const send = graph.send.bind(graph);
    graph.send = (wanted) =>
      wanted.some(({ itemId }) => ids.indexOf(itemId) >= 20) ? new Promise(() => {}) : send(wanted);
    await record(...ids.slice(20).map((id) => intent('Approve', id)));
    await until(() => state(guid(21))?.step === 'sending');
    graph.nextRead = once<ReadFault>('dropped');
    await record(...ids.slice(0, 20).map((id) => intent('Approve', id)));
    await until(() => state(guid(1))?.step === 'saved');
    expect(state(guid(21))?.step).toBe('sending');
  });

  test('a replacement is recorded in the stage of the answer it replaces', async () => {
    const { graph, outbox, record, intent, state } = world(2);
    const inStage = (id: string) => {
      graph.review = aReview({
        stage: { id, number: 1, startsAt: null, endsAt: null, status: 'InProgress' },
      });
    };
    inStage('first');
    const wanted = intent();
    graph.othersAnswer(ID);
    await record(wanted);
    await until(() => state()?.step === 'conflict');
    inStage('second');
    await record(intent('Approve', guid(2)));
    outbox.replace(REF, [ID]);
    await until(() => outbox.acts(REF).length === 3);
    expect(outbox.acts(REF).map(({ review }) => review.stageId)).toEqual(['first', 'second', 'first']);
  });

  test('one decision about everybody is sent by Graph’s own action when nobody else answered', async () => {
    const { graph, outbox, record, intent, state } = world(250);
    await record(...[...graph.history.keys()].map((id) => intent('Approve', id)));
    await rest(outbox);
    expect(graph.log).toContain('whole');
    expect(writes(graph)).toEqual([]);
    expect(state(guid(250))?.step).toBe('saved');
  });

  test('mixed decisions about many are sent in batches of twenty and read back as one list', async () => {
    const { graph, outbox, record, intent } = world(250);
    const ids = [...graph.history.keys()];
    await record(...ids.map((id, at) => intent(at % 2 ? 'Approve' : 'Deny', id)));
    await rest(outbox);
    expect(writes(graph)).toHaveLength(13);
    expect(graph.log.filter((line) => line === 'read all')).toHaveLength(2);
  });

  test('mixed decisions about a list that was read are sent in its order, without reading it before', async () => {
    const { graph, outbox, record, intent } = world(250);
    const ids = [...graph.history.keys()];
    graph.known = new Map(ids.map((id, at) => [id, at]));
    const sent: string[] = [];
    graph.beforeWrite = ({ itemId }) => void sent.push(itemId);
    await record(...ids.toReversed().map((id, at) => intent(at % 2 ? 'Approve' : 'Deny', id)));
    await rest(outbox);
    expect(graph.log[0]).not.toBe('read all');
    expect(graph.log.filter((line) => line === 'read all')).toHaveLength(1);
    expect(sent).toEqual(ids);
  });
});

describe('what holds everything up', () => {
  test('without a network a choice waits on the device, and is sent when it is tried again', async () => {
    const { graph, outbox, record, intent, state } = world();
    graph.nextRead = () => 'dropped';
    await record(intent());
    await until(() => outbox.status().paused === 'network');
    await until(() => state()?.step === 'device');
    expect(state()).toEqual({ step: 'device', waitsFor: 'network' });
    graph.nextRead = () => 'none';
    outbox.tryAgain();
    await until(() => state()?.step === 'saved');
    expect(writes(graph)).toHaveLength(1);
  });

  test('after a short loss of the network a choice is saved within seconds, though the timer rings early', async () => {
    const [graph, store] = [new FakeGraph(1), new FakeStore()];
    const { sleep, ...effects } = fakeEffects(graph, store);
    // Browsers cut fractions of a millisecond off a timer, and reading the log takes time. Both are
    // exaggerated here, because every sleeper moves the one fake clock.
    const early = (ms: number, signal?: AbortSignal) => sleep(ms >= 1_000 ? ms - 150 : ms, signal);
    const read = store.read.bind(store);
    store.read = (after) => {
      graph.clock += 200;
      return read(after);
    };
    const outbox = new Outbox({ ...effects, sleep: early });
    stops.push(outbox.start());
    graph.nextRead = once<ReadFault>('dropped', 'dropped', 'dropped');
    await outbox.record(graph.review, [anIntent(graph.item(ID), { decision: 'Approve' })]);
    const begun = graph.clock;
    await until(() => outbox.states(REF).get(ID)?.state.step === 'saved');
    expect(graph.clock - begun).toBeLessThan(15_000);
  });

  test('a sign-in that is due pauses all choices and keeps them', async () => {
    const { graph, outbox, record, intent, state } = world(2);
    graph.nextWrite = once<WriteFault>('signIn', 'signIn');
    await record(intent('Approve', guid(1)), intent('Deny', guid(2)));
    await until(() => outbox.status().paused === 'signIn');
    expect(outbox.status().waiting).toBe(2);
    outbox.tryAgain();
    await until(() => state(guid(1))?.step === 'saved' && state(guid(2))?.step === 'saved');
  });
});

describe('a page that is gone', () => {
  test('before anything was sent leaves the choice to the next page', async () => {
    const { graph, store, outbox, stop, record, intent } = world();
    graph.nextRead = () => 'dropped';
    await record(intent());
    stop();
    graph.nextRead = () => 'none';
    const next = nextPage(graph, store);
    await until(() => next.states(REF).get(ID)?.state.step === 'saved');
    expect(outbox.states(REF).get(ID)?.state.step).not.toBe('saved');
    expect(graph.item(ID).decision).toBe('Approve');
  });

  test('in the middle of a send makes the next page read first, and nothing is sent twice', async () => {
    const { graph, store } = world();
    const item = graph.item(ID);
    const review = { ...REF, stageId: null };
    await store.append([
      {
        kind: 'act',
        id: guid(7),
        at: graph.clock,
        review,
        parts: [{ decision: 'Deny', justification: 'gone', itemIds: [item.id] }],
        seen: {},
        accepting: false,
        endsAt: null,
      },
      {
        kind: 'sending',
        id: guid(8),
        at: graph.clock,
        review,
        choices: [{ actId: guid(7), itemId: item.id }],
      },
    ]);
    graph.write(ID, ME, { decision: 'Deny', justification: 'gone' });
    const next = nextPage(graph, store);
    await until(() => next.states(REF).get(ID)?.state.step === 'saved');
    expect(writes(graph)).toEqual([]);
  });
});

describe('what another page wrote just before the mark', () => {
  /** Another page's choice, made before this page's; that page died while it was sending the choice. */
  function crowded() {
    const made = world();
    const { graph, store } = made;
    const at = graph.clock - 10_000;
    const review = { ...REF, stageId: null };
    const parts = [{ decision: 'Deny' as const, justification: 'gone', itemIds: [ID] }];
    const theirs: LogRecord[] = [
      { kind: 'act', id: guid(7), at, review, parts, seen: {}, accepting: false, endsAt: null },
      { kind: 'sending', id: guid(8), at, review, choices: [{ actId: guid(7), itemId: ID }] },
    ];
    store.first = ([record]) => {
      if (record?.kind !== 'sending') return;
      store.first = () => {};
      store.add(theirs);
    };
    return { ...made, at };
  }
  const wroteAt = (graph: FakeGraph) => Date.parse(graph.item(ID).reviewedAt ?? '');

  test('is judged before anything is sent: a different value that may still arrive is waited for', async () => {
    const { graph, record, intent, state, at } = crowded();
    await record(intent());
    await until(() => state()?.step === 'saved');
    expect(wroteAt(graph)).toBeGreaterThanOrEqual(at + SETTLE);
    expect([writes(graph), graph.item(ID).decision]).toEqual([['write 1'], 'Approve']);
  });

  test('stops the send while it can’t be read', async () => {
    const { graph, store, record, intent, state, at } = crowded();
    const { first } = store;
    store.first = (records) => {
      first(records);
      store.unreadable = records[0]?.kind === 'sending';
    };
    await record(intent());
    await until(() => store.unreadable);
    store.first = () => {};
    await until(() => store.kinds().includes('answered'));
    expect(writes(graph)).toEqual([]);
    store.unreadable = false;
    await until(() => state()?.step === 'saved');
    expect(wroteAt(graph)).toBeGreaterThanOrEqual(at + SETTLE);
  });
});

test('one act over several reviews is stored in one step, and its parts name it', async () => {
  const { graph, store, outbox, intent, stop } = world();
  stop();
  const other = { ...graph.review, instance: { ...graph.review.instance, id: guid(77) } };
  await outbox.recordMany([
    { review: graph.review, intents: [intent()] },
    { review: other, intents: [{ ...intent('Deny'), itemId: guid(78) }] },
  ]);
  expect(store.appends).toEqual([['act act', 'strict']]);
  const [here] = outbox.acts(REF);
  const [there] = outbox.acts({ definitionId: REF.definitionId, instanceId: guid(77) });
  expect(here?.partOf).toBeDefined();
  expect(there?.partOf).toBe(here?.partOf);
  await outbox.recordMany([{ review: graph.review, intents: [intent('Deny')] }]);
  expect(outbox.acts(REF)[0]?.partOf).toBeUndefined();
});

test('a choice made after the device’s clock was set back is newer all the same', async () => {
  const { graph, store, outbox, stop, record, intent } = world();
  await record(intent());
  await rest(outbox);
  stop();
  const effects = fakeEffects(graph, store);
  const next = new Outbox({
    ...effects,
    now: () => graph.clock - 3_600_000,
    newId: () => crypto.randomUUID(),
  });
  stops.push(next.start());
  await until(() => next.acts(REF).length === 1);
  await next.record(graph.review, [{ ...intent('Deny'), seen: graph.item(ID) }]);
  await until(() => next.states(REF).get(ID)?.state.step === 'saved');
  expect([graph.item(ID).decision, next.acts(REF)[0]?.parts[0]?.decision]).toEqual(['Deny', 'Deny']);
});

test('a device that stores nothing any more is reported, and the choice is sent all the same', async () => {
  const { graph, store, outbox, record, intent, state } = world();
  store.broken = true;
  await record(intent());
  expect(outbox.status().place).toBe('memory');
  await until(() => state()?.step === 'saved');
  expect(graph.item(ID).decision).toBe('Approve');
});

test('a failed choice can be dismissed, and stays dismissed after a reload', async () => {
  const { graph, store, outbox, record, intent, state } = world();
  graph.nextWrite = () => 'refused';
  await record(intent());
  await until(() => state()?.step === 'failed');
  await outbox.dismiss(REF, [ID]);
  expect(state()).toBeUndefined();
  const next = nextPage(graph, store);
  await until(() => next.acts(REF).length > 0);
  expect(next.status().waiting).toBe(0);
});

test('a choice that is being sent can’t be dismissed', async () => {
  const { graph, store, outbox, record, intent, state } = world();
  graph.send = () => new Promise(() => {});
  await record(intent());
  await until(() => state()?.step === 'sending');
  expect(await outbox.dismiss(REF, [ID])).toEqual([]);
  expect([state()?.step, store.kinds()]).toEqual(['sending', ['act', 'sending']]);
});

describe('a choice that was refused while others of its act are still sent', () => {
  /** An act about 120 people: the first is refused, and the last batch gets no answer before `goOn`. */
  async function refusedFirst() {
    const made = world(120);
    const { graph, record, intent, state } = made;
    // People whom Graph may not decide all at once.
    graph.review = aReview({ definition: { reviewersShareItems: false } });
    graph.known = new Map([...graph.history.keys()].map((id, at) => [id, at]));
    graph.nextWrite = (id) => (id === ID ? 'refused' : 'none');
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const send = graph.send.bind(graph);
    graph.send = async (wanted) => {
      if (wanted.some(({ itemId }) => itemId === guid(120))) await held;
      return send(wanted);
    };
    await record(...[...graph.history.keys()].map((id) => intent('Deny', id)));
    await until(() => state(ID)?.step === 'failed' && state(guid(120))?.step === 'sending');
    return { ...made, goOn };
  }

  test('can be dismissed at once, and the dismissed items are returned', async () => {
    const { store, outbox, state, goOn } = await refusedFirst();
    expect(await outbox.dismiss(REF, [ID, guid(120), 'unknown'])).toEqual([ID]);
    expect([state(ID), state(guid(120))?.step]).toEqual([undefined, 'sending']);
    expect(store.kept.flatMap(({ record }) => (record.kind === 'closed' ? [record.how] : []))).toContain(
      'discarded',
    );
    goOn();
    await rest(outbox);
    expect([state(ID), state(guid(120))?.step]).toEqual([undefined, 'saved']);
  });

  test('can be decided anew once dismissed, and waits for the round that knew the old choice', async () => {
    const { graph, outbox, record, intent, state, goOn } = await refusedFirst();
    await outbox.dismiss(REF, [ID]);
    graph.nextWrite = () => 'none';
    await record(intent('Approve'));
    await turns(200);
    expect(state(ID)).toEqual({ step: 'device', waitsFor: 'turn' });
    goOn();
    await rest(outbox);
    expect([state(ID)?.step, graph.item(ID).decision]).toEqual(['saved', 'Approve']);
  });
});

test('a store that is cleared under the page is reported as lost, and what is on its way is sent once', async () => {
  const { graph, store, outbox, record, intent, state } = world(2);
  graph.nextRead = () => 'dropped';
  await record(intent('Approve', guid(1)), intent('Deny', guid(2)));
  await until(() => outbox.status().paused === 'network');
  store.setBack();
  outbox.tryAgain();
  await until(() => outbox.status().lostStore);
  expect(outbox.status()).toMatchObject({ place: 'device', waiting: 2 });
  expect(store.kinds()).toEqual(['act']);
  expect(outbox.unsaved()[0]?.intents).toHaveLength(2);
  graph.nextRead = () => 'none';
  outbox.tryAgain();
  await until(() => state(guid(1))?.step === 'saved' && state(guid(2))?.step === 'saved');
  expect(writes(graph)).toEqual(['write 2']);
});

test('a receipt has the time of the decision and the ids of the requests', async () => {
  const { graph, outbox, record, intent } = world();
  await record(intent());
  await rest(outbox);
  expect(outbox.receipts(REF)).toMatchObject([
    {
      itemId: ID,
      decision: 'Approve',
      reviewedAt: graph.item(ID).reviewedAt,
      requestIds: ['request 1'],
      sends: 1,
    },
  ]);
});

test('only a send without an answer may have arrived, not a refused or unsent one', async () => {
  const { graph, outbox, record, intent, state } = world(3);
  const faults = new Map<string, WriteFault>([
    [guid(1), 'unavailable'],
    [guid(2), 'refused'],
  ]);
  graph.nextWrite = (itemId) => faults.get(itemId) ?? 'none';
  await record(intent('Approve', guid(1)), intent('Deny', guid(2)));
  await until(() => state(guid(1))?.step === 'failed' && state(guid(2))?.step === 'failed');
  graph.nextRead = () => 'signIn';
  await record(intent('Deny', guid(3)));
  expect(outbox.mayHaveArrived()).toEqual([
    { review: { ...REF, stageId: null }, itemId: guid(1), decision: 'Approve' },
  ]);
});

test('wiping leaves nothing on the device', async () => {
  const { store, outbox, record, intent } = world();
  await record(intent());
  await rest(outbox);
  await outbox.wipe();
  expect(store.kept).toEqual([]);
  expect(outbox.states(REF).size).toBe(0);
});
