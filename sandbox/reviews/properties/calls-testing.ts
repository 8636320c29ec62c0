import { type Answer, MINE, REVIEWS_PATH, type World } from '../../seed/world-testing';
import { type Model, type ModelItem, openOf, type Run, runsOf } from './model-testing';
import type { Form, ItemSelection, Step, StepNamed } from './steps-testing';

/** Graph's paths and ids for the model's objects. */
export interface ModelHarness {
  world: World;
  model: Model;
  /** How many calls of each kind succeeded and how many were refused. */
  taken: Record<string, number>;
  refused: Record<string, number>;
}

/** The path of a run's instance, found by the administrator in the order of the occurrences. */
export async function runPath({ world }: ModelHarness, run: Run): Promise<string> {
  const { body } = await world.get('admin', `${REVIEWS_PATH}/${run.review.id}/instances`);
  const at = run.review.runs.indexOf(run);
  return `${REVIEWS_PATH}/${run.review.id}/instances/${body.value[at]?.id}`;
}

/** The id of a stage by its number; an unused id where there is no such stage. */
export async function stagePath({ world }: ModelHarness, path: string, number: number): Promise<string> {
  const { body } = await world.get('admin', `${path}/stages`);
  return `${path}/stages/${body.value[number - 1]?.id ?? '00000000-0000-4000-8000-000000000000'}`;
}

/** The path at which a form of deciding begins: the instance, its stage, or beta's deprecated short path. */
export async function formPath(harness: ModelHarness, run: Run, form: Form, stage: number): Promise<string> {
  const path = await runPath(harness, run);
  if (form === 'stage') return stagePath(harness, path, stage);
  return form === 'pending' ? `/me/pendingAccessReviewInstances/${path.split('/').at(-1)}` : path;
}

export async function itemId({ world }: ModelHarness, path: string, item: ModelItem): Promise<string> {
  const { body } = await world.get('admin', `${path}/decisions`);
  const found = body.value.find(({ principal }) => principal.id === world.person(item.person));
  return found?.id ?? '00000000-0000-4000-8000-000000000000';
}

/** The body's selection of items for an action on many, and the model's test for the same items. */
export function narrowed(
  { world }: ModelHarness,
  only: ItemSelection,
  item: ModelItem | undefined,
  run: Run | undefined,
): { ids: Record<string, string>; isMeant: (run: Run, item: ModelItem) => boolean } {
  const group = run?.review.shape.group ?? 'server';
  const person = item?.person ?? 'leeg';
  const principal = only === 'principal' || only === 'both';
  const resource = only === 'resource' || only === 'both';
  const ids = {
    ...(principal && { principalId: world.person(person) }),
    ...(resource && { resourceId: world.group(group) }),
    ...(only === 'nothing' && { principalId: world.group(group) }),
  };
  const isMeant = (of: Run, one: ModelItem) =>
    only !== 'nothing' &&
    (!principal || one.person === person) &&
    (!resource || of.review.shape.group === group);
  return { ids, isMeant };
}

function pick<T>(list: readonly T[], index: number): T | undefined {
  return list[index % Math.max(1, list.length)];
}

/** The runs on which an aimed step can be taken. */
const TARGETS: Partial<Record<Step['do'], (run: Run) => boolean>> = {
  apply: ({ status }) => status === 'Completed' || status === 'AutoReviewed',
  delete: () => true,
};
type AimedStep = Exclude<Step, StepNamed<'create' | 'join' | 'leave' | 'wait' | 'look'>>;

export interface AimedCall<S> {
  step: S;
  run: Run;
  item: ModelItem | undefined;
}

const isOpen = (run: Run): boolean => openOf(run) !== undefined;

/**
 * The form of a step: an aimed step addresses a stage where there are stages, and changes
 * reviewers where they are named.
 */
function formOf(step: AimedStep, run: Run): Form {
  const { staged } = run.review.shape;
  if (step.aim === 'anything' || (staged && step.do !== 'reviewers')) return step.form;
  if (step.do === 'reviewers' && step.form !== 'pending') return staged ? 'stage' : 'instance';
  return step.form === 'stage' ? 'instance' : step.form;
}

/** The step with a run, its stage, and (if it aims) a reviewer there. Undefined: there is none. */
export function aimAt<S extends AimedStep>({ model }: ModelHarness, step: S): AimedCall<S> | undefined {
  const aims = step.aim !== 'anything';
  const run = pick(
    runsOf(model).filter((one) => !aims || (TARGETS[step.do] ?? isOpen)(one)),
    step.run,
  );
  if (!run) return undefined;
  const round = aims ? openOf(run) : undefined;
  const asked = 'decision' in step && round ? pick([...round.deciders], step.item) : undefined;
  const items = asked && step.aim === 'hit' ? asked[1] : run.items;
  const stage = round?.number ?? (step.stage % run.stages.length) + 1;
  const aimed = { ...step, who: asked?.[0] ?? step.who, stage, form: formOf(step, run) };
  return { step: aimed, run, item: pick(items, step.item + step.stage) };
}

/** Follows next links to the end. Throws where a page repeats an item or has another count. */
export async function readAll(
  { world }: ModelHarness,
  who: string,
  path: string,
  query: Record<string, string>,
  version: 'v1.0' | 'beta' = 'v1.0',
): Promise<Answer['body']['value'] | number> {
  const found: Answer['body']['value'] = [];
  const totals = new Set<number>();
  for (let next: URLSearchParams | undefined = new URLSearchParams(query); next; ) {
    const { status, body } = await world.call(who, 'GET', path, { query: next, version });
    if (status !== 200) return status;
    if (body.value.length > Number(query.$top))
      throw new Error(`a page of ${body.value.length} for ${query.$top}`);
    found.push(...body.value);
    totals.add(body['@odata.count']);
    const link = body['@odata.nextLink'];
    if (link && new URL(link).pathname !== `/${version}${path}`)
      throw new Error(`next link leads to ${link}`);
    next = link ? new URL(link).searchParams : undefined;
  }
  if (totals.size > 1 || !totals.has(found.length))
    throw new Error(`${path} counts ${[...totals]} and lists ${found.length}`);
  return found;
}

export const mine = (path: string): string => `${path}/decisions/${MINE}`;
