import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shows } from '../review/confirm';
import { sameAnswer } from '../review/conflict';
import type { Decision, Intent } from '../review/model';
import { anIntent, guid, ME } from '../review/testing';
import { isBusy, Recorder } from './recorder';
import { FakeGraph, type ReadFault, type WriteFault } from './testing';

const WRITE_FAULTS: readonly WriteFault[] = [
  'none',
  'none',
  'dropBefore',
  'dropAfter',
  'unavailable',
  'refused',
];
const READ_FAULTS: readonly ReadFault[] = ['none', 'none', 'none', 'stale', 'dropped'];
const DECISIONS: readonly Decision[] = ['Approve', 'Deny', 'DontKnow'];

const stories = fc.record({
  writes: fc.array(fc.constantFrom(...WRITE_FAULTS), { maxLength: 12 }),
  reads: fc.array(fc.constantFrom(...READ_FAULTS), { maxLength: 16 }),
  /** At which sleeps another reviewer answers the first item. */
  others: fc.array(fc.boolean(), { maxLength: 8 }),
  choices: fc.array(
    fc.record({ item: fc.integer({ min: 1, max: 3 }), decision: fc.constantFrom(...DECISIONS) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  ),
  early: fc.boolean(),
});

type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never;

/** Plays one story and gives what was wrong in it. */
async function play(story: Story): Promise<string[]> {
  const graph = new FakeGraph(3);
  const recorder = new Recorder(graph);
  const wrong: string[] = [];
  const [writes, reads, others] = [[...story.writes], [...story.reads], [...story.others]];
  graph.nextWrite = () => writes.shift() ?? 'none';
  graph.nextRead = () => reads.shift() ?? 'none';
  graph.whileAsleep = () => {
    if (others.shift()) graph.othersAnswer(guid(1));
  };
  graph.beforeWrite = ({ itemId }) => wrong.push(...overwritten(graph, recorder, itemId));
  const saved = new Set<string>();
  recorder.subscribe(() => {
    for (const [id, { intent, state }] of recorder.snapshot()) {
      const mark = state.step === 'saved' ? `${id} ${intent.decision} ${state.at}` : undefined;
      if (!mark || saved.has(mark)) continue;
      saved.add(mark);
      wrong.push(...lies(graph, intent));
    }
  });
  for (const { item, decision } of story.choices) {
    recorder.record([anIntent(graph.item(guid(item)), { decision, justification: 'why' })]);
    if (story.early) await Promise.resolve();
    else await rest(recorder);
  }
  await rest(recorder);
  return wrong;
}

/** A saved state lies if the last read didn't show it, or if Graph doesn't hold it as my last answer. */
function lies(graph: FakeGraph, intent: Intent): string[] {
  const read = graph.lastRead.get(intent.itemId);
  const last = (graph.history.get(intent.itemId) ?? [])
    .filter((answer) => answer.reviewedBy?.id === ME)
    .at(-1);
  const told = read !== undefined && shows(read, intent, ME);
  const held = last !== undefined && shows(last, intent, ME);
  return told && held
    ? []
    : [`${intent.itemId}: saved as ${intent.decision}; read ${read?.decision}, held ${last?.decision}`];
}

/** A write is wrong if it hits an answer of somebody else's that was read before and that the reviewer hadn't seen. */
function overwritten(graph: FakeGraph, recorder: Recorder, itemId: string): string[] {
  const hit = graph.item(itemId);
  const read = graph.lastRead.get(itemId);
  const seen = recorder.snapshot().get(itemId)?.intent.seen;
  if (!read || !seen || hit.reviewedBy === null || hit.reviewedBy.id === ME) return [];
  const unseen = sameAnswer(hit, read) && !sameAnswer(hit, seen);
  return unseen ? [`${itemId}: an answer of somebody else's was read and overwritten`] : [];
}

async function rest(recorder: Recorder): Promise<void> {
  for (let turn = 0; turn < 5000; turn++) {
    if (![...recorder.snapshot().values()].some(({ state }) => isBusy(state))) return;
    await Promise.resolve();
  }
  throw new Error('Something is on its way for ever.');
}

test('whatever is lost, late or refused, no saved state lies and no answer that was read is overwritten', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      expect(await play(story)).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});
