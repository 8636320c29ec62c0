'use client';
import {
  type FocusEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { useGridMessages } from '../../lib/messages/parts/grid';
import type { GridPlace } from '../../lib/review/grid/carry-over';
import type { Spot } from '../../lib/review/grid/model';
import { selectedIn, toggleAll } from '../../lib/review/grid/selection';
import type { RowAnswers } from '../../lib/review/row-answer';
import { useItemsKind } from '../parts/item-name';
import { useWide } from '../ui/use-wide';
import { GridHead } from './grid-head';
import { type GridCommand, gridKeys } from './grid-keys';
import { MatrixRow } from './matrix-row';
import type { HeldGrid } from './use-grid-place';
import { spotOf, useGridPointer } from './use-grid-pointer';
import { useGridVirtual } from './use-grid-virtual';

/** What other parts of the page can ask the grid to do. */
export interface GridHandle {
  /** Moves the focus back to the reviewer's place in the grid. */
  focus(): void;
  /** The element at the reviewer's place; null while it isn't in the page. */
  element(): HTMLElement | null;
}

interface AccessGridProps {
  ref: Ref<GridHandle>;
  /** The grid in its current order and filter, and the reviewer's place in it. */
  held: Pick<HeldGrid, 'grid' | 'place' | 'setPlace' | 'block' | 'setBlock'>;
  answers: RowAnswers;
  /** The id of the element that describes the cell with the focus. */
  describedBy: string;
  /** The question shown under the focused row; null where nothing is asked. */
  question: ReactNode;
  onCommand(command: GridCommand): void;
  onOpen(personId: string): void;
}

/**
 * The grid of people and access. Only the visible part is in the page:
 * https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export function AccessGrid(props: AccessGridProps) {
  const { ref, held, answers, describedBy, question, onCommand, onOpen } = props;
  const { grid, place, setPlace: onPlace, block, setBlock } = held;
  const t = useGridMessages('grid');
  const kind = useItemsKind();
  const wide = useWide();
  const box = useRef<HTMLDivElement>(null);
  const focusNext = useRef(false);
  const { spot, selection } = place;
  const { rows, columns, shownRows, shownColumns, personWidth, isRtl, rowHeight } = useGridVirtual(
    box,
    grid,
    spot,
    wide,
  );
  const selected = useMemo(() => selectedIn(grid, selection), [grid, selection]);
  const width = columns.getTotalSize();

  const elementAt = ({ row, column }: Spot) =>
    box.current?.querySelector<HTMLElement>(`[data-spot="${row}:${column}"]`) ?? null;
  useLayoutEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    elementAt(spot)?.focus();
  });
  useImperativeHandle(ref, () => ({
    focus: () => elementAt(spot)?.focus(),
    element: () => elementAt(spot),
  }));

  const go = (next: GridPlace, focus: boolean) => {
    focusNext.current = focus;
    onPlace(next);
  };
  const pointer = useGridPointer({ grid, place, block, onBlock: setBlock, onPlace: go });
  const onFocus = (event: FocusEvent) => {
    const to = spotOf(event.target);
    if (to && (to.row !== spot.row || to.column !== spot.column)) onPlace({ spot: to, selection });
  };
  const page = () => Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1;
  const selectColumn = (column: number) =>
    onPlace({
      spot: { row: -1, column },
      selection: toggleAll(grid, selection, { row: 0, column }, { row: grid.rows.length - 1, column }),
    });
  return (
    <div
      ref={box}
      role="grid"
      tabIndex={-1}
      aria-label={t('label', { kind })}
      aria-multiselectable
      aria-rowcount={grid.rows.length + 1}
      aria-colcount={grid.columns.length + 1}
      onKeyDown={(event) => gridKeys({ grid, place, page, rtl: isRtl, onPlace: go, onCommand })(event)}
      onFocus={onFocus}
      {...pointer}
      // On a phone it has the height that a question needs, also without one: a page that gets shorter with the press that
      // closes the question moves the pressed cell away.
      className="@container relative max-h-[max(20rem,68dvh)] overflow-auto overscroll-x-contain card select-none scroll-pt-24 scroll-ps-38 max-md:max-h-[92dvh] md:scroll-ps-62"
    >
      <div role="none" style={{ width: personWidth + width }}>
        <GridHead
          columns={grid.columns}
          shown={shownColumns}
          width={width}
          personWidth={personWidth}
          spot={spot}
          onColumn={selectColumn}
        />
        <div role="rowgroup" style={{ height: rows.getTotalSize() }} className="relative">
          {shownRows.map(({ index, start, key }) => {
            const row = grid.rows[index];
            if (!row) return null;
            return (
              <div
                key={key}
                ref={rows.measureElement}
                data-index={index}
                role="none"
                style={{ top: start }}
                className="absolute inset-x-0"
              >
                <MatrixRow
                  row={row}
                  index={index}
                  layout={{ columns: shownColumns, width, personWidth }}
                  active={spot.row === index ? spot.column : null}
                  selected={selected}
                  answers={answers}
                  describedBy={describedBy}
                  onOpen={onOpen}
                />
                {question && spot.row === index && (
                  <div
                    role="row"
                    aria-rowindex={index + 2}
                    className="sticky start-0 w-[100cqw] border-b border-line"
                  >
                    <div role="gridcell" aria-colspan={grid.columns.length + 1}>
                      {question}
                    </div>
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
