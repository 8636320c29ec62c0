'use client';
import { type MouseEvent, type PointerEvent, useRef } from 'react';
import type { GridPlace } from '../../lib/review/grid/keep';
import type { Grid, Spot } from '../../lib/review/grid/model';
import { begin, extend, toggle } from '../../lib/review/grid/selection';

/** How far a block that is selected by pressing its corners has come; null where none is. */
export type Block = 'first' | 'second' | null;

export interface GridPointer {
  grid: Grid;
  place: GridPlace;
  block: Block;
  onBlock(block: Block): void;
  onPlace(place: GridPlace, focus: boolean): void;
}

/** The place that an element of the grid stands for. */
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
 * Pressing a cell selects it or lets go of it; dragging a mouse or pen, or pressing with Shift, makes a rectangle. A finger
 * scrolls and doesn't drag: for it, and for whom dragging is hard, two presses mark a block's corners.
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
