'use client';
import { type MouseEvent, type PointerEvent, useRef } from 'react';
import type { GridPlace } from '../../lib/review/grid/carry-over';
import type { Grid, Spot } from '../../lib/review/grid/model';
import { begin, extend, toggle } from '../../lib/review/grid/selection';

/** Which corner of a block the reviewer has to press next; null when no block is being selected. */
export type Block = 'first' | 'second' | null;

export interface GridPointer {
  grid: Grid;
  place: GridPlace;
  block: Block;
  onBlock(block: Block): void;
  onPlace(place: GridPlace, focus: boolean): void;
}

/** The place in the grid that an element represents. */
export function spotOf(target: EventTarget): Spot | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-spot]') : null;
  const [row, column] = cell?.dataset.spot?.split(':').map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

function cellAt(target: EventTarget): Spot | undefined {
  const spot = spotOf(target);
  return spot && spot.row >= 0 && spot.column >= 0 ? spot : undefined;
}

/**
 * Pressing a cell selects or deselects it. Dragging with a mouse or pen, or pressing with
 * Shift, selects a rectangle. A finger scrolls and can't drag: there, and for people who can't
 * drag, two presses mark the corners.
 */
export function useGridPointer({ grid, place, block, onBlock, onPlace }: GridPointer) {
  const drag = useRef<{ from: Spot; moved: boolean } | null>(null);
  const { spot, selection } = place;
  return {
    onPointerDown: (event: PointerEvent) => {
      const from = cellAt(event.target);
      const drags = event.button === 0 && event.pointerType !== 'touch' && !event.shiftKey && !block;
      drag.current = from && drags ? { from, moved: false } : null;
    },
    onPointerMove: (event: PointerEvent) => {
      const { current } = drag;
      const to = cellAt(event.target);
      if (!current || !to) return;
      if ((event.buttons & 1) === 0) {
        drag.current = null;
        return;
      }
      if (to.row === spot.row && to.column === spot.column && current.moved) return;
      if (!current.moved && to.row === current.from.row && to.column === current.from.column) return;
      const start = current.moved ? selection : begin(grid, selection, current.from);
      current.moved = true;
      onPlace({ spot: to, selection: extend(start, current.from, to) }, true);
    },
    onClick: (event: MouseEvent) => {
      const to = cellAt(event.target);
      const dragged = drag.current?.moved === true;
      drag.current = null;
      if (!to || dragged) return;
      if (event.shiftKey || block === 'second') {
        onPlace({ spot: to, selection: extend(selection, spot, to) }, true);
        onBlock(null);
      } else if (block === 'first') {
        onPlace({ spot: to, selection: extend(begin(grid, selection, to), to, to) }, true);
        onBlock('second');
      } else {
        onPlace({ spot: to, selection: toggle(grid, selection, to) }, true);
      }
    },
  };
}
