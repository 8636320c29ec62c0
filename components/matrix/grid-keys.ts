'use client';
import type { KeyboardEvent } from 'react';
import type { GridPlace } from '../../lib/review/grid/carry-over';
import type { Grid, Spot } from '../../lib/review/grid/model';
import { moveTo } from '../../lib/review/grid/move';
import { begin, extend, NOTHING_SELECTED, toggleAll } from '../../lib/review/grid/selection';
import { keyOf, type LetterCommand, letterOf, mayBeText, type Press, pressOf } from '../parts/keys';
import { isViewAwaited } from '../ui/lazy-view';

/** The grid's keys, in the form of the list's `SHORTCUTS`. */
export const GRID_SHORTCUTS = [
  ['arrows', ['←'], ['→'], ['↑'], ['↓']],
  ['select', ['Space']],
  ['block', ['Shift', '→'], ['Shift', '↓']],
  ['row', ['Shift', 'Space']],
  ['column', ['Ctrl', 'Space']],
  ['allCells', ['Ctrl', 'A'], ['⌘', 'A']],
  ['approve', ['a']],
  ['deny', ['d']],
  ['dontKnow', ['u']],
  ['reason', ['r']],
  ['undo', ['z']],
  ['next', ['n']],
  ['openPerson', ['Enter']],
  ['clear', ['Esc']],
  ['help', ['?']],
] as const;

export type GridCommand = LetterCommand | 'next' | 'help';

/** The command of a key that isn't a movement or a selection; undefined for other keys and with a modifier. */
function commandOf(press: Press): GridCommand | undefined {
  const { ctrlKey, metaKey, shiftKey } = press;
  if (ctrlKey || metaKey) return undefined;
  // Some keyboards need Shift for it and others don't.
  if (press.key === '?') return 'help';
  return keyOf(press) === 'n' && !shiftKey ? 'next' : letterOf(press);
}

export interface GridKeys {
  grid: Grid;
  place: GridPlace;
  /** How many rows are visible. */
  page(): number;
  rtl: boolean;
  onPlace(place: GridPlace, focus: boolean): void;
  onCommand(command: GridCommand): void;
}

/** What Space selects: the cell, with Shift the row, with Control the column; nothing on a name or a head. */
function spaceSelects(
  grid: Grid,
  { row, column }: Spot,
  shift: boolean,
  ctrl: boolean,
): [Spot, Spot] | undefined {
  const [lastRow, lastColumn] = [grid.rows.length - 1, grid.columns.length - 1];
  if (ctrl && column >= 0) return [at(0, column), at(lastRow, column)];
  if (shift && row >= 0) return [at(row, 0), at(row, lastColumn)];
  return row < 0 || column < 0 ? undefined : [at(row, column), at(row, column)];
}

const at = (row: number, column: number): Spot => ({ row, column });
const isCell = ({ row, column }: Spot): boolean => row >= 0 && column >= 0;

/**
 * Handles the grid's keys. The content of a name or a head is a button, which handles Space and Enter itself.
 */
export function gridKeys({ grid, place, page, rtl, onPlace, onCommand }: GridKeys) {
  const { spot, selection } = place;
  const select = (from: Spot, to: Spot) =>
    onPlace({ spot, selection: { ...toggleAll(grid, selection, from, to), anchor: spot } }, false);
  const move = (to: Spot, shift: boolean) => {
    // A rectangle consists of cells only: with Shift the movement stops at the heads.
    if (shift && !(isCell(spot) && isCell(to))) return;
    onPlace({ spot: to, selection: shift ? extend(selection, spot, to) : begin(grid, selection, to) }, true);
  };
  return (event: KeyboardEvent) => {
    const press = pressOf(event);
    if (press.altKey || press.isComposing) return;
    const { key, shiftKey: shift } = press;
    const ctrl = press.ctrlKey || press.metaKey;
    const command = commandOf(press);
    const space = key === ' ' ? spaceSelects(grid, spot, shift, ctrl) : undefined;
    const size = { rows: grid.rows.length, columns: grid.columns.length, page: page() };
    const to = moveTo(spot, { key, ctrl }, size, rtl);
    const all = ctrl && !shift && keyOf(press) === 'a';
    const isCommand = to || command || space || all || key === 'Escape';
    // A key that was pressed for a question on its way must not act on the grid.
    if (isViewAwaited() && (isCommand || mayBeText(press))) {
      event.preventDefault();
      return;
    }
    if (to) move(to, shift);
    else if (press.repeat) {
      // A key that is held down repeats a movement, and never a decision or a selection; nor does it scroll the page.
      if (!space && !all) return;
    } else if (command) onCommand(command);
    else if (space) select(...space);
    else if (key === 'Escape') onPlace({ spot, selection: NOTHING_SELECTED }, false);
    else if (all) select(at(0, 0), at(size.rows - 1, size.columns - 1));
    else return;
    event.preventDefault();
  };
}
