import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plannedStageEnd } from './deadline';
import { addsResource, arrangeInbox, informativeDescriptions, type ReviewEntry } from './inbox';
import { progressIn, progressOf } from './progress';
import { anItem, aReview } from './testing';

const NOW = Date.parse('2026-11-22T00:00:00.000Z');

function entry(over: Partial<ReviewEntry> & { endsAt?: string | null; name?: string } = {}): ReviewEntry {
  const { endsAt = '2026-12-01T00:00:00.000Z', name = 'A', ...rest } = over;
  const review = aReview({ definition: { displayName: name }, instance: { endsAt } });
  return { review, resource: null, progress: { decided: 0, total: 2, counted: true }, whose: null, ...rest };
}

test('the review that is due first comes first, and one without an end comes last', () => {
  const entries = [
    entry({ name: 'never', endsAt: null }),
    entry({ name: 'later', endsAt: '2026-12-05T00:00:00.000Z' }),
    entry({ name: 'soon', endsAt: '2026-11-24T00:00:00.000Z' }),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: 3 }), (shuffled) => {
      const order = arrangeInbox(shuffled, NOW).waiting.map((one) => one.review.definition.displayName);
      expect(order).toEqual(['soon', 'later', 'never']);
    }),
  );
});

/** A review that ends on 20 December, with a stage of mine that has this end and status. */
function staged(name: string, endsAt: string, status: 'InProgress' | 'Completed'): ReviewEntry {
  const stage = { id: 's', startsAt: null, endsAt, status, number: 1 };
  const definition = { displayName: name, staged: true };
  const instance = { endsAt: '2026-12-20T00:00:00.000Z' };
  return { ...entry(), review: aReview({ definition, instance, stage }) };
}

test('a staged review is due when my stage ends; when my stage is over it is no work and stands apart', () => {
  const first = staged('first', '2026-11-24T00:00:00.000Z', 'InProgress');
  const over = staged('over', '2026-11-20T00:00:00.000Z', 'Completed');
  const done = { decided: 2, total: 2, counted: true };
  const { waiting, finished, stageEnded } = arrangeInbox(
    [entry({ name: 'second' }), first, over, { ...over, progress: done }, { ...over, progress: null }],
    NOW,
  );
  expect(waiting.map((one) => one.review.definition.displayName)).toEqual(['first', 'second']);
  expect(finished).toEqual([]);
  expect(stageEnded.map(({ progress }) => progress)).toEqual([over.progress, done, null]);
});

test('of the reviews in which my stage has ended, the latest is first, and those of one moment go by name', () => {
  const ended = (name: string, day: number) => staged(name, `2026-11-${day}T00:00:00.000Z`, 'Completed');
  const entries = [ended('c', 18), ended('b', 20), ended('a', 20), ended('d', 21)];
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: 4 }), (shuffled) => {
      const order = arrangeInbox(shuffled, NOW).stageEnded.map((one) => one.review.definition.displayName);
      expect(order).toEqual(['d', 'a', 'b', 'c']);
    }),
  );
});

test('a review in stages has the same place before its stage is known, by the plan', () => {
  const plan = (durationInDays: number) => ({ durationInDays, movesOn: 'all' as const });
  const definition = { displayName: 'staged', staged: true, stages: [plan(4), plan(5), plan(7)] };
  const instance = { startsAt: '2026-11-16T00:00:00.000Z', endsAt: '2026-12-02T00:00:00.000Z' };
  const end = '2026-11-25T00:00:00.000Z';
  const stage = { id: 's', startsAt: null, endsAt: end, status: 'InProgress' as const, number: 2 };
  const others = [entry({ name: 'first', endsAt: '2026-11-23T00:00:00.000Z' }), entry({ name: 'last' })];
  for (const known of [null, stage]) {
    const review = aReview({ definition, instance, stage: known });
    const { waiting } = arrangeInbox([...others, { ...entry(), review }], NOW);
    expect(waiting.map((one) => one.review.definition.displayName)).toEqual(['first', 'staged', 'last']);
  }
  expect(plannedStageEnd(aReview({ definition, instance }), NOW)).toBe(Date.parse(end));
  for (const unplanned of [
    { ...definition, stages: [] },
    { ...definition, stages: [plan(1)] },
  ])
    expect(plannedStageEnd(aReview({ definition: unplanned, instance }), NOW)).toBeNull();
});

test('a review whose stage and plan aren’t known is sorted by its own end', () => {
  const unknown = (name: string, endsAt: string) => {
    const definition = { displayName: name, staged: true, stages: [] };
    return { ...entry(), review: aReview({ definition, instance: { endsAt } }) };
  };
  const entries = [unknown('a', '2026-12-02T00:00:00.000Z'), unknown('b', '2026-11-23T00:00:00.000Z')];
  const { waiting } = arrangeInbox(entries, NOW);
  expect(waiting.map((one) => one.review.definition.displayName)).toEqual(['b', 'a']);
});

test('the order doesn’t depend on how Graph lists the reviews', () => {
  const entries = ['d', 'a', 'c', 'b'].map((name) => entry({ name }));
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: 4 }), (shuffled) => {
      const order = arrangeInbox(shuffled, NOW).waiting.map((one) => one.review.definition.displayName);
      expect(order).toEqual(['a', 'b', 'c', 'd']);
    }),
  );
});

test('reviews that end at the same moment, or never, or at no readable time, go by name', () => {
  for (const endsAt of [null, 'soon', '2026-11-24T00:00:00.000Z']) {
    const entries = ['Team 10', 'a', 'Team 9', 'a', 'B'].map((name) => entry({ name, endsAt }));
    const order = arrangeInbox(entries, NOW).waiting.map((one) => one.review.definition.displayName);
    expect(order).toEqual(['a', 'a', 'B', 'Team 9', 'Team 10']);
  }
});

test('finished reviews are in the same order, and the given list stays unchanged', () => {
  const progress = { decided: 2, total: 2, counted: true };
  const entries = [
    entry({ name: 'later', progress, endsAt: '2026-12-05T00:00:00.000Z' }),
    entry({ name: 'soon', progress, endsAt: '2026-11-24T00:00:00.000Z' }),
  ];
  const before = [...entries];
  expect(arrangeInbox(entries, NOW).finished).toEqual([entries[1], entries[0]]);
  expect(entries).toEqual(before);
});

test('only a review counted to its end is finished', () => {
  const done = { decided: 100, total: 100 };
  expect(arrangeInbox([entry({ progress: { ...done, counted: true } })], NOW).finished).toHaveLength(1);
  expect(arrangeInbox([entry({ progress: { ...done, counted: false } })], NOW).waiting).toHaveLength(1);
  expect(
    arrangeInbox([entry({ progress: { decided: 99, total: 100, counted: true } })], NOW).waiting,
  ).toHaveLength(1);
});

test('a review without known progress waits; one without items of mine is in no list', () => {
  expect(arrangeInbox([entry({ progress: null })], NOW).waiting).toHaveLength(1);
  const over = staged('over', '2026-11-20T00:00:00.000Z', 'Completed');
  const progress = progressOf([], true);
  expect(arrangeInbox([entry({ progress }), { ...over, progress }], NOW)).toEqual({
    waiting: [],
    finished: [],
    stageEnded: [],
  });
});

test('an unknown decision counts as decided', () => {
  const items = [anItem({ decision: 'Unknown' }), anItem()];
  expect(progressOf(items, false)).toEqual({ decided: 1, total: 2, counted: false });
});

test('a description is shown only when neither the name nor another description says the same', () => {
  const described = (id: string, description: string) => ({
    ...entry(),
    review: aReview({ definition: { displayName: 'Badge printers', description }, instance: { id } }),
  });
  const shared = ['1', '2'].map((id) => described(id, 'Please confirm.'));
  const telling = informativeDescriptions([
    ...shared,
    described('3', ' '),
    described('6', '\u200b'),
    described('4', 'badge printers'),
    described('5', 'Floor 3'),
  ]);
  expect([...telling]).toEqual(['5']);
});

test('a resource is shown only when the review’s name doesn’t contain it', () => {
  const resource = (displayName: string) => ({ id: 'r', displayName, type: 'group' });
  const { review } = entry({ name: 'Members of Sales kit' });
  expect(addsResource({ review, resource: resource('sales Kit') })).toBe(false);
  expect(addsResource({ review, resource: resource('All employees') })).toBe(true);
  expect(addsResource({ review, resource: resource('') })).toBe(false);
  expect(addsResource({ review, resource: null })).toBe(false);
});

test('a stage that hasn’t begun has no progress, even where its review was read as a whole', () => {
  const stage = { id: 's', number: 2, status: 'InProgress' as const, startsAt: null, endsAt: null };
  const awaited = aReview({ definition: { staged: true } });
  expect(progressIn(awaited, [], true)).toBeNull();
  expect(progressIn(aReview({ definition: { staged: true }, stage }), [], true)).toEqual(
    progressOf([], true),
  );
  expect([progressIn(aReview(), [], true), progressIn(aReview(), [], false)]).toEqual([
    progressOf([], true),
    null,
  ]);
  expect(progressIn(awaited, [anItem()], true)).toEqual(progressOf([anItem()], false));
});
