import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atAGlance } from '../review/at-a-glance';
import { endingSummary } from '../review/ending-summary';
import type { ItemProgress, ItemState } from '../review/item-state';
import type { DecisionItem } from '../review/model';
import { progressOf } from '../review/progress';
import { anIntent, anItem, guid, ME, maker, NOW, OTHER, someKnown } from '../review/testing';
import { arrange } from '../review/workspace/arrange';
import { PLAIN_VIEW } from '../review/workspace/view';
import type { Confirmed } from './layers';
import { AnswerStore, type Listed } from './store';

const me = { userId: ME, name: 'Adele Vance', username: 'adele@contoso.com' };
const IDS = [guid(1), guid(2), guid(3)];
const iso = (ms: number) => new Date(NOW + ms).toISOString();
const when = fc.integer({ min: 0, max: 200_000 });

/** What Graph may show of an item at a given time. */
const shown = (id: string) =>
  fc
    .record({
      decision: fc.constantFrom('Approve' as const, 'Deny' as const, 'NotReviewed' as const),
      who: fc.constantFrom(ME, OTHER),
      at: when,
    })
    .map(({ decision, who, at }) =>
      decision === 'NotReviewed'
        ? anItem({ id })
        : anItem({ id, decision, justification: `${at}`, reviewedBy: maker(who), reviewedAt: iso(at) }),
    );

const state = (item: DecisionItem): fc.Arbitrary<ItemState> =>
  fc.oneof(
    fc.constant<ItemState>({ step: 'device', waitsFor: 'turn' }),
    fc.constant<ItemState>({ step: 'sending' }),
    fc.constant<ItemState>({ step: 'checking' }),
    when.map((at): ItemState => ({ step: 'saved', at: iso(at) })),
    fc.constant<ItemState>({ step: 'failed', problem: { code: 'refused' } }),
    shown(item.id).map((theirs): ItemState => ({ step: 'conflict', theirs })),
    shown(item.id).map((theirs): ItemState => ({ step: 'replaced', theirs })),
  );

/** One event the page learns of: a list, a single item, a confirmed decision, or the progress of a decision. */
type News =
  | { kind: 'list'; listed: Listed }
  | { kind: 'single'; item: DecisionItem; at: number }
  | { kind: 'confirmed'; one: Confirmed }
  | { kind: 'choice'; id: string; progress: ItemProgress };

const anyId = fc.constantFrom(...IDS);
const news: fc.Arbitrary<News> = fc.oneof(
  fc.record({ items: fc.tuple(...IDS.map(shown)), at: when }).map(
    ({ items, at }): News => ({
      kind: 'list',
      listed: { items, at: NOW + at },
    }),
  ),
  fc
    .record({ item: anyId.chain(shown), at: when })
    .map(({ item, at }): News => ({ kind: 'single', item, at: NOW + at })),
  fc
    .record({ item: anyId.chain(shown), later: fc.integer({ min: 0, max: 5_000 }), at: when })
    .map(({ item, later, at }): News => {
      const { id, decision, justification, reviewedAt } = item;
      const confirmedAt = (reviewedAt === null ? NOW + at : Date.parse(reviewedAt)) + later;
      return { kind: 'confirmed', one: { itemId: id, decision, justification, reviewedAt, confirmedAt } };
    }),
  anyId.chain((id) =>
    state(anItem({ id })).map(
      (one): News => ({
        kind: 'choice',
        id,
        progress: { intent: anIntent(anItem({ id }), { justification: 'Mine.' }), state: one },
      }),
    ),
  ),
);

/** A page that is told the news: each piece replaces older news of its kind, as the query cache and the outbox do. */
function aPage() {
  const store = new AnswerStore(me);
  let listed: Listed = { items: IDS.map((id) => anItem({ id })), at: NOW - 1 };
  const states = new Map<string, ItemProgress>();
  const own = new Map<string, Confirmed>();
  // The same array until something is confirmed, as the outbox has it.
  let confirmed: readonly Confirmed[] = [];
  const tell = (one: News) => {
    if (one.kind === 'list') listed = one.listed.at > listed.at ? one.listed : listed;
    else if (one.kind === 'single') store.read([one.item], one.at);
    else if (one.kind === 'confirmed') {
      const known = own.get(one.one.itemId);
      if (known && known.confirmedAt >= one.one.confirmedAt) return;
      own.set(one.one.itemId, one.one);
      confirmed = [...own.values()];
    } else states.set(one.id, one.progress);
  };
  return { tell, seen: () => store.of(listed, { states: new Map(states), confirmed }) };
}

function play(all: readonly News[], look: boolean) {
  const page = aPage();
  for (const one of all) {
    page.tell(one);
    if (look) page.seen();
  }
  return page.seen();
}

/** The source and time of a piece of news, as a key: one source doesn't give two different reads at one time. */
const timeOf = (one: News) =>
  one.kind === 'list'
    ? `list ${one.listed.at}`
    : one.kind === 'single'
      ? `${one.item.id} ${one.at}`
      : one.kind === 'confirmed'
        ? `own ${one.one.itemId} ${one.one.confirmedAt}`
        : `choice ${one.id}`;
const story = fc.uniqueArray(news, { maxLength: 14, selector: timeOf });

test('in whatever order reads, acts, confirmations, conflicts and refusals arrive, each row ends the same', () => {
  const shuffled = story.chain((all) =>
    fc.record({ all: fc.constant(all), other: fc.shuffledSubarray(all, { minLength: all.length }) }),
  );
  fc.assert(
    fc.property(shuffled, ({ all, other }) => {
      expect(play(other, true).rows).toEqual(play(all, false).rows);
    }),
    { numRuns: 500 },
  );
});

test('no two places on screen contradict each other', () => {
  fc.assert(
    fc.property(story, (all) => {
      const { items, rows } = play(all, true);
      const known = someKnown({ answers: rows });
      const { decided, total } = progressOf([...rows.values()], true);
      const inRows = [...rows.values()].filter(({ decision }) => decision !== 'NotReviewed').length;
      expect([decided, total]).toEqual([inRows, items.length]);
      const chips = arrange(items, known, PLAIN_VIEW, NOW).counts;
      expect(chips.get('decided')).toBe(decided);
      expect(chips.get('undecided')).toBe(total - decided);
      expect(endingSummary(items, known, [], NOW)).toMatchObject({ decided, left: total - decided });
      const { progress } = atAGlance(items, known, NOW);
      expect(progress.find(({ decision }) => decision === 'NotReviewed')?.count).toBe(total - decided);
      const onItsWay = [...rows.values()].filter(
        ({ status }) => status && ['device', 'sending', 'checking'].includes(status.step),
      );
      expect(chips.get('onItsWay') ?? 0).toBe(onItsWay.length);
      for (const { status, mine, item, decision, theirs, intent } of rows.values()) {
        // A refused or replaced decision never looks saved, and a saved decision is the one in the row.
        if (status?.step === 'saved') expect([mine, decision]).toEqual([true, intent?.decision]);
        if (!mine) expect(decision).toBe(item.decision);
        if (theirs) expect([mine, theirs]).toEqual([false, item]);
      }
    }),
    { numRuns: 500 },
  );
});

test('the rows and the whole result stay the same objects where nothing changed', () => {
  fc.assert(
    fc.property(story, anyId, when, (all, id, at) => {
      const store = new AnswerStore(me);
      const items = IDS.map((one) => anItem({ id: one }));
      const own = { states: new Map<string, ItemProgress>(), confirmed: [] };
      for (const one of all) if (one.kind === 'single') store.read([one.item], one.at);
      const before = store.of({ items, at: NOW }, own);
      expect(store.of({ items, at: NOW }, own)).toBe(before);
      expect(store.of({ items, at: NOW }, { states: new Map(), confirmed: [] })).toBe(before);
      store.read(
        [anItem({ id, decision: 'Deny', reviewedBy: maker(OTHER), reviewedAt: iso(900_000) })],
        NOW + at + 900_000,
      );
      const after = store.of({ items, at: NOW }, own);
      for (const one of IDS) if (one !== id) expect(after.rows.get(one)).toBe(before.rows.get(one));
      expect(after.rows.get(id)).not.toBe(before.rows.get(id));
    }),
  );
});

test('a row, the list of items and the whole are new objects only where something in them is new', () => {
  fc.assert(
    fc.property(story, (all) => {
      const page = aPage();
      let before = page.seen();
      for (const one of all) {
        // A new list has other item objects.
        if (one.kind === 'list') continue;
        page.tell(one);
        const after = page.seen();
        const renewed = IDS.filter((id) => after.rows.get(id) !== before.rows.get(id));
        for (const id of renewed)
          if (one.kind !== 'choice') expect(after.rows.get(id)).not.toEqual(before.rows.get(id));
        expect(after === before).toBe(renewed.length === 0);
        for (const [index, id] of IDS.entries()) expect(after.items[index]).toBe(after.rows.get(id)?.item);
        const sameItems = after.items.every((item, index) => item === before.items[index]);
        expect(after.items === before.items).toBe(sameItems);
        before = after;
      }
    }),
    { numRuns: 500 },
  );
});

test('an answer that replaced mine and is read again gives the same row object', () => {
  const page = aPage();
  const theirs = anItem({ id: guid(1), decision: 'Deny', reviewedBy: maker(OTHER), reviewedAt: iso(9_000) });
  const state: ItemState = { step: 'saved', at: iso(1_000) };
  page.tell({ kind: 'choice', id: guid(1), progress: { intent: anIntent(anItem({ id: guid(1) })), state } });
  page.tell({ kind: 'single', item: theirs, at: NOW + 10_000 });
  const before = page.seen();
  expect(before.rows.get(guid(1))).toMatchObject({ status: { step: 'replaced', theirs } });
  page.tell({ kind: 'single', item: { ...theirs }, at: NOW + 20_000 });
  expect(page.seen()).toBe(before);
  page.tell({ kind: 'single', item: { ...theirs, reviewedAt: iso(15_000) }, at: NOW + 30_000 });
  expect(page.seen().rows.get(guid(1))).not.toBe(before.rows.get(guid(1)));
});

test('a row shows Microsoft’s description of an outcome also when nothing else changed', () => {
  const page = aPage();
  const denied = anItem({ id: guid(1), decision: 'Deny', reviewedBy: maker(OTHER), reviewedAt: iso(5) });
  page.tell({ kind: 'single', item: denied, at: NOW + 10 });
  page.seen();
  page.tell({ kind: 'single', item: { ...denied, applyDescription: 'Synchronised.' }, at: NOW + 20 });
  expect(page.seen().rows.get(guid(1))?.item.applyDescription).toBe('Synchronised.');
});

test('a list read a minute after a single read replaces it, although its items are the same objects', () => {
  const store = new AnswerStore(me);
  const items = [anItem({ id: guid(1) })];
  const own = { states: new Map<string, ItemProgress>(), confirmed: [] };
  const answered = anItem({ id: guid(1), decision: 'Deny', reviewedBy: maker(OTHER), reviewedAt: iso(5) });
  const decision = (at: number) => store.of({ items, at: NOW + at }, own).rows.get(guid(1))?.decision;
  expect(decision(0)).toBe('NotReviewed');
  store.read([answered], NOW + 10);
  expect(decision(0)).toBe('Deny');
  // The objects stay the same, but more time has passed than Graph's copies need to agree: the answer was taken back.
  expect(decision(60_009)).toBe('Deny');
  expect(decision(60_010)).toBe('NotReviewed');
});

/** A store watched through one item of an unchanging list. */
function oneRow() {
  const store = new AnswerStore(me);
  const items = [anItem({ id: guid(1) })];
  const row = (own: Parameters<AnswerStore['of']>[1]) => {
    const found = store.of({ items, at: NOW }, own).rows.get(guid(1));
    if (!found) throw new Error('No row.');
    return found;
  };
  return { store, row };
}
const nothingOwn = { states: new Map<string, ItemProgress>(), confirmed: [] };

test('a new step or a new choice changes the row at once', () => {
  const { row } = oneRow();
  const theirs = anItem({ id: guid(1), decision: 'Deny', reviewedBy: maker(OTHER), reviewedAt: iso(9_000) });
  const intent = anIntent(anItem({ id: guid(1) }));
  const steps: ItemState[] = [
    { step: 'device', waitsFor: 'turn' },
    { step: 'sending' },
    { step: 'conflict', theirs },
    { step: 'replaced', theirs },
    { step: 'conflict', theirs },
    { step: 'failed', problem: { code: 'refused' } },
  ];
  const on = (progress: ItemProgress) => ({ ...nothingOwn, states: new Map([[guid(1), progress]]) });
  for (const state of steps) expect(row(on({ intent, state })).status).toEqual(state);
  const [state] = steps;
  if (!state) return;
  row(on({ intent, state }));
  const other = { ...intent, decision: 'Deny' as const };
  expect(row(on({ intent: other, state }))).toMatchObject({ decision: 'Deny', intent: other });
});

test.each<[string, Partial<DecisionItem>]>([
  ['decision', { decision: 'Approve' }],
  ['reason', { justification: 'Another.' }],
  ['time', { reviewedAt: iso(9_001) }],
  ['reviewer', { reviewedBy: maker(ME) }],
  ['outcome', { applyResult: 'AppliedSuccessfully' }],
])('a read that changes only the %s is shown at once', (_, over) => {
  const { store, row } = oneRow();
  const item = anItem({ id: guid(1), decision: 'Deny', reviewedBy: maker(OTHER), reviewedAt: iso(9_000) });
  store.read([item], NOW + 10_000);
  expect(row(nothingOwn).item).toMatchObject({ decision: 'Deny' });
  store.read([{ ...item, ...over }], NOW + 11_000);
  expect(row(nothingOwn).item).toMatchObject(over);
});

test('a choice shows only in its own row, and only until it is gone', () => {
  const store = new AnswerStore(me);
  const items = IDS.map((id) => anItem({ id }));
  const confirmed: Confirmed[] = [];
  const choices = (...ids: string[]) =>
    new Map(
      ids.map((id): [string, ItemProgress] => [
        id,
        { intent: anIntent(anItem({ id }), { decision: 'Deny' }), state: { step: 'sending' } },
      ]),
    );
  const seen = (states: ReadonlyMap<string, ItemProgress>) =>
    store.of({ items, at: NOW }, { states, confirmed });
  const decided = ({ rows }: ReturnType<typeof seen>) =>
    [...rows].flatMap(([id, { decision }]) => (decision === 'Deny' ? [id] : []));
  const [first, second, third] = IDS as [string, string, string];
  const before = seen(new Map());
  // An item that is in another list of the review changes nothing here.
  const one = seen(choices(second, guid(9)));
  expect([decided(one), one.items]).toEqual([[second], before.items]);
  expect([one.rows.get(first), one.rows.get(third)]).toEqual([
    before.rows.get(first),
    before.rows.get(third),
  ]);
  expect(seen(choices(guid(9))).items).toBe(before.items);
  expect(decided(seen(choices(first, third)))).toEqual([first, third]);
  expect(decided(seen(choices(first)))).toEqual([first]);
  expect(seen(new Map()).rows).toEqual(before.rows);
});

test('a decision that this device read back shows at once, and so does a new choice', () => {
  const { row } = oneRow();
  const { states, confirmed } = nothingOwn;
  const readBack = [
    {
      itemId: guid(1),
      decision: 'Deny' as const,
      justification: 'Mine.',
      reviewedAt: iso(5_000),
      confirmedAt: NOW + 6_000,
    },
  ];
  expect(row({ states, confirmed }).decision).toBe('NotReviewed');
  expect(row({ states, confirmed: readBack })).toMatchObject({ decision: 'Deny', justification: 'Mine.' });
  const progress = { intent: anIntent(anItem({ id: guid(1) })), state: { step: 'sending' } as const };
  expect(row({ states: new Map([[guid(1), progress]]), confirmed: readBack }).decision).toBe('Approve');
});

test('of two reads that began at the same moment, the last one stored counts', () => {
  const { store, row } = oneRow();
  store.read([anItem({ id: guid(1) })], NOW + 5);
  store.read(
    [anItem({ id: guid(1), decision: 'Deny', reviewedBy: maker(OTHER), reviewedAt: iso(4) })],
    NOW + 5,
  );
  expect(row(nothingOwn).decision).toBe('Deny');
});

test('listeners are called only when a newer read arrives', () => {
  const store = new AnswerStore(me);
  let heard = 0;
  const stop = store.subscribe(() => {
    heard += 1;
  });
  store.read([anItem({ id: guid(1) })], 5);
  store.read([anItem({ id: guid(1) })], 4);
  expect(heard).toBe(1);
  stop();
  store.read([anItem({ id: guid(1) })], 6);
  expect([heard, store.version()]).toEqual([1, 2]);
});
