import { afterEach, describe, expect, test } from 'vitest';
import { anIntent, aReview, guid } from '../review/testing';
import { Outbox } from './outbox';
import { RULES } from './plan';
import type { TabMessage } from './tab-message';
import { FakeGraph, FakeStore, fakeEffects } from './testing';

const [ID, SECOND] = [guid(1), guid(2)];
const REF = { definitionId: guid(100), instanceId: guid(200) };
const KEY = `${REF.definitionId}/${REF.instanceId}`;

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function until(fits: () => boolean): Promise<void> {
  for (let turn = 0; !fits(); turn++) {
    if (turn === 5_000) throw new Error('It is never so.');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Tabs of one reviewer on one device; only tabs with `sends` get the lock. */
function device(count = 2) {
  const [graph, store] = [new FakeGraph(count), new FakeStore()];
  const ears = new Set<(message: TabMessage) => void>();
  let tabs = 0;
  const tab = ({ sends }: { sends: boolean }) => {
    const posted: TabMessage[] = [];
    const number = ++tabs;
    let ids = 0;
    const own = new Set<(message: TabMessage) => void>();
    const effects = fakeEffects(graph, store);
    const outbox = new Outbox({
      ...effects,
      newId: () => guid(number * 1_000 + ++ids),
      alone: sends
        ? effects.alone
        : (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined))),
      tabs: {
        post: (message) => {
          posted.push(message);
          for (const ear of ears) if (!own.has(ear)) ear(message);
        },
        listen: (on) => {
          own.add(on);
          ears.add(on);
          return () => ears.delete(on);
        },
      },
    });
    const stop = outbox.start();
    stops.push(stop);
    const state = (id = ID) => outbox.states(REF).get(id)?.state;
    const record = (...ids: string[]) =>
      outbox.record(
        graph.review,
        ids.map((id) => anIntent(graph.item(id), { justification: 'needed' })),
      );
    return {
      outbox,
      posted,
      state,
      record,
      stop,
      hear: (message: TabMessage) => {
        for (const on of own) on(message);
      },
    };
  };
  return { graph, store, tab };
}

describe('a tab that doesn’t send', () => {
  test('shows what another tab of the reviewer decided, and that it was saved', async () => {
    const { graph, tab } = device();
    const [sender, watcher] = [tab({ sends: true }), tab({ sends: false })];
    await sender.record(ID);
    await until(() => watcher.state()?.step === 'saved');
    expect(watcher.state()).toEqual({ step: 'saved', at: graph.item(ID).reviewedAt });
    expect(watcher.outbox.receipts(REF)).toHaveLength(1);
  });

  test('shows a conflict that only the sending tab found, also when it begins later', async () => {
    const { graph, tab } = device();
    const [sender, watcher] = [tab({ sends: true }), tab({ sends: false })];
    const wanted = anIntent(graph.item(ID));
    graph.othersAnswer(ID);
    await sender.outbox.record(graph.review, [wanted]);
    await until(() => watcher.state()?.step === 'conflict');
    const late = tab({ sends: false });
    expect(late.posted).toEqual([{ kind: 'hello' }]);
    await until(() => late.outbox.acts(REF).length > 0);
    const later = tab({ sends: false });
    await until(() => late.state()?.step === 'conflict');
    expect(later.posted).toEqual([{ kind: 'hello' }]);
  });

  test('ignores a reported state of another act or of an unknown item', async () => {
    const { tab } = device();
    const watcher = tab({ sends: false });
    const actId = await watcher.record(ID, SECOND);
    const state = { step: 'failed', problem: { code: 'refused' } } as const;
    watcher.hear({
      kind: 'states',
      review: KEY,
      states: [
        [ID, guid(9), state],
        ['unknown', actId, state],
        [SECOND, actId, state],
      ],
    });
    await until(() => watcher.state(SECOND)?.step === 'failed');
    expect(watcher.state(ID)?.step).toBe('device');
    expect(watcher.outbox.status()).toMatchObject({ waiting: 1, needsYou: 1 });
  });

  test('no longer shows a failure once the reviewer tries it again', async () => {
    const { tab } = device();
    const watcher = tab({ sends: false });
    const actId = await watcher.record(ID);
    const state = { step: 'failed', problem: { code: 'refused' } } as const;
    watcher.hear({ kind: 'states', review: KEY, states: [[ID, actId, state]] });
    await until(() => watcher.state()?.step === 'failed');
    watcher.outbox.retry(REF, [ID]);
    await until(() => watcher.state()?.step === 'device');
    expect(watcher.posted.at(-1)).toEqual({ kind: 'again', review: KEY, itemIds: [ID] });
  });

  test('makes the sending tab try again what it names, and nothing else', async () => {
    const { graph, tab } = device();
    const [sender, watcher] = [tab({ sends: true }), tab({ sends: false })];
    graph.nextWrite = () => 'refused';
    await sender.record(ID, SECOND);
    await until(() => watcher.state(ID)?.step === 'failed' && watcher.state(SECOND)?.step === 'failed');
    graph.nextWrite = () => 'none';
    watcher.outbox.retry(REF, [ID]);
    await until(() => watcher.state(ID)?.step === 'saved');
    expect(sender.state(SECOND)?.step).toBe('failed');
    watcher.outbox.retry(REF);
    await until(() => watcher.state(SECOND)?.step === 'saved');
  });

  test('reports how many choices only it has when another tab asks before a sign-out', async () => {
    const { store, tab } = device();
    const [leaving, watcher] = [tab({ sends: false }), tab({ sends: false })];
    await watcher.record(SECOND);
    store.broken = true;
    await watcher.record(ID);
    const held = leaving.outbox.unsavedInOtherTabs();
    // Other messages meanwhile don't count.
    tab({ sends: false });
    expect(await held).toBe(1);
    expect(await watcher.outbox.unsavedInOtherTabs()).toBe(0);
    expect(leaving.posted.filter(({ kind }) => kind === 'held')).toEqual([]);
  });

  test('forgets everything when the reviewer signs out in another tab, and stores nothing more', async () => {
    const { graph, store, tab } = device();
    const [sender, watcher] = [tab({ sends: true }), tab({ sends: false })];
    await sender.record(ID);
    await until(() => watcher.state()?.step === 'saved');
    const heard: string[] = [];
    sender.outbox.onWiped(() => heard.push('sender'));
    watcher.outbox.onWiped(() => heard.push('watcher'));
    watcher.outbox.onWiped(() => heard.push('who stopped listening'))();
    await sender.outbox.wipe();
    expect(sender.posted.at(-1)).toEqual({ kind: 'wiped' });
    expect(heard).toEqual(['watcher']);
    expect([watcher.outbox.states(REF).size, watcher.outbox.acts(REF)]).toEqual([0, []]);
    await watcher.outbox.record(graph.review, [anIntent(graph.item(SECOND))]);
    expect(store.kept).toEqual([]);
  });
});

test('two tabs that meet the same conflict report it at most four times', async () => {
  const { graph, tab } = device();
  const [one, other] = [tab({ sends: true }), tab({ sends: true })];
  const wanted = anIntent(graph.item(ID));
  graph.othersAnswer(ID);
  await one.outbox.record(graph.review, [wanted]);
  await until(() => one.state()?.step === 'conflict' && other.state()?.step === 'conflict');
  for (let turn = 0; turn < 300; turn++) await new Promise((resolve) => setImmediate(resolve));
  const reports = [...one.posted, ...other.posted].filter(({ kind }) => kind === 'states');
  expect(reports.length).toBeLessThanOrEqual(4);
});

describe('a tab that begins', () => {
  test('makes what waits for a sign-in be tried again', async () => {
    const { graph, tab } = device();
    const sender = tab({ sends: true });
    graph.nextRead = () => 'signIn';
    await sender.record(ID);
    await until(() => sender.outbox.status().paused === 'signIn');
    graph.nextRead = () => 'none';
    tab({ sends: false });
    await until(() => sender.state()?.step === 'saved');
  });

  test('doesn’t end a wait for the network', async () => {
    const { graph, tab } = device();
    const sender = tab({ sends: true });
    graph.nextRead = () => 'dropped';
    await sender.record(ID);
    await until(() => sender.outbox.status().paused === 'network');
    sender.hear({ kind: 'hello' });
    expect(sender.outbox.status().paused).toBe('network');
  });
});

describe('trying again', () => {
  test('starts what failed, and doesn’t hurry what Graph asked to wait with', async () => {
    const { graph, tab } = device();
    const sender = tab({ sends: true });
    const asked = graph.clock + 300_000;
    graph.retryAt = () => asked;
    graph.nextWrite = (id) => (id === ID ? 'refused' : 'throttled');
    await sender.record(ID, SECOND);
    await until(() => sender.state(ID)?.step === 'failed' && sender.outbox.status().needsYou === 1);
    graph.nextWrite = () => 'none';
    const wroteAt = new Map<string, number>();
    graph.beforeWrite = ({ itemId }) => void wroteAt.set(itemId, graph.clock);
    sender.outbox.retry(REF, null);
    sender.outbox.retry(REF, ['unknown']);
    await until(() => sender.state(ID)?.step === 'saved' && sender.state(SECOND)?.step === 'saved');
    expect(wroteAt.get(ID)).toBeLessThan(asked);
    expect(wroteAt.get(SECOND)).toBeGreaterThanOrEqual(asked);
  });

  test('does nothing for a review without choices', () => {
    const { tab } = device();
    const { outbox } = tab({ sends: true });
    const other = { definitionId: guid(7), instanceId: guid(8) };
    expect(() => outbox.retry(other)).not.toThrow();
    expect(() => outbox.replace(other, [ID])).not.toThrow();
    expect([outbox.acts(other), outbox.receipts(other), outbox.states(other).size]).toEqual([[], [], 0]);
  });

  test('at once is shown before Graph answers, and leaves dismissed choices alone', async () => {
    const { graph, tab } = device();
    const sender = tab({ sends: true });
    graph.retryAt = () => graph.clock + 300_000;
    graph.nextWrite = (id) => (id === ID ? 'throttled' : 'refused');
    await sender.record(ID, SECOND);
    await until(
      () => sender.state(SECOND)?.step === 'failed' && sender.outbox.status().waitingUntil !== null,
    );
    await sender.outbox.dismiss(REF, [SECOND]);
    graph.readItems = () => new Promise(() => {});
    sender.outbox.tryNow();
    await until(() => {
      const state = sender.state(ID);
      return state?.step === 'device' && state.waitsFor === 'turn';
    });
    expect(sender.outbox.status()).toMatchObject({ waiting: 1, needsYou: 0, waitingUntil: null });
  });

  test('at once doesn’t hurry what waits because nobody answered', async () => {
    const { graph, tab } = device(1);
    const sender = tab({ sends: true });
    const wroteAt: number[] = [];
    graph.nextWrite = () => {
      wroteAt.push(graph.clock);
      return wroteAt.length < 5 ? 'unavailable' : 'none';
    };
    await sender.record(ID);
    await until(() => sender.state()?.step === 'failed');
    sender.outbox.tryNow();
    await until(() => sender.state()?.step === 'saved');
    const [fourth = 0, fifth = 0] = wroteAt.slice(3);
    expect(fifth - fourth).toBeGreaterThanOrEqual(30_000);
  });
});

describe('dismissing', () => {
  const ended = aReview({ instance: { status: 'Applied' } });

  test('is stored as "ended" when the choice came after the review’s end, and otherwise as "discarded"', async () => {
    const { graph, store, tab } = device();
    const sender = tab({ sends: true });
    graph.nextWrite = () => 'refused';
    await sender.record(ID);
    await until(() => sender.state(ID)?.step === 'failed');
    graph.review = ended;
    await sender.record(SECOND);
    await until(() => sender.state(SECOND)?.step === 'failed');
    await sender.outbox.dismiss(REF, [ID, SECOND, 'unknown']);
    const closed = store.kept.flatMap(({ record }) => (record.kind === 'closed' ? [record] : []));
    expect(closed.map(({ how, choices }) => [how, choices.map(({ itemId }) => itemId)])).toEqual([
      ['ended', [SECOND]],
      ['discarded', [ID]],
    ]);
  });

  test('works for a waiting choice, and does nothing a second time or for another review', async () => {
    const { graph, store, tab } = device();
    const sender = tab({ sends: true });
    graph.nextRead = () => 'signIn';
    await sender.record(ID);
    await until(() => sender.outbox.status().paused === 'signIn');
    const durabilities: string[] = [];
    const append = store.append.bind(store);
    store.append = (records, durability, appending) => {
      durabilities.push(durability ?? '');
      return append(records, durability, appending);
    };
    await sender.outbox.dismiss(REF, [ID]);
    await sender.outbox.dismiss(REF, [ID]);
    await sender.outbox.dismiss({ definitionId: guid(7), instanceId: guid(8) }, [ID]);
    expect([store.kinds(), durabilities]).toEqual([['act', 'closed'], ['strict']]);
    expect([sender.state(), sender.outbox.status().waiting]).toEqual([undefined, 0]);
    sender.outbox.replace(REF, [ID, 'unknown']);
    expect(sender.outbox.acts(REF)).toHaveLength(1);
    expect(() => sender.outbox.tryNow()).not.toThrow();
  });

  test('removes the status of a saved choice, and writes nothing', async () => {
    const { store, tab } = device();
    const sender = tab({ sends: true });
    await sender.record(ID);
    await until(() => sender.state()?.step === 'saved');
    const before = store.kinds();
    await sender.outbox.dismiss(REF, [ID]);
    expect([sender.state(), store.kinds()]).toEqual([undefined, before]);
  });
});

describe('replacing somebody else’s answer', () => {
  test('is an act of its own that accepts no recommendations', async () => {
    const { graph, tab } = device();
    const sender = tab({ sends: true });
    let reads = 0;
    graph.nextRead = () => {
      if (++reads === 2) graph.othersAnswer(ID);
      return 'none';
    };
    await sender.record(ID);
    await until(() => sender.state()?.step === 'replaced');
    sender.outbox.replace(REF, [ID]);
    await until(() => sender.state()?.step === 'saved');
    const acts = sender.outbox.acts(REF);
    expect(acts.map(({ accepting }) => accepting)).toEqual([false, false]);
    expect(acts[0]?.seen[ID]?.justification).toBe('theirs');
  });

  test('does nothing when there is no such answer', async () => {
    const { tab } = device();
    const sender = tab({ sends: true });
    await sender.record(ID);
    await until(() => sender.state()?.step === 'saved');
    sender.outbox.replace(REF, [ID]);
    sender.outbox.replace(REF, []);
    expect(sender.outbox.acts(REF)).toHaveLength(1);
  });
});

describe('what a reviewer can keep', () => {
  test('are the choices that aren’t saved, review by review', async () => {
    const { graph, tab } = device();
    const sender = tab({ sends: true });
    await sender.record(ID);
    await until(() => sender.state()?.step === 'saved');
    expect(sender.outbox.unsaved()).toEqual([]);
    graph.nextRead = () => 'signIn';
    const wanted = anIntent(graph.item(SECOND), { justification: 'kept' });
    await sender.outbox.record(graph.review, [wanted]);
    const kept = sender.outbox.unsaved();
    expect(kept).toMatchObject([{ review: REF, intents: [{ itemId: SECOND, justification: 'kept' }] }]);
    expect(kept[0]?.intents).toHaveLength(1);
  });

  test('a choice that was sent and not answered may have arrived', async () => {
    const { graph, tab } = device();
    const sender = tab({ sends: true });
    graph.send = () => new Promise(() => {});
    await sender.record(ID);
    await until(() => sender.state()?.step === 'sending');
    expect(sender.outbox.mayHaveArrived()).toMatchObject([{ itemId: ID, decision: 'Approve' }]);
  });

  test('every item that is read is reported to listeners until they stop', async () => {
    const { graph, tab } = device();
    const sender = tab({ sends: true });
    const heard: [string, number][] = [];
    const begun = graph.clock;
    const stop = sender.outbox.onItems((_, items, at) => {
      for (const { id } of items) heard.push([id, at]);
    });
    await sender.record(ID);
    await until(() => sender.state()?.step === 'saved');
    const count = heard.length;
    expect(heard[0]?.[0]).toBe(ID);
    expect(heard[0]?.[1]).toBeGreaterThanOrEqual(begun);
    stop();
    await sender.record(SECOND);
    await until(() => sender.state(SECOND)?.step === 'saved');
    expect(heard).toHaveLength(count);
  });
});

describe('an act', () => {
  test('made in the same moment as another is the newer one', async () => {
    const { graph, tab } = device();
    const watcher = tab({ sends: false });
    await Promise.all([watcher.record(ID), watcher.record(ID)]);
    const acts = watcher.outbox.acts(REF);
    expect(acts.map(({ at, order }) => [at, order ?? at])).toEqual([
      [graph.clock, graph.clock + 1],
      [graph.clock, graph.clock],
    ]);
  });

  test('is shown only when it is on the disk; without that rule at once', async () => {
    const shown = async (durableBeforeShown: boolean) => {
      const [graph, store] = [new FakeGraph(1), new FakeStore()];
      const durabilities: (string | undefined)[] = [];
      store.append = (_, durability) => {
        durabilities.push(durability);
        return new Promise(() => {});
      };
      const outbox = new Outbox(fakeEffects(graph, store), { ...RULES, durableBeforeShown });
      const made = outbox.record(graph.review, [anIntent(graph.item(ID))]).then(() => true);
      await new Promise((resolve) => setImmediate(resolve));
      expect(durabilities).toEqual(['strict']);
      return Promise.race([made, Promise.resolve(false)]);
    };
    expect([await shown(true), await shown(false)]).toEqual([false, true]);
  });

  test('can be wiped by a page that never began to send', async () => {
    const [graph, store] = [new FakeGraph(1), new FakeStore()];
    const outbox = new Outbox(fakeEffects(graph, store));
    await outbox.record(graph.review, [anIntent(graph.item(ID))]);
    await outbox.wipe();
    expect(store.kept).toEqual([]);
  });
});
