import fc from 'fast-check';
import { PEOPLE } from '../../seed/people';
import { BEGINNING, testWorld, type World } from '../../seed/world-testing';
import type { ModelHarness } from './calls-testing';
import { look } from './look-testing';
import type { Model, ModelPerson } from './model-testing';
import { pass } from './rules-testing';
import { perform } from './run-testing';
import { ACTORS, type Step, sequences } from './steps-testing';

/** The directory as it is seeded; from here on the model reads nothing from Graph. */
function createModel(world: World): Model {
  const people = PEOPLE.map(({ alias, manager }): [string, ModelPerson] => {
    const signIn = world.user(alias)?.lastSignInDateTime;
    return [alias, { manager, lastSignIn: signIn ? Date.parse(signIn) : null }];
  });
  return {
    now: BEGINNING,
    people: new Map(people),
    members: { server: ['robertd', 'seano', 'yukit'], building: ['adelev', 'alexw'] },
    owners: { server: ['nestorw'], building: ['admin'] },
    reviews: [],
  };
}

type Counts = Pick<ModelHarness, 'taken' | 'refused'>;

async function runSequence(steps: readonly Step[], counts: Counts): Promise<void> {
  const world = testWorld('empty');
  const harness: ModelHarness = { world, model: createModel(world), ...counts };
  const wait = (seconds: number) => {
    world.advance(seconds * 1000);
    pass(harness.model, seconds);
  };
  try {
    for (const step of steps) {
      // No two steps happen at the same moment.
      wait(step.do === 'wait' ? step.seconds : 1);
      if (step.do === 'look') await look(harness, [step.who], step.top);
      else if (step.do !== 'wait') await perform(harness, step);
    }
    await look(harness, ACTORS, 2);
  } finally {
    world.context.store.close();
  }
}

/**
 * Runs sequences of all possible steps on reviews, both in the sandbox's Graph and in a model of it. Rejects
 * with a sequence after which the two differ, the shortest that is found. Returns how often each step was
 * accepted and refused.
 * @param options.longestMs the time after which it ends with its results so far; left out for all runs,
 * however long they take
 */
export async function checkSequences({
  runs,
  seed,
  longestMs = Number.POSITIVE_INFINITY,
}: {
  runs: number;
  seed: number;
  longestMs?: number;
}): Promise<Counts & { sequences: number }> {
  const counts = { sequences: 0, taken: {}, refused: {} };
  await fc.assert(
    fc.asyncProperty(sequences, async (steps) => {
      await runSequence(steps, counts);
      counts.sequences += 1;
    }),
    {
      numRuns: runs,
      seed,
      plugins: Number.isFinite(longestMs) ? [fc.interruptAfterTimeLimit(longestMs)] : [],
    },
  );
  return counts;
}
