'use client';
import { useGridMessages } from '../../lib/messages/parts/grid';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { GridColumn, Spot } from '../../lib/review/grid/model';
import { safeText } from '../../lib/review/text';
import { useItemsKind } from '../parts/item-name';
import { TenantText } from '../parts/tenant-text';
import { useColumnWords } from './column-words';
import type { ShownColumn } from './matrix-row';

interface GridHeadProps {
  columns: readonly GridColumn[];
  shown: readonly ShownColumn[];
  width: number;
  personWidth: number;
  spot: Spot;
  onColumn(column: number): void;
}

/**
 * The access columns, with the review's name where there are several reviews;
 * pressing one selects everybody in it.
 */
export function GridHead({ columns, shown, width, personWidth, spot, onColumn }: GridHeadProps) {
  const t = useGridMessages('grid');
  const principal = useShellMessages('principal');
  const kind = useItemsKind();
  const nameOfColumn = useColumnWords();
  const active = spot.row === -1 ? spot.column : null;
  const oneReview = new Set(columns.map(({ review }) => review.instance.id)).size === 1;
  return (
    <div role="rowgroup" className="sticky top-0 z-20 border-b border-edge bg-card">
      <div role="row" aria-rowindex={1} className="flex">
        <div
          role="columnheader"
          aria-colindex={1}
          tabIndex={active === -1 ? 0 : -1}
          data-spot="-1:-1"
          style={{ width: personWidth }}
          className="sticky start-0 z-10 flex shrink-0 items-end border-e border-line bg-card px-3 py-2 text-sm font-medium text-quiet -outline-offset-2"
        >
          {principal('column', { kind })}
        </div>
        <div role="none" style={{ width }} className="flex shrink-0">
          {shown.map(({ index, start, size }, at) => {
            const column = columns[index];
            if (!column) return null;
            const before = shown[at - 1];
            const name = nameOfColumn(column);
            const review = safeText(column.review.definition.displayName);
            return (
              <div
                key={column.key}
                role="columnheader"
                aria-colindex={index + 2}
                style={{ width: size, marginInlineStart: start - (before ? before.start + before.size : 0) }}
                className="flex shrink-0 border-e border-line"
              >
                <button
                  type="button"
                  data-spot={`-1:${index}`}
                  tabIndex={active === index ? 0 : -1}
                  onClick={() => onColumn(index)}
                  className="flex min-h-11 w-full flex-col justify-end px-2.5 py-2 text-start text-sm -outline-offset-2 hover:text-accent"
                >
                  <span className="line-clamp-3 font-semibold [overflow-wrap:anywhere]">
                    <TenantText text={name} limit={80} />
                  </span>
                  {review !== name && !oneReview && (
                    <span className="line-clamp-2 text-note text-quiet [overflow-wrap:anywhere]">
                      <TenantText text={review} limit={80} />
                    </span>
                  )}
                  <span className="sr-only">, {t('selectColumn')}</span>
                </button>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
