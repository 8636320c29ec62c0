import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Entity, testWorld, type World } from '../seed/world-testing';
import { tick } from './lifecycle';
import { DAY, define, itemsOf, listOf, query, series, twoStages } from './review-testing';

const WEEKLY = { type: 'weekly', interval: 1 };
const AUTOMATIC = {
  autoApplyDecisionsEnabled: true,
  defaultDecisionEnabled: true,
  defaultDecision: 'Recommendation',
};

/** Creates a series, a review with stages, and one of all teams; only the clock moves them. */
async function threeSeries(world: World): Promise<string[]> {
  const range = { type: 'numbered', numberOfOccurrences: 3 };
  return [
    await define(world, 'server', { settings: series(WEEKLY, range, AUTOMATIC) }),
    await define(world, 'finance', {
      settings: series({ ...WEEKLY, interval: 2 }, range, AUTOMATIC),
      stageSettings: twoStages(world, { decisionsThatWillMoveToNextStage: ['NotReviewed'] }),
    }),
    await define(world, 'server', {
      settings: series(WEEKLY, range),
      scope: query("./members/microsoft.graph.user/?$filter=(userType eq 'Guest')"),
      instanceEnumerationScope: query("/groups?$filter=(groupTypes/any(c:c eq 'Unified'))"),
    }),
  ];
}

/** Everything that Graph returns for a definition, without the ids, which depend on the definition’s. */
async function answersOf(world: World, path: string): Promise<unknown[]> {
  const definition = (await world.get('admin', path)).body.status;
  const instances = await listOf(world, `${path}/instances`);
  const parts: unknown[] = [definition];
  for (const instance of instances) {
    const here = `${path}/instances/${instance.id}`;
    const plain = ({ id: _, accessReviewId: __, ...item }: Entity) => item;
    parts.push(plain(instance), (await itemsOf(world, here)).map(plain));
    parts.push((await listOf(world, `${here}/stages`)).map(plain));
  }
  return parts;
}

async function walk(steps: readonly number[]): Promise<unknown[][]> {
  const world = testWorld('empty');
  const paths = await threeSeries(world);
  for (const step of steps) {
    tick(world.context, world.tenant);
    world.advance(step);
  }
  const all = [];
  for (const path of paths) all.push(await answersOf(world, path));
  return all;
}

it('reviews come to the same state whether the clock leaps or moves in small steps', async () => {
  const end = 45 * DAY;
  const leapt = await walk([0, end]);
  expect(leapt.map(([status]) => status)).toEqual(['Applied', 'Applied', 'Completed']);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: end }), { maxLength: 40 }), async (moments) => {
      const sorted = [...moments, end].sort((a, b) => a - b);
      const steps = sorted.map((at, index) => at - (sorted[index - 1] ?? 0));
      expect(await walk([0, ...steps])).toEqual(leapt);
    }),
    { numRuns: 12 },
  );
});

it('reviews don’t change while the clock stands still', async () => {
  const world = testWorld('empty');
  const [path] = await threeSeries(world);
  world.advance(4 * DAY);
  const before = await answersOf(world, path ?? '');
  for (let round = 0; round < 5; round += 1) tick(world.context, world.tenant);
  expect(await answersOf(world, path ?? '')).toEqual(before);
});
