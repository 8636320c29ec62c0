import { type Claim, figure } from '../claims';
import { inTurns, median, percentile } from '../measure';
import { opened } from './acting';
import { addCatalogReview } from './catalog-scene';
import { decideOne } from './deciding';
import { ADDED_MS, byPortal } from './loading';
import { FIRST_ROW, open } from './opening';
import { ROUNDS } from './rounds';
import { newScene, type Scene } from './scene';
import { slowDown } from './tenant';

type Both<T> = Record<'catalog' | 'ordinary', T>;

const seconds = (times: readonly number[]) => median(times.map((time) => time / 1000));

/** The two in turns, in one tenant that has both. */
async function beside(
  scenes: Both<Scene>,
  measure: (scene: Scene) => Promise<number>,
): Promise<Both<number>> {
  const rounds = { rounds: ROUNDS, warmUps: 1 };
  const [catalog, ordinary] = [() => measure(scenes.catalog), () => measure(scenes.ordinary)];
  const times = await inTurns({ catalog, ordinary }, rounds);
  return { catalog: seconds(times.catalog), ordinary: seconds(times.ordinary) };
}

async function actsOf(scene: Scene): Promise<Record<string, number>> {
  const { page, close } = await opened(scene);
  const times = await decideOne(page);
  await close();
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, percentile(values, 95)]));
}

const each = (acts: Record<string, number>) =>
  Object.entries(acts)
    .map(([name, time]) => `${name} ${figure(time, 'ms')}`)
    .join(', ');

/** A review of a catalog, on Graph's unified route, beside one on the ordinary route with as many items. */
export async function measureCatalog({ stand, browser }: Scene): Promise<Claim[]> {
  // A tenant of its own: nobody has decided anything in it.
  const ordinary = await newScene(stand, browser);
  const scenes = { ordinary, catalog: await addCatalogReview(ordinary) };
  const first = await beside(
    scenes,
    async (scene) => (await open(scene, scene.reviewUrl, FIRST_ROW, true)).first,
  );
  await slowDown(stand, ordinary.tenant, ADDED_MS);
  const all = await beside(scenes, async (scene) => (await byPortal(scene)).time);
  await slowDown(stand, ordinary.tenant, 0);
  const acts = { catalog: await actsOf(scenes.catalog), ordinary: await actsOf(ordinary) };
  const of = 'A catalog’s review of 10,000 on the unified route, in a tenant with both';
  const detail = (time: number) => `the ordinary route ${figure(time, 's')}, n = ${ROUNDS}`;
  return [
    {
      what: `${of}: to the paint of the first rows with their boxes`,
      unit: 's',
      measured: first.catalog,
      atMost: 1,
      detail: detail(first.ordinary),
    },
    {
      what: `${of}: all loaded, ${ADDED_MS} ms added to every call of Graph`,
      unit: 's',
      measured: all.catalog,
      atMost: 2,
      detail: detail(all.ordinary),
    },
    {
      what: `${of}: select, decide, undo one, p95 of the slowest act`,
      unit: 'ms',
      measured: Math.max(...Object.values(acts.catalog)),
      atMost: 50,
      detail: `${each(acts.catalog)}; the ordinary route: ${each(acts.ordinary)}`,
    },
  ];
}
