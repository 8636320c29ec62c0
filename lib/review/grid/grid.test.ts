import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DecisionItem, Resource, Review } from '../model';
import { answerOf } from '../row-answer';
import { anItem, aReview, guid, ME, maker } from '../testing';
import { columnName, gridOf, inSeveral, orderRows } from './arrange';
import { byReview, isOnScreen, nextUndecidedCell, onlyCell, onlyPrincipal, spotOfItem } from './deciding';
import type { Grid, ReviewWithItems, Spot } from './model';
import { moveTo, within } from './move';
import { begin, extend, itemsIn, NOTHING_SELECTED, selectedIn, settle, toggle, toggleAll } from './selection';
import { sharesPeople } from './share';

const person = (number: number, displayName = `Person ${number}`) => ({
  id: guid(3000 + number),
  displayName,
  userPrincipalName: `p${number}@contoso.com`,
  kind: 'user' as const,
});
const resource = (displayName: string): Resource => ({ id: `r-${displayName}`, displayName, type: 'group' });

let ids = 0;
const about = (who: ReturnType<typeof person>, what: string | null = 'Sales'): DecisionItem =>
  anItem({ id: guid(10_000 + ++ids), principal: who, resource: what === null ? null : resource(what) });

const reviewOf = (
  number: number,
  items: DecisionItem[],
  over: Parameters<typeof aReview>[0] = {},
): ReviewWithItems => ({
  review: aReview({
    ...over,
    definition: { id: guid(100 + number), displayName: `Review ${number}`, ...over.definition },
    instance: { id: guid(200 + number), ...over.instance },
  }),
  items,
  complete: true,
});

const [ana, bo, cy] = [person(1, 'Ana'), person(2, 'Bo'), person(3, 'cy')] as const;

test('several items are about one person only where all of them are', () => {
  expect(onlyPrincipal([about(ana, 'Sales'), about(ana, 'Travel')])).toEqual(ana);
  expect(onlyPrincipal([about(ana), about({ ...bo, displayName: 'Ana' })])).toBeUndefined();
  expect(onlyPrincipal([])).toBeUndefined();
  const gone = about({ ...ana, id: '' });
  expect([onlyPrincipal([gone]), onlyPrincipal([gone, gone])]).toEqual([gone.principal, undefined]);
});

describe('people by access', () => {
  test('has a row for everybody who is in at least one review, and nothing where they are not', () => {
    const sales = reviewOf(1, [about(bo, 'Sales'), about(ana, 'Sales')]);
    const build = reviewOf(2, [about(ana, 'Building'), about(cy, 'Building')]);
    const { columns, rows } = gridOf([sales, build]);
    expect(columns.map(columnName)).toEqual(['Building', 'Sales']);
    expect(
      rows.map(({ principal, cells, accesses }) => [
        principal.displayName,
        cells.map((cell) => cell?.resource?.displayName),
        accesses,
      ]),
    ).toEqual([
      ['Ana', ['Building', 'Sales'], 2],
      ['Bo', [undefined, 'Sales'], 1],
      ['cy', ['Building', undefined], 1],
    ]);
    expect(inSeveral(rows).map(({ principal }) => principal.displayName)).toEqual(['Ana']);
  });

  test('orders by how many accesses are asked, then by name', () => {
    const { rows } = gridOf([
      reviewOf(1, [about(cy), about(bo), about(ana)]),
      reviewOf(2, [about(cy, 'X'), about(bo, 'X')]),
    ]);
    expect(orderRows(rows, 'accesses').map(({ principal }) => principal.displayName)).toEqual([
      'Bo',
      'cy',
      'Ana',
    ]);
    expect(orderRows(rows, 'name').map(({ principal }) => principal.displayName)).toEqual([
      'Ana',
      'Bo',
      'cy',
    ]);
  });

  test('orders names as a reader does: numbers by their size, and equal ones by id', () => {
    const who = [person(2, 'Ana'), person(8, 'Room 10'), person(1, 'Ana'), person(9, 'Room 9')];
    const order = (people: typeof who) =>
      gridOf([
        reviewOf(
          1,
          people.map((one) => about(one)),
        ),
      ]).rows.map(({ key }) => key);
    const expected = [guid(3001), guid(3002), guid(3009), guid(3008)];
    expect(order(who)).toEqual(expected);
    expect(order([...who].reverse())).toEqual(expected);
  });

  test('puts accesses of one name in the order of their details, permissions and keys', () => {
    const owner = { id: 'owner', displayName: 'Owner', type: 'azureRole' };
    const scope = (displayName: string) => ({
      ...owner,
      detail: { kind: 'scope' as const, id: displayName, displayName },
    });
    const may = (displayName: string) => ({
      ...owner,
      permission: { id: displayName, displayName, description: '' },
    });
    const itemsOf = (resources: Resource[]) => resources.map((one) => ({ ...about(ana), resource: one }));
    const columnsOf = (resources: Resource[]) =>
      gridOf([reviewOf(1, itemsOf(resources))]).columns.map(
        ({ resource: one }) => one?.detail?.displayName ?? one?.permission?.displayName ?? 'none',
      );
    for (const of of [scope, may]) {
      expect(columnsOf([of('Dev'), owner, of('Beta')])).toEqual(['none', 'Beta', 'Dev']);
      expect(columnsOf([owner, of('Beta'), of('Dev')])).toEqual(['none', 'Beta', 'Dev']);
    }
    const twice = reviewOf(1, [about(ana), about(ana), about(ana)]);
    const [row] = gridOf([twice]).rows;
    expect(row?.cells).toEqual(twice.items);
  });

  test('puts accesses that read the same in one order, whichever review comes first', () => {
    const quarterly = (number: number) =>
      reviewOf(number, [about(ana)], { definition: { displayName: 'Quarterly' } });
    const order = (reviews: ReviewWithItems[]) =>
      gridOf(reviews).columns.map(({ review }) => review.instance.id);
    expect(order([quarterly(1), quarterly(2)])).toEqual([guid(201), guid(202)]);
    expect(order([quarterly(2), quarterly(1)])).toEqual([guid(201), guid(202)]);
  });

  test('has a row for each item whose principal has no id: no two of them are known to be one', () => {
    const nobody = (displayName: string) => about({ ...ana, id: '', displayName });
    const items = [nobody('Ana'), nobody('Bo'), nobody('')];
    const { rows } = gridOf([reviewOf(1, items), reviewOf(2, [about(ana, 'X')])]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(4);
    for (const item of items) {
      const row = rows.find(({ cells }) => cells.includes(item));
      expect([row?.principal, row?.accesses]).toEqual([item.principal, 1]);
    }
  });

  test('puts the access with the most people first', () => {
    const { columns } = gridOf([
      reviewOf(1, [about(ana, 'A')]),
      reviewOf(2, [about(ana, 'B'), about(bo, 'B')]),
    ]);
    expect(columns.map(columnName)).toEqual(['B', 'A']);
  });

  test('keeps one resource of two reviews apart, and names a column without one by its review', () => {
    const { columns } = gridOf([
      reviewOf(2, [about(ana)]),
      reviewOf(1, [about(ana)], { instance: { id: guid(299) } }),
      reviewOf(3, [about(ana, null)]),
    ]);
    expect(columns.map((column) => [columnName(column), column.review.definition.displayName])).toEqual([
      ['Review 3', 'Review 3'],
      ['Sales', 'Review 1'],
      ['Sales', 'Review 2'],
    ]);
  });

  test.each<[string, Parameters<typeof aReview>[0]]>([
    ['that ended', { instance: { status: 'Completed' } }],
    ['that has not begun', { instance: { status: 'NotStarted' } }],
  ])('leaves out a review %s', (_, over) => {
    const other = reviewOf(1, [about(ana)]);
    const { review } = reviewOf(2, [], over);
    const out: ReviewWithItems = {
      review: { ...review, definition: { ...review.definition, id: guid(102) } },
      items: [about(ana, 'Out'), about(bo, 'Out')],
      complete: true,
    };
    expect(gridOf([other, out]).rows).toHaveLength(1);
    expect(sharesPeople([other, out])).toBeNull();
  });

  test('shows every item exactly once, whatever reviews hold', () => {
    const any = fc.array(fc.array(fc.tuple(fc.nat(6), fc.constantFrom('A', 'B', null)), { maxLength: 12 }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(any, (asked) => {
        const reviews = asked.map((pairs, index) =>
          reviewOf(
            index,
            pairs.map(([who, what]) => about(person(who), what)),
          ),
        );
        const { rows, columns } = gridOf(reviews);
        const shown = rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [cell.id] : [])));
        expect(shown.sort()).toEqual(reviews.flatMap(({ items }) => items.map(({ id }) => id)).sort());
        for (const row of rows) {
          expect(row.cells).toHaveLength(columns.length);
          expect(row.accesses).toBe(row.cells.filter(Boolean).length);
          for (const [index, cell] of row.cells.entries()) {
            if (!cell) continue;
            expect(cell.principal.id).toBe(row.key);
            expect(reviews.find(({ items }) => items.includes(cell))?.review).toBe(columns[index]?.review);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the grid is offered', () => {
  test('where two reviews ask about one person, and says how many', () => {
    const reviews = [
      reviewOf(1, [about(ana), about(bo)]),
      reviewOf(2, [about(bo, 'X')]),
      reviewOf(3, [about(cy)]),
    ];
    expect(sharesPeople(reviews)).toEqual({ people: 1, kind: 'user' });
    expect(sharesPeople(reviews.slice(1))).toBeNull();
    expect(sharesPeople([])).toBeNull();
  });

  test('not for principals without an id', () => {
    const nobody = { ...ana, id: '' };
    expect(sharesPeople([reviewOf(1, [about(nobody)]), reviewOf(2, [about(nobody, 'X')])])).toBeNull();
  });

  test('not where one review asks about a person twice', () => {
    expect(sharesPeople([reviewOf(1, [about(ana, 'X'), about(ana, 'Y')])])).toBeNull();
  });
});

/** 3 people × 3 accesses, with the middle cell empty. */
const square = (): Grid => {
  const reviews = ['A', 'B', 'C'].map((what, index) =>
    reviewOf(
      index,
      [ana, bo, cy].filter((who) => !(what === 'B' && who === bo)).map((who) => about(who, what)),
    ),
  );
  const { columns, rows } = gridOf(reviews);
  // Columns with most items come first, which would put the empty cell in the last column.
  const middle = <T>([a, c, b]: readonly T[]) => [a, b, c] as T[];
  return { columns: middle(columns), rows: rows.map((row) => ({ ...row, cells: middle(row.cells) })) };
};
const at = (row: number, column: number): Spot => ({ row, column });
const places = (grid: Grid, selected: ReadonlySet<string>) =>
  grid.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) => (cell && selected.has(cell.id) ? [`${row}${column}`] : [])),
  );

test('an item is on screen only in the open row, or anywhere in the grid when no row is open', () => {
  const grid = square();
  const [first, second] = grid.rows;
  const id = first?.cells[0]?.id ?? '';
  expect([undefined, first, second].map((open) => isOnScreen(grid, open, id))).toEqual([true, true, false]);
  expect(isOnScreen({ ...grid, rows: grid.rows.slice(1) }, undefined, id)).toBe(false);
});

describe('a selection', () => {
  let grid: Grid;
  beforeAll(() => {
    grid = square();
  });
  const of = (selection: Parameters<typeof selectedIn>[1]) => places(grid, selectedIn(grid, selection));

  test('adds and removes a cell; a cell without an item changes nothing', () => {
    const one = toggle(grid, NOTHING_SELECTED, at(0, 1));
    expect(of(one)).toEqual(['01']);
    expect(of(toggle(grid, one, at(1, 1)))).toEqual(['01']);
    expect(of(toggle(grid, one, at(0, 1)))).toEqual([]);
  });

  test('adds a row or a column, and removes it only when all of it was selected', () => {
    const column = toggleAll(grid, toggle(grid, NOTHING_SELECTED, at(0, 1)), at(0, 1), at(2, 1));
    expect(of(column)).toEqual(['01', '21']);
    expect(of(toggleAll(grid, column, at(0, 1), at(2, 1)))).toEqual([]);
  });

  test('grows and shrinks as a rectangle from its anchor, in every direction, beside what was selected', () => {
    const start = toggle(grid, NOTHING_SELECTED, at(2, 0));
    const began = begin(grid, start, at(1, 2));
    const wide = extend(began, at(9, 9), at(0, 0));
    expect(of(wide)).toEqual(['00', '01', '02', '10', '12', '20']);
    expect(of(extend(wide, at(9, 9), at(1, 1)))).toEqual(['12', '20']);
  });

  test('begins a rectangle at the reviewer’s cell when nothing was selected before', () => {
    expect(of(extend(NOTHING_SELECTED, at(2, 2), at(1, 1)))).toEqual(['12', '21', '22']);
  });

  test('keeps the people, not the positions, when rows change their order', () => {
    const kept = settle(grid, extend(NOTHING_SELECTED, at(0, 0), at(0, 2)));
    const turned = { ...grid, rows: [...grid.rows].reverse() };
    expect(places(turned, selectedIn(turned, kept))).toEqual(['20', '21', '22']);
  });

  test('holds exactly what is inside the rectangle', () => {
    const spot = fc.record({ row: fc.integer({ min: -1, max: 4 }), column: fc.integer({ min: -1, max: 4 }) });
    fc.assert(
      fc.property(spot, spot, (from, to) => {
        const between = (value: number, one: number, other: number) =>
          value >= Math.min(one, other) && value <= Math.max(one, other);
        const meant = grid.rows.flatMap(({ cells }, row) =>
          cells.flatMap((cell, column) =>
            cell && between(row, from.row, to.row) && between(column, from.column, to.column)
              ? [cell.id]
              : [],
          ),
        );
        expect(itemsIn(grid, from, to).map(({ id }) => id)).toEqual(meant);
      }),
    );
  });
});

describe('keys', () => {
  const size = { rows: 30, columns: 5, page: 10 };
  const go = (from: Spot, key: string, ctrl = false, rtl = false) => moveTo(from, { key, ctrl }, size, rtl);

  test.each<[string, boolean, Spot, Spot]>([
    ['ArrowDown', false, at(3, 2), at(4, 2)],
    ['ArrowUp', false, at(0, 2), at(-1, 2)],
    ['ArrowUp', false, at(-1, 2), at(-1, 2)],
    ['ArrowRight', false, at(3, 4), at(3, 4)],
    ['ArrowLeft', false, at(3, 0), at(3, -1)],
    ['Home', false, at(3, 3), at(3, 0)],
    ['End', false, at(3, 1), at(3, 4)],
    ['Home', true, at(3, 3), at(0, 0)],
    ['End', true, at(3, 1), at(29, 4)],
    ['PageDown', false, at(3, 1), at(13, 1)],
    ['PageDown', false, at(25, 1), at(29, 1)],
    ['PageUp', false, at(3, 1), at(0, 1)],
    ['PageUp', false, at(12, 1), at(2, 1)],
    ['ArrowUp', false, at(3, 2), at(2, 2)],
    ['ArrowUp', true, at(3, 1), at(-1, 1)],
    ['ArrowLeft', true, at(3, 2), at(3, -1)],
    ['ArrowLeft', false, at(3, 2), at(3, 1)],
    ['ArrowRight', true, at(3, 2), at(3, 4)],
    ['ArrowDown', true, at(3, 1), at(29, 1)],
  ])('%s (control: %s) from %o leads to %o', (key, ctrl, from, to) => {
    expect(go(from, key, ctrl)).toEqual(to);
  });

  test('arrows follow what is seen where lines run from right to left', () => {
    expect(go(at(0, 0), 'ArrowLeft', false, true)).toEqual(at(0, 1));
    expect(go(at(0, 1), 'ArrowRight', false, true)).toEqual(at(0, 0));
  });

  test('PageUp and PageDown move by one row when no whole page is in view', () => {
    const small = { ...size, page: 0 };
    expect(moveTo(at(3, 1), { key: 'PageDown', ctrl: false }, small, false)).toEqual(at(4, 1));
    expect(moveTo(at(3, 1), { key: 'PageUp', ctrl: false }, small, false)).toEqual(at(2, 1));
  });

  test('a place stays inside of a grid that became smaller', () => {
    expect(within(at(9, 9), { rows: 3, columns: 2 })).toEqual(at(2, 1));
    expect(within(at(1, 1), { rows: 3, columns: 2 })).toEqual(at(1, 1));
    expect(within(at(-1, -1), { rows: 0, columns: 0 })).toEqual(at(-1, -1));
  });

  test('other keys move nowhere', () => {
    for (const key of ['a', 'Enter', ' ', 'Tab']) expect(go(at(0, 0), key)).toBeUndefined();
  });

  test('never lead out of the grid', () => {
    const key = fc.constantFrom(
      'ArrowDown',
      'ArrowUp',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(key, fc.boolean(), fc.boolean()), { maxLength: 40 }),
        fc.nat(20),
        fc.nat(4),
        (keys, rows, columns) => {
          let spot = at(0, 0);
          for (const [name, ctrl, rtl] of keys) {
            spot =
              moveTo(within(spot, { rows, columns }), { key: name, ctrl }, { rows, columns, page: 7 }, rtl) ??
              spot;
            expect(spot.row).toBeGreaterThanOrEqual(-1);
            expect(spot.row).toBeLessThan(Math.max(rows, 0) || 1);
            expect(spot.column).toBeLessThan(Math.max(columns, 0) || 1);
          }
        },
      ),
    );
  });
});

test('the selection is divided by review, and missing items are left out', () => {
  const reviews = [reviewOf(1, [about(ana), about(bo)]), reviewOf(2, [about(cy)]), reviewOf(3, [about(ana)])];
  const meant = [reviews[0]?.items[1], reviews[2]?.items[0]].flatMap((item) => (item ? [item.id] : []));
  expect(
    byReview(reviews, new Set([...meant, 'gone'])).map(
      ({ review, selected }: { review: Review; selected: readonly DecisionItem[] }) => [
        review.definition.displayName,
        selected.map(({ id }) => id),
      ],
    ),
  ).toEqual([
    ['Review 1', [meant[0]]],
    ['Review 3', [meant[1]]],
  ]);
});

test('the next cell that isn’t reviewed comes in the order of reading, then from the top, and none is found where all are reviewed', () => {
  const reviews = [reviewOf(1, [about(ana), about(bo)]), reviewOf(2, [about(bo, 'Rome')])];
  const grid = gridOf(reviews);
  const places = grid.rows.flatMap(({ cells }, row) =>
    cells.flatMap((item, column) => (item ? [{ row, column, item }] : [])),
  );
  expect(places).toHaveLength(3);
  const decidedBut = (left: readonly number[]) => ({
    me: ME,
    answers: new Map(
      places.map(({ item }, at) => {
        const decided = { ...item, decision: 'Deny' as const, reviewedBy: maker(ME) };
        return [item.id, answerOf(left.includes(at) ? item : decided, undefined, ME)] as const;
      }),
    ),
  });
  const spotOf = (at: number) => ({ row: places[at]?.row ?? -9, column: places[at]?.column ?? -9 });
  expect(nextUndecidedCell(grid, spotOf(0), decidedBut([0, 1, 2]))).toEqual(spotOf(1));
  expect(nextUndecidedCell(grid, spotOf(0), decidedBut([0, 2]))).toEqual(spotOf(2));
  expect(nextUndecidedCell(grid, spotOf(2), decidedBut([0, 2]))).toEqual(spotOf(0));
  expect(nextUndecidedCell(grid, spotOf(1), decidedBut([1]))).toEqual(spotOf(1));
  expect(nextUndecidedCell(grid, { row: -1, column: 1 }, decidedBut([0, 1, 2]))).toEqual(spotOf(0));
  expect(nextUndecidedCell(grid, { row: 0, column: -1 }, decidedBut([0]))).toEqual(spotOf(0));
  expect(nextUndecidedCell(grid, spotOf(0), decidedBut([]))).toBeUndefined();
  expect(nextUndecidedCell({ rows: [], columns: [] }, spotOf(0), decidedBut([]))).toBeUndefined();
});

test('one selected cell is returned with its review and found in the grid; several give none', () => {
  const reviews = [reviewOf(1, [about(ana), about(bo)]), reviewOf(2, [about(bo, 'Rome')])];
  const meant = reviews[1]?.items[0];
  const others = reviews[0]?.items.map(({ id }) => id) ?? [];
  const partsOf = (itemIds: readonly string[]) => byReview(reviews, new Set(itemIds));
  const cell = onlyCell(partsOf([meant?.id ?? '']));
  expect([cell?.review, cell?.item]).toEqual([reviews[1]?.review, meant]);
  const oneOfEach = [others[0] ?? '', meant?.id ?? ''];
  for (const several of [[], others, [...others, ...oneOfEach], oneOfEach])
    expect(onlyCell(partsOf(several))).toBeUndefined();
  expect(onlyCell(reviews.map((one) => ({ ...one, selected: [] })).slice(0, 1))).toBeUndefined();
  const grid = gridOf(reviews);
  for (const [row, { cells }] of grid.rows.entries())
    for (const [column, item] of cells.entries())
      if (item) expect(spotOfItem(grid, item.id)).toEqual({ row, column });
  const spot = spotOfItem(grid, meant?.id ?? '');
  expect(spot && grid.rows[spot.row]?.cells[spot.column]).toBe(meant);
  expect(spotOfItem(grid, 'gone')).toBeUndefined();
});
