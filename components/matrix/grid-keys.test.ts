import type { KeyboardEvent } from 'react';
import { describe, expect, test } from 'vitest';
import type { GridPlace } from '../../lib/review/grid/carry-over';
import type { Grid } from '../../lib/review/grid/model';
import { NOTHING_SELECTED, selectedIn } from '../../lib/review/grid/selection';
import { anItem, aReview } from '../../lib/review/testing';
import { GRID_SHORTCUTS, gridKeys } from './grid-keys';

/** 4 people × 3 columns, each with an item named by its place. */
const grid: Grid = {
  columns: ['A', 'B', 'C'].map((key) => ({ key, review: aReview(), resource: null })),
  rows: [0, 1, 2, 3].map((row) => ({
    key: String(row),
    principal: anItem().principal,
    cells: [0, 1, 2].map((column) => anItem({ id: `${row}${column}` })),
    accesses: 3,
  })),
};

/** Presses keys in turn: `s-` Shift, `c-` Control, `m-` Command, `r-` held down, `i-` by an input method. */
function press(...keys: string[]) {
  let place: GridPlace = { spot: { row: 1, column: 1 }, selection: NOTHING_SELECTED };
  const commands: string[] = [];
  const prevented: boolean[] = [];
  for (const text of keys) {
    const [, held = '', key = ''] = /^((?:[scmari]-)*)(.+)$/s.exec(text) ?? [];
    let stopped = false;
    const event = {
      key,
      shiftKey: held.includes('s-'),
      ctrlKey: held.includes('c-'),
      metaKey: held.includes('m-'),
      altKey: held.includes('a-'),
      repeat: held.includes('r-'),
      nativeEvent: { isComposing: held.includes('i-') },
      preventDefault: () => {
        stopped = true;
      },
    };
    gridKeys({
      grid,
      place,
      page: () => 2,
      rtl: false,
      onPlace: (next) => {
        place = next;
      },
      onCommand: (command) => commands.push(command),
    })(event as KeyboardEvent);
    prevented.push(stopped);
  }
  return { spot: place.spot, selected: [...selectedIn(grid, place.selection)].sort(), commands, prevented };
}

/** The way that a key is printed in the help, as `press` takes it. */
const typed = (keys: readonly string[]): string => {
  const PRINTED: Record<string, string> = {
    '←': 'ArrowLeft',
    '→': 'ArrowRight',
    '↑': 'ArrowUp',
    '↓': 'ArrowDown',
    Space: ' ',
    Esc: 'Escape',
  };
  const HELD: Record<string, string> = { Shift: 's-', Ctrl: 'c-', '⌘': 'm-' };
  return keys.map((key) => HELD[key] ?? PRINTED[key] ?? key).join('');
};

test('every key in the help does what the help says', () => {
  const none = { spot: { row: 1, column: 1 }, selected: [], commands: [] };
  const places: Record<string, unknown> = {
    ArrowLeft: { row: 1, column: 0 },
    ArrowRight: { row: 1, column: 2 },
    ArrowUp: { row: 0, column: 1 },
    ArrowDown: { row: 2, column: 1 },
  };
  const rectangles: Record<string, string[]> = {
    's-ArrowRight': ['11', '12'],
    's-ArrowDown': ['11', '21'],
    's- ': ['10', '11', '12'],
    'c- ': ['01', '11', '21', '31'],
  };
  const whole = grid.rows.flatMap(({ key }) => ['0', '1', '2'].map((column) => key + column));
  const commands: Record<string, string> = {
    approve: 'Approve',
    deny: 'Deny',
    dontKnow: 'DontKnow',
    reason: 'reason',
    undo: 'undo',
    next: 'next',
    help: 'help',
  };
  for (const [action, ...ways] of GRID_SHORTCUTS)
    for (const way of ways) {
      const key = typed(way);
      // A name's own button takes Enter.
      if (action === 'openPerson') continue;
      const { spot, selected, commands: run } = action === 'clear' ? press(' ', key) : press(key);
      if (action === 'arrows') expect(spot).toEqual(places[key]);
      else if (action === 'select') expect(selected).toEqual(['11']);
      else if (action === 'clear') expect(selected).toEqual([]);
      else if (action === 'allCells') expect(press(key.toLowerCase()).selected).toEqual(whole);
      else if (rectangles[key]) expect(selected).toEqual(rectangles[key]);
      else expect({ spot, selected, commands: run }).toEqual({ ...none, commands: [commands[action]] });
    }
});

describe('the keys of the grid', () => {
  test('Space selects the cell and unselects it', () => {
    expect(press(' ').selected).toEqual(['11']);
    expect(press(' ', ' ').selected).toEqual([]);
  });

  test('Shift with arrows selects a rectangle, and a second rectangle keeps the first', () => {
    expect(press('s-ArrowDown', 's-ArrowRight').selected).toEqual(['11', '12', '21', '22']);
    expect(press('s-ArrowRight', 'ArrowDown', 'ArrowDown', 's-ArrowLeft').selected).toEqual([
      '11',
      '12',
      '31',
      '32',
    ]);
    expect(press('s-ArrowDown', 's-ArrowUp', 's-ArrowUp').selected).toEqual(['01', '11']);
  });

  test('Shift with arrows does not extend the selection to names and column heads', () => {
    expect(press('ArrowUp', 's-ArrowUp')).toMatchObject({ spot: { row: 0, column: 1 }, selected: [] });
  });

  test('Shift and Space select the row, Control and Space the column', () => {
    expect(press('s- ').selected).toEqual(['10', '11', '12']);
    expect(press('c- ').selected).toEqual(['01', '11', '21', '31']);
    expect(press('m- ').selected).toEqual(['01', '11', '21', '31']);
    expect(press('m- ', 'm- ').selected).toEqual([]);
  });

  test('Control and A select everything, Escape nothing', () => {
    expect(press('c-a').selected).toHaveLength(12);
    expect(press('c-a', 'Escape').selected).toEqual([]);
  });

  test('N and ? do nothing with Control or held down; ? may need Shift and N mustn’t have it', () => {
    expect(press('n', 'N', 's-?', '?').commands).toEqual(['next', 'next', 'help', 'help']);
    expect(press('s-N', 'c-n', 'm-?', 'a-n', 'r-n', 'r-?', 'i-n').commands).toEqual([]);
  });

  test('letters decide or ask for a reason, but not with another key, held down or in an input method', () => {
    expect(press('a', 'D', 'u', 'r', 's-a', 'c-d', 'a-a', 'r-a', 'i-a', 'r-r', 'x').commands).toEqual([
      'Approve',
      'Deny',
      'DontKnow',
      'reason',
    ]);
  });

  test('a held key moves on but selects or decides nothing more, and the page doesn’t scroll', () => {
    expect(press('r-ArrowDown', 'r-ArrowDown').spot).toEqual({ row: 3, column: 1 });
    expect(press('r-s-ArrowDown').selected).toEqual(['11', '21']);
    expect(press(' ', 'r- ', 'r- ')).toMatchObject({ selected: ['11'], prevented: [true, true, true] });
    expect(press('s- ', 'r-s- ').selected).toEqual(['10', '11', '12']);
    expect(press('c- ', 'r-c- ').selected).toEqual(['01', '11', '21', '31']);
    expect(press('c-a', 'r-c-a')).toMatchObject({ selected: { length: 12 }, prevented: [true, true] });
    expect(press('d', 'r-d', 'r-d').commands).toEqual(['Deny']);
  });

  test('other keys are left to the browser, also Space on a name or column head', () => {
    expect(press('Tab', 'Enter', 'F5', 'a-ArrowLeft').prevented).toEqual([false, false, false, false]);
    expect(press('ArrowUp', 'ArrowUp', ' ').prevented).toEqual([true, true, false]);
  });
});
