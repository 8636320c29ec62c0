import { describe, expect, test } from 'vitest';
import type { ItemState } from '../review/item-state';
import type { Decision } from '../review/model';
import { anIntent, aReview, guid, ME } from '../review/testing';
import { isBusy, Recorder } from './recorder';
import { FakeGraph, type ReadFault, type WriteFault } from './testing';

const ID = guid(1);

function world(count = 1) {
  const graph = new FakeGraph(count);
  const recorder = new Recorder(graph);
  const intent = (decision: Decision = 'Approve', id = ID) =>
    anIntent(graph.item(id), { decision, justification: 'needed' });
  const state = (id = ID): ItemState | undefined => recorder.snapshot().get(id)?.state;
  return { graph, recorder, intent, state };
}

/** Comes back when nothing is on its way. */
function rest(recorder: Recorder): Promise<void> {
  return new Promise((resolve) => {
    const stop = recorder.subscribe(look);
    function look() {
      if ([...recorder.snapshot().values()].some(({ state }) => isBusy(state))) return;
      stop();
      resolve();
    }
    look();
  });
}

/** These faults once, then none. */
function once(...faults: WriteFault[]): () => WriteFault {
  return () => faults.shift() ?? 'none';
}

describe('recording one decision', () => {
  test('reads, sends once, and is saved when it was read back', async () => {
    const { graph, recorder, intent, state } = world();
    recorder.record([intent()]);
    await rest(recorder);
    expect(graph.log).toEqual(['read 1', 'write 1', 'read 1']);
    expect(state()).toEqual({ step: 'saved', at: graph.item(ID).reviewedAt });
  });

  test('what stands there already by me is not sent again', async () => {
    const { graph, recorder, intent, state } = world();
    graph.write(ID, ME, { decision: 'Approve', justification: 'needed' });
    recorder.record([intent()]);
    await rest(recorder);
    expect(graph.log).toEqual(['read 1']);
    expect(state()?.step).toBe('saved');
  });

  test('a stale read leaves it on its way until Graph shows it', async () => {
    const { graph, recorder, intent, state } = world();
    const steps = new Set<string | undefined>();
    recorder.subscribe(() => steps.add(state()?.step));
    let reads = 0;
    graph.nextRead = () => (++reads > 1 && reads < 5 ? 'stale' : 'none');
    recorder.record([intent()]);
    await rest(recorder);
    expect(graph.log.filter((line) => line.startsWith('write'))).toHaveLength(1);
    expect(graph.log.filter((line) => line.startsWith('sleep'))).toEqual([
      'sleep 2000',
      'sleep 5000',
      'sleep 10000',
    ]);
    expect([...steps]).toEqual(['reading', 'sending', 'checking', 'saved']);
  });

  test('an answer that was lost after the write is found by reading, and nothing is sent twice', async () => {
    const { graph, recorder, intent, state } = world();
    graph.nextWrite = once('dropAfter');
    recorder.record([intent()]);
    await rest(recorder);
    expect(graph.log).toEqual(['read 1', 'write 1', 'read 1']);
    expect(state()?.step).toBe('saved');
  });

  test.each(['dropBefore', 'unavailable'] as const)('%s: read first, then sent again', async (fault) => {
    const { graph, recorder, intent, state } = world();
    graph.nextWrite = once(fault);
    recorder.record([intent()]);
    await rest(recorder);
    expect(graph.log.slice(0, 3)).toEqual(['read 1', 'write 1', 'read 1']);
    expect(graph.log.filter((line) => line.startsWith('write'))).toHaveLength(2);
    expect(state()?.step).toBe('saved');
  });

  test('gives up after a few sends, keeps the reason, and a retry goes through', async () => {
    const { graph, recorder, intent, state } = world();
    graph.nextWrite = once('unavailable', 'unavailable', 'unavailable', 'unavailable');
    recorder.record([intent()]);
    await rest(recorder);
    expect(state()).toMatchObject({ step: 'failed', problem: { code: 'unavailable' } });
    expect(recorder.snapshot().get(ID)?.intent.justification).toBe('needed');
    recorder.retry();
    await rest(recorder);
    expect(state()?.step).toBe('saved');
  });
});

test('a late copy of my own earlier answer proves nothing while a later send is unaccounted for', async () => {
  const { graph, recorder, intent, state } = world();
  graph.write(ID, ME, { decision: 'Approve', justification: 'needed' });
  graph.nextWrite = once('dropAfter', 'dropBefore');
  const reads: ReadFault[] = ['none', 'dropped', 'stale', 'stale'];
  graph.nextRead = () => reads.shift() ?? 'none';
  recorder.record([intent('Deny')]);
  await rest(recorder);
  expect(state()?.step).toBe('failed');
  recorder.record([intent('Approve')]);
  await rest(recorder);
  expect(graph.log.filter((line) => line.startsWith('write'))).toHaveLength(3);
  expect(graph.item(ID).decision).toBe('Approve');
  expect(state()?.step).toBe('saved');
});

describe('somebody else', () => {
  test('answered unseen: nothing is sent until the reviewer says so', async () => {
    const { graph, recorder, intent, state } = world();
    const mine = intent();
    graph.othersAnswer(ID);
    recorder.record([mine]);
    await rest(recorder);
    expect(state()).toMatchObject({ step: 'conflict', theirs: { justification: 'theirs' } });
    expect(graph.log).toEqual(['read 1']);
    recorder.replace([ID]);
    await rest(recorder);
    expect(state()?.step).toBe('saved');
    expect(graph.item(ID).decision).toBe('Approve');
  });

  test('is Microsoft itself, because the review has ended: told as that', async () => {
    const { graph, recorder, intent, state } = world();
    const mine = intent();
    graph.history.get(ID)?.push({
      decision: 'Deny',
      justification: '',
      reviewedBy: { id: '', displayName: 'AAD Access Reviews', userPrincipalName: '', system: true },
      reviewedAt: '2026-11-10T00:00:00.000Z',
    });
    graph.review = aReview({ instance: { status: 'Completed' } });
    recorder.record([mine]);
    await rest(recorder);
    expect(state()).toEqual({ step: 'failed', problem: { code: 'ended' } });
    expect(graph.log).toEqual(['read 1']);
  });

  test('answers once more before the replacement: asked again', async () => {
    const { graph, recorder, intent, state } = world();
    const mine = intent();
    graph.othersAnswer(ID);
    recorder.record([mine]);
    await rest(recorder);
    graph.othersAnswer(ID, 'Approve');
    recorder.replace([ID]);
    await rest(recorder);
    expect(state()).toMatchObject({ step: 'conflict', theirs: { decision: 'Approve' } });
  });

  test('answers right after mine: that is said, and not overwritten', async () => {
    const { graph, recorder, intent, state } = world();
    const wrote = graph.recordItems.bind(graph);
    graph.recordItems = async (wanted) => {
      const outcomes = await wrote(wanted);
      graph.othersAnswer(ID);
      return outcomes;
    };
    recorder.record([intent()]);
    await rest(recorder);
    expect(state()).toMatchObject({ step: 'replaced', theirs: { justification: 'theirs' } });
    expect(graph.item(ID).justification).toBe('theirs');
  });
});

describe('what can not be recorded', () => {
  test('a refused item fails alone', async () => {
    const { graph, recorder, intent, state } = world(3);
    graph.nextWrite = (id) => (id === guid(2) ? 'refused' : 'none');
    recorder.record([1, 2, 3].map((at) => intent('DontKnow', guid(at))));
    await rest(recorder);
    expect([1, 2, 3].map((at) => state(guid(at))?.step)).toEqual(['saved', 'failed', 'saved']);
    expect(state(guid(2))).toMatchObject({ problem: { code: 'refused' } });
  });

  test('a refusal after the end is told as the end', async () => {
    const { graph, recorder, intent, state } = world();
    graph.nextWrite = once('refused');
    graph.readReview = async () => aReview({ instance: { status: 'Completed' } });
    recorder.record([intent()]);
    await rest(recorder);
    expect(state()).toMatchObject({ step: 'failed', problem: { code: 'ended' } });
  });

  test('a decision without the reason that is due is never sent', async () => {
    const { graph, recorder, intent, state } = world();
    const { settings } = graph.review.definition;
    graph.review = aReview({ definition: { settings: settings && { ...settings, reasonRequired: true } } });
    recorder.record([{ ...intent('Deny'), justification: ' \u200b' }]);
    await rest(recorder);
    expect(state()).toMatchObject({ step: 'failed', problem: { code: 'refused' } });
    expect(graph.log).toEqual(['read 1']);
  });

  test('without a network it fails and goes again by itself when the network is back', async () => {
    const { graph, recorder, intent, state } = world();
    graph.nextRead = () => 'dropped';
    recorder.record([intent()]);
    await rest(recorder);
    expect(state()).toMatchObject({ step: 'failed', problem: { code: 'offline' } });
    graph.nextRead = () => 'none';
    recorder.wentOnline();
    await rest(recorder);
    expect(state()?.step).toBe('saved');
  });
});

test('a newer choice waits for the one in flight and then goes', async () => {
  const { graph, recorder, intent, state } = world();
  recorder.record([intent('Approve')]);
  recorder.record([intent('Deny')]);
  await rest(recorder);
  expect(graph.history.get(ID)?.map((answer) => answer.decision)).toEqual(['NotReviewed', 'Approve', 'Deny']);
  expect(state()?.step).toBe('saved');
  expect(recorder.snapshot().get(ID)?.intent.decision).toBe('Deny');
});

test('taking back is saved when nobody’s answer is left', async () => {
  const { graph, recorder, intent, state } = world();
  graph.write(ID, ME, { decision: 'Deny', justification: '' });
  recorder.record([intent('NotReviewed')]);
  await rest(recorder);
  expect(graph.item(ID).decision).toBe('NotReviewed');
  expect(state()?.step).toBe('saved');
});

test('a wait that Graph asks for is shown on what is in flight', async () => {
  const { recorder, intent, state } = world();
  recorder.record([intent()]);
  recorder.setWaiting(5);
  expect(state()).toEqual({ step: 'waiting', until: 5 });
  recorder.setWaiting(null);
  await rest(recorder);
  expect(state()?.step).toBe('saved');
});

test('a choice that came to rest can be dismissed, one in flight can not', async () => {
  const { recorder, intent } = world();
  recorder.record([intent()]);
  recorder.dismiss([ID]);
  expect(recorder.snapshot().size).toBe(1);
  await rest(recorder);
  recorder.dismiss([ID]);
  expect(recorder.snapshot().size).toBe(0);
});
