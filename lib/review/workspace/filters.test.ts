import { describe, expect, test } from 'vitest';
import type { ItemState } from '../item-state';
import { type Known, previousKey } from '../known';
import type { DecisionItem, PersonDetails, Review } from '../model';
import {
  anItem,
  aReview,
  daysBefore,
  ME,
  maker,
  OTHER,
  previousAnswer,
  progressOn,
  someKnown,
} from '../testing';
import { BIT, filterBits } from './filter-rules';
import { availableFilters, toApprove } from './filters';
import { look, named, somePerson } from './testing';
import type { FilterId } from './view';

describe('filters', () => {
  const of = (filter: FilterId, item: DecisionItem, known: Parameters<typeof look>[2] = {}) =>
    look([item], { filters: [filter] }, known).matching.length === 1;
  const on = (item: DecisionItem, state: ItemState) => ({
    states: new Map([[item.id, progressOn(item, state)]]),
  });
  const mine = anItem({ decision: 'Approve', reviewedBy: maker(ME), reviewedAt: daysBefore(0) });
  const theirs = { ...mine, reviewedBy: maker(OTHER) };

  test('undecided and decided go by what is on screen', () => {
    expect([of('undecided', anItem()), of('decided', anItem())]).toEqual([true, false]);
    expect([of('undecided', mine), of('decided', mine)]).toEqual([false, true]);
    expect(of('decided', anItem(), on(anItem(), { step: 'sending' }))).toBe(true);
    expect(of('undecided', anItem(), on(anItem(), { step: 'failed', problem: { code: 'refused' } }))).toBe(
      true,
    );
  });

  test('quiet for 90 days needs a known sign-in; none known is its own filter', () => {
    const last = (days: number) => anItem({ lastSignInAt: daysBefore(days) });
    expect([of('quiet90', last(90)), of('quiet90', last(89.9)), of('quiet90', anItem())]).toEqual([
      true,
      false,
      false,
    ]);
    expect([of('neverSignedIn', anItem()), of('neverSignedIn', last(400))]).toEqual([true, false]);
  });

  test('for recommendations match each recommendation, and decisions against it', () => {
    const denied = anItem({ advice: 'Deny' });
    expect([of('advisedDeny', denied), of('advisedApprove', denied)]).toEqual([true, false]);
    expect(of('againstAdvice', denied)).toBe(false);
    expect(of('againstAdvice', denied, on(denied, { step: 'device', waitsFor: 'turn' }))).toBe(true);
    expect(of('againstAdvice', { ...mine, advice: 'Deny' })).toBe(true);
  });

  test('for guests and disabled accounts match by the directory’s data', () => {
    const item = named('1', 'Ann');
    const as = (over: Partial<PersonDetails>) => ({ people: new Map([['p-1', somePerson(over)]]) });
    expect([of('guests', item, as({ kind: 'guest' })), of('guests', item, as({ kind: 'member' }))]).toEqual([
      true,
      false,
    ]);
    expect([of('blocked', item, as({ enabled: false })), of('blocked', item, as({}))]).toEqual([true, false]);
  });

  test('for outliers and for a Deny that can’t take effect match only these', () => {
    expect([of('outliers', anItem({ outlier: true })), of('outliers', anItem({ outlier: false }))]).toEqual([
      true,
      false,
    ]);
    const access = { ofResource: new Map([['s', 'dynamic' as const]]), direct: new Map() };
    const inIt = anItem({ resource: { id: 's', displayName: '', type: 'group' } });
    expect([of('cannotDeny', inIt, { access }), of('cannotDeny', anItem(), { access })]).toEqual([
      true,
      false,
    ]);
  });

  test('for last time match changed, denied and new items', () => {
    const [old, fresh] = [named('1', 'Ann', { advice: 'Approve' }), named('2', 'Ben')];
    const previous = new Map([[previousKey(old), previousAnswer({ decision: 'Deny' })]]);
    const filters: FilterId[] = ['changed', 'deniedLastTime', 'newSinceLastTime'];
    expect(filters.map((filter) => of(filter, old, { previous }))).toEqual([true, true, false]);
    expect(filters.map((filter) => of(filter, fresh, { previous }))).toEqual([true, false, true]);
  });

  test('for others’ answers, what is on its way and what needs me match by the row’s status', () => {
    const filters: FilterId[] = ['answeredByOthers', 'onItsWay', 'needsMe'];
    const all = (item: DecisionItem, state?: ItemState) =>
      filters.map((filter) => of(filter, item, state ? on(item, state) : {}));
    expect(all(theirs)).toEqual([true, false, false]);
    expect(all(mine)).toEqual([false, false, false]);
    expect(all(theirs, { step: 'checking' })).toEqual([false, true, false]);
    expect(all(anItem(), { step: 'conflict', theirs })).toEqual([true, false, true]);
    expect(all(mine, { step: 'replaced', theirs })).toEqual([true, false, true]);
    expect(all(anItem(), { step: 'failed', problem: { code: 'refused' } })).toEqual([false, false, true]);
    expect(all(mine, { step: 'saved', at: '' })).toEqual([false, false, false]);
  });

  test('are evaluated again when something else becomes known of the same item', () => {
    const item = anItem({
      resource: { id: 's', displayName: '', type: 'group' },
      lastSignInAt: daysBefore(50),
      decision: 'Approve',
      reviewedBy: maker(ME),
    });
    const review = aReview({ instance: { startsAt: null } });
    const base = someKnown({ review });
    const previous = new Map([
      [previousKey(item), previousAnswer({ decision: 'Deny', endedAt: daysBefore(40) })],
    ]);
    const access = { ofResource: new Map([['s', 'synced' as const]]), direct: new Map() };
    const people = new Map([[item.principal.id, somePerson({ kind: 'guest' })]]);
    const start = Date.parse(daysBefore(0));
    const marks = (known: Known, now = start) => filterBits(known, now)(item);
    const has = (bits: number, filter: FilterId) => (bits & BIT[filter]) !== 0;
    const plainly = () => marks(base);
    expect([has(plainly(), 'guests'), has(marks({ ...base, people }), 'guests')]).toEqual([false, true]);
    expect([has(plainly(), 'deniedLastTime'), has(marks({ ...base, previous }), 'deniedLastTime')]).toEqual([
      false,
      true,
    ]);
    expect([has(plainly(), 'cannotDeny'), has(marks({ ...base, access }), 'cannotDeny')]).toEqual([
      false,
      true,
    ]);
    expect([
      has(plainly(), 'answeredByOthers'),
      has(marks({ ...base, me: OTHER }), 'answeredByOthers'),
    ]).toEqual([false, true]);
    expect([has(plainly(), 'quiet90'), has(marks(base, start + 40 * 86_400_000), 'quiet90')]).toEqual([
      false,
      true,
    ]);
    const withPrevious = { ...base, previous };
    const begun = { ...withPrevious, review: aReview({ instance: { startsAt: daysBefore(0) } }) };
    expect([has(marks(withPrevious), 'changed'), has(marks(begun), 'changed')]).toEqual([false, true]);
  });

  test('that can’t be judged have no count, and match nothing while they are on', () => {
    const silent = { review: aReview({ definition: { settings: null } }) };
    const { counts } = look([anItem()], {}, silent);
    expect([...counts.keys()]).toEqual(['undecided', 'decided', 'answeredByOthers', 'onItsWay', 'needsMe']);
    for (const filter of [
      'guests',
      'blocked',
      'cannotDeny',
      'changed',
      'newSinceLastTime',
      'neverSignedIn',
    ] as const)
      expect(of(filter, anItem(), silent)).toBe(false);
    const arranged = look([anItem({ outlier: false })], {}, { people: new Map(), previous: new Map() });
    expect(arranged.counts.get('guests')).toBe(0);
    expect(arranged.counts.get('outliers')).toBe(0);
    expect(arranged.counts.has('changed')).toBe(false);
  });
});

describe('the filters that can be judged', () => {
  const ALWAYS: FilterId[] = ['undecided', 'decided', 'answeredByOthers', 'onItsWay', 'needsMe'];
  const silent = aReview({ definition: { settings: null } });
  const availableWith = (over: Partial<Known>, ...items: DecisionItem[]) =>
    [...availableFilters([anItem(), ...items], someKnown({ review: silent, ...over }))].filter(
      (id) => !ALWAYS.includes(id),
    );
  const advice: FilterId[] = ['advisedDeny', 'advisedApprove', 'againstAdvice'];

  test.each<[string, FilterId[], Partial<Known>, ...DecisionItem[]]>([
    ['nothing more is known', [], {}],
    ['one item has a recommendation', ['doubtful', ...advice], {}, anItem({ advice: 'Deny' })],
    [
      'recommendations are switched on',
      ['doubtful', 'quiet90', 'neverSignedIn', ...advice],
      { review: aReview() },
    ],
    ['one last sign-in is known', ['quiet90', 'neverSignedIn'], {}, anItem({ lastSignInAt: daysBefore(3) })],
    ['the directory is read', ['doubtful', 'guests', 'blocked'], { people: new Map() }],
    [
      'one item says whether similar people have the access',
      ['doubtful', 'outliers'],
      {},
      anItem({ outlier: false }),
    ],
    ['what a Deny can do is known', ['cannotDeny'], { access: { ofResource: new Map(), direct: new Map() } }],
    [
      'the decisions of last time are known',
      ['doubtful', 'changed', 'deniedLastTime', 'newSinceLastTime'],
      { previous: new Map([[previousKey(anItem()), previousAnswer()]]) },
    ],
  ])('are exactly the expected ones where %s', (_, expected, over, ...items) => {
    expect(new Set(availableWith(over, ...items))).toEqual(new Set(expected));
  });

  test('leave out what a Deny can’t do once the review or the reader’s stage has ended', () => {
    const access = { ofResource: new Map(), direct: new Map() };
    const inStage = (status: 'InProgress' | 'Completed') =>
      aReview({
        definition: { staged: true },
        stage: { id: 's', startsAt: null, endsAt: null, status, number: 1 },
      });
    const offered = (review: Review) =>
      availableFilters([anItem()], someKnown({ review, access })).has('cannotDeny');
    expect([offered(aReview()), offered(inStage('InProgress'))]).toEqual([true, true]);
    expect([offered(inStage('Completed')), offered(aReview({ instance: { status: 'Applied' } }))]).toEqual([
      false,
      false,
    ]);
  });

  test('follow the settings of the reader’s stage', () => {
    const inStage = (number: number) => {
      const plan = (adviceEnabled: boolean) =>
        ({ durationInDays: 3, movesOn: 'all', advice: { adviceEnabled, adviceLookBackDays: 14 } }) as const;
      const stage = { id: 's', startsAt: null, endsAt: null, status: 'InProgress', number } as const;
      const review = aReview({ definition: { staged: true, stages: [plan(false), plan(true)] }, stage });
      return availableFilters([anItem()], someKnown({ review })).has('advisedDeny');
    };
    expect([inStage(1), inStage(2)]).toEqual([false, true]);
  });
});

test('undecided items without a doubt are separated from those to look at first and from decided ones', () => {
  const [sure, doubtful, decided] = [
    anItem({ id: 'sure', advice: 'Approve', lastSignInAt: daysBefore(2) }),
    anItem({ id: 'doubtful', advice: 'Deny', lastSignInAt: daysBefore(2) }),
    anItem({ id: 'decided', advice: 'Approve', lastSignInAt: daysBefore(2), decision: 'Deny' }),
  ];
  const of = (items: readonly DecisionItem[], lookingFirst: boolean) =>
    toApprove(items, someKnown({}), Date.now(), lookingFirst);
  expect(of([sure, doubtful, decided], true)).toEqual({ sure: [sure], left: [sure, doubtful] });
  expect(of([sure, doubtful, decided], false)).toBeNull();
  expect(of([sure, decided], false)).toEqual({ sure: [sure], left: [sure] });
});
