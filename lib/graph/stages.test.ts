import { describe, expect, test } from 'vitest';
import { guid } from '../review/testing';
import { addresses } from './address';
import { readReview } from './definitions';
import { readOneReview } from './one-review';
import { stageNumber } from './stage-number';
import { itemReader, stagesRequest } from './stages';
import { batchReply, fakeGraph, type Part, type Reply } from './testing';
import { toDefinition } from './wire-review';

const REF = { definitionId: guid(1), instanceId: guid(2) };
const ONE = guid(11);
const TWO = guid(12);
const maker = { id: guid(90), displayName: 'Alex Wilber', userPrincipalName: 'alexw@contoso.com' };

const stage = (id: string, day: string, status = 'InProgress') => ({
  id,
  status,
  startDateTime: `2026-11-${day}T08:00:00.000Z`,
  endDateTime: null,
});

interface World {
  stages: unknown[] | { status: number };
  decision?: object;
  paths?: string[];
}

/** A tenant with one review of two stages; `stages` are mine and may change. */
function tenant(world: World) {
  const answer = (path: string): Reply => {
    if (path.includes('/decisions/')) {
      const item = {
        id: guid(3),
        decision: 'Approve',
        justification: 'Ok.',
        reviewedBy: maker,
        reviewedDateTime: '2026-11-08T08:00:00Z',
      };
      return { body: { value: [{ ...item, ...world.decision }] } };
    }
    if (path.includes('/stages/'))
      return Array.isArray(world.stages) ? { body: { value: world.stages } } : world.stages;
    if (path.endsWith(guid(2)))
      return { body: { id: guid(2), status: 'InProgress', startDateTime: '2026-11-05T08:00:00Z' } };
    return {
      body: {
        id: guid(1),
        settings: { decisionHistoriesForReviewersEnabled: true },
        stageSettings: [
          { stageId: '2', dependsOn: ['1'], durationInDays: 6, decisionsThatWillMoveToNextStage: [] },
          {
            stageId: '1',
            durationInDays: 5,
            decisionsThatWillMoveToNextStage: ['approve', 'Recommendation', 'Later'],
          },
        ],
      },
    };
  };
  return fakeGraph((one) =>
    one.path === '/v1.0/$batch' ? batchReply(one, (part: Part) => answer(part.url)) : answer(one.path),
  );
}

describe('a review with stages', () => {
  test('is read in the stage in progress: three round trips at first, then one', async () => {
    const { graph, sent } = tenant({ stages: [stage(TWO, '10'), stage(ONE, '05', 'Completed')] });
    const read = await readOneReview(graph, REF);
    expect(read.review.stage).toMatchObject({ id: TWO, number: 2 });
    expect(read.items).toMatchObject([{ stageId: TWO }]);
    expect(sent).toHaveLength(3);
    expect(sent.at(-1)?.path).toContain(`/stages/${TWO}/decisions/`);
    expect((await readOneReview(graph, REF)).items).toMatchObject([{ stageId: TWO }]);
    expect(sent).toHaveLength(4);
    expect((await readReview(graph, REF)).stage?.id).toBe(TWO);
    expect(sent).toHaveLength(5);
  });

  test('is read in the stage that is open now when it has moved on meanwhile', async () => {
    const world: World = { stages: [stage(ONE, '05')] };
    const { graph } = tenant(world);
    expect((await readOneReview(graph, REF)).review.stage).toMatchObject({ id: ONE, number: 1 });
    world.stages = [stage(ONE, '05', 'Completed'), stage(TWO, '10')];
    const read = await readOneReview(graph, REF);
    expect([read.review.stage?.id, read.items[0]?.stageId]).toEqual([TWO, TWO]);
  });

  test('is shown in the last stage that was mine when none is open, whatever the order they come in', async () => {
    const { graph } = tenant({ stages: [stage(TWO, '10', 'Completed'), stage(ONE, '05', 'Completed')] });
    expect((await readReview(graph, REF)).stage).toMatchObject({ id: TWO, status: 'Completed' });
  });

  test('is shown in the stage with a known start when another has none', async () => {
    const bare = { ...stage(ONE, '05', 'Completed'), startDateTime: null };
    for (const stages of [
      [bare, stage(TWO, '10', 'Completed')],
      [stage(TWO, '10', 'Completed'), bare],
    ])
      expect((await readReview(tenant({ stages }).graph, REF)).stage?.id).toBe(TWO);
  });

  test('is not shown in a stage that has not started yet', async () => {
    const { graph } = tenant({ stages: [stage(ONE, '05'), stage(TWO, '10', 'NotStarted')] });
    expect((await readReview(graph, REF)).stage).toMatchObject({ id: ONE, number: 1 });
  });

  test.each([[[]], [[{}]], [{ status: 403 }], [{ status: 404 }], [{ status: 501 }]])(
    'without a stage of mine (%o) has no items',
    async (stages) => {
      const { graph } = tenant({ stages });
      const read = await readOneReview(graph, REF);
      expect(read).toMatchObject({ items: [], complete: true, total: 0, review: { stage: null } });
    },
  );

  test('throws when its stages can’t be read', async () => {
    const { graph } = tenant({ stages: { status: 500 } });
    await expect(readOneReview(graph, REF)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('requests its stages as a list, and requests them once for a stage that isn’t in it', async () => {
    expect(stagesRequest(REF)).toEqual({ method: 'GET', address: addresses.myStages(REF), holds: 'list' });
    const { graph, sent } = tenant({ stages: [] });
    for (const _ of [1, 2]) await itemReader(graph, { ...REF, stageId: ONE });
    expect(sent).toHaveLength(1);
  });

  test('has the stages of its plan in order', async () => {
    const { graph } = tenant({ stages: [] });
    const { definition } = await readReview(graph, REF);
    expect(definition).toMatchObject({ staged: true, earlierShown: true });
    const advice = { adviceEnabled: false, adviceLookBackDays: 30 };
    expect(definition.stages).toEqual([
      { durationInDays: 5, movesOn: ['Approve', 'Recommendation'], advice },
      { durationInDays: 6, movesOn: 'all', advice },
    ]);
  });
});

describe('what an earlier stage answered', () => {
  const answered = { decision: 'Approve', justification: 'Ok.', reviewedBy: { displayName: 'Alex Wilber' } };
  const stages = [stage(ONE, '05', 'Completed'), stage(TWO, '10')];

  test('is kept as the earlier answer, and the item is not reviewed', async () => {
    const { graph } = tenant({ stages });
    const { items } = await readOneReview(graph, REF);
    expect(items[0]).toMatchObject({
      decision: 'NotReviewed',
      justification: '',
      reviewedBy: null,
      reviewedAt: null,
      earlier: answered,
    });
  });

  test.each([
    ['in this stage', { reviewedDateTime: '2026-11-10T08:00:00.000Z' }],
    ['without a time', { reviewedDateTime: null }],
  ])('doesn’t include what was answered %s', async (_, decision) => {
    const { graph } = tenant({ stages, decision });
    const { items } = await readOneReview(graph, REF);
    expect(items[0]).toMatchObject({ ...answered, earlier: null });
  });

  test('is null when it was taken back', async () => {
    const { graph } = tenant({ stages, decision: { decision: 'NotReviewed' } });
    expect((await readOneReview(graph, REF)).items[0]?.earlier).toBeNull();
  });

  test('is separated on a single item too, with one request for the stages', async () => {
    const { graph, sent } = tenant({ stages });
    const wire = { id: guid(3), decision: 'Approve', reviewedDateTime: '2026-11-08T08:00:00Z' };
    for (const _ of [1, 2]) {
      const read = await itemReader(graph, { ...REF, stageId: TWO });
      expect(read(wire)).toMatchObject({
        decision: 'NotReviewed',
        earlier: { decision: 'Approve' },
        stageId: TWO,
      });
    }
    expect(sent).toHaveLength(1);
    expect((await itemReader(graph, { ...REF, stageId: null }))(wire)).toMatchObject({ decision: 'Approve' });
    expect(sent).toHaveLength(1);
  });

  test('isn’t guessed: the read throws when the stages can’t be read', async () => {
    const { graph } = tenant({ stages: { status: 500 } });
    await expect(itemReader(graph, { ...REF, stageId: TWO })).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('the number of a stage', () => {
  const plan = (...days: number[]) => ({
    stages: days.map((durationInDays) => ({ durationInDays, movesOn: 'all' as const })),
  });
  const at = (day: number) => new Date(Date.UTC(2026, 10, day)).toISOString();
  const bare = (from: number, to: number) => ({
    id: ONE,
    status: 'InProgress' as const,
    startsAt: at(from),
    endsAt: at(to),
  });
  const begun = { startsAt: at(1) };

  test.each([
    ['is one for the stage that begins with the instance', plan(5, 5, 5), bare(1, 6), 0, 1],
    ['is two for the other stage of two, however early it begins', plan(5, 5), bare(3, 8), 0, 2],
    ['is found by the stage’s length', plan(5, 3, 7), bare(4, 11), 0, 3],
    ['is found by the schedule when the stages have the same length', plan(5, 5, 5), bare(11, 16), 0, 3],
    ['is three when I reviewed two stages before', plan(5, 5, 5), bare(4, 9), 2, 3],
    [
      'is unknown when a stage was stopped early and all have the same length',
      plan(5, 5, 5),
      bare(4, 9),
      0,
      null,
    ],
    ['is unknown without a plan', plan(), bare(1, 6), 0, null],
  ])('%s', (_, planned, stage, before, number) => {
    expect(stageNumber(planned, begun, stage, before)).toBe(number);
  });

  test('is null without times, unless the plan has only one stage', () => {
    const timeless = { id: ONE, status: 'InProgress' as const, startsAt: null, endsAt: null };
    expect(stageNumber(plan(5, 5), begun, timeless, 0)).toBeNull();
    expect(stageNumber(plan(5), begun, timeless, 0)).toBe(1);
  });
});

test('the stages’ own advice settings replace that of the definition', () => {
  const settings = { recommendationsEnabled: true };
  const stageSettings = [{ recommendationsEnabled: false }, { recommendationsEnabled: false }];
  const advises = (over: object) => toDefinition({ id: guid(1), settings, ...over })?.settings?.adviceEnabled;
  expect([advises({}), advises({ stageSettings })]).toEqual([true, false]);
});
