'use client';
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useRef } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import type { DensityChoice } from '../../../lib/queries/density';
import { COLUMNS, type ColumnId } from '../../../lib/review/workspace/view';
import { useAnnounce } from '../../ui/announcer';
import { Button } from '../../ui/button';
import { PopoverMenu } from '../../ui/popover-menu';
import { useColumnNames } from './column-names';
import { moveColumn, withUnavailable } from './columns';

interface ColumnsMenuProps {
  /** The chosen columns, in order; some of them may be empty in this review. */
  columns: readonly ColumnId[];
  available: ReadonlySet<ColumnId>;
  density: DensityChoice;
  onChoose(columns: readonly ColumnId[]): void;
  onReset(): void;
}

const ID = 'columns-menu';
/** In px. */
const MENU_WIDTH = 320;
const ARROW =
  'grid size-11 shrink-0 place-items-center rounded-control text-accent hover:bg-paper disabled:cursor-not-allowed disabled:text-edge disabled:hover:bg-transparent md:size-9';

interface LineProps {
  column: ColumnId;
  shown: boolean;
  first: boolean;
  last: boolean;
  onToggle(): void;
  onMove(by: 1 | -1): void;
}

function Line({ column, shown, first, last, onToggle, onMove }: LineProps) {
  const t = useListMessages('table');
  const name = useColumnNames()(column);
  return (
    <li className="flex items-center gap-1">
      <label className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 desk:min-h-9">
        <input
          type="checkbox"
          checked={shown}
          disabled={column === 'person'}
          onChange={onToggle}
          className="size-4.5 shrink-0"
        />
        {name}
      </label>
      {shown && column !== 'person' && (
        <>
          <button
            type="button"
            className={ARROW}
            disabled={first}
            aria-label={t('moveUp', { name })}
            onClick={() => onMove(-1)}
          >
            <ArrowUp aria-hidden="true" className="size-4.5" />
          </button>
          <button
            type="button"
            className={ARROW}
            disabled={last}
            aria-label={t('moveDown', { name })}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden="true" className="size-4.5" />
          </button>
        </>
      )}
    </li>
  );
}

/** Chooses the columns and their order. */
export function ColumnsMenu({ columns, available, density, onChoose, onReset }: ColumnsMenuProps) {
  const t = useListMessages('table');
  const names = useColumnNames();
  const announce = useAnnounce();
  const button = useRef<HTMLButtonElement>(null);
  const shown = columns.filter((column) => available.has(column));
  const others = COLUMNS.filter((column) => available.has(column) && !shown.includes(column));
  const choose = (chosen: readonly ColumnId[]) => onChoose(withUnavailable(columns, available, chosen));
  const move = (column: ColumnId, by: 1 | -1) => {
    const moved = moveColumn(shown, column, by);
    choose(moved);
    announce(t('moved', { name: names(column), place: moved.indexOf(column) + 1, of: moved.length }));
  };
  return (
    <>
      <Button ref={button} title={t('columnsMenu')} popoverTarget={ID} className="px-3">
        <Columns3 aria-hidden="true" className="size-4.5 shrink-0" />
        <span className="max-2xl:sr-only">{t('columnsMenu')}</span>
      </Button>
      <PopoverMenu id={ID} label={t('columnsMenu')} button={button} width={MENU_WIDTH}>
        <ul>
          {[...shown, ...others].map((column) => {
            const at = shown.indexOf(column);
            return (
              <Line
                key={column}
                column={column}
                shown={at >= 0}
                first={at <= 1}
                last={at === shown.length - 1}
                onToggle={() => choose(at >= 0 ? shown.filter((id) => id !== column) : [...shown, column])}
                onMove={(by) => move(column, by)}
              />
            );
          })}
        </ul>
        <Button look="quiet" className="mt-1 px-2" onClick={onReset}>
          {t('resetColumns')}
        </Button>
        <label className="mt-2 flex min-h-11 items-center gap-2.5 border-t border-line pt-2 desk:min-h-9">
          <input
            type="checkbox"
            checked={density.density === 'roomy'}
            onChange={({ target }) => density.choose(target.checked ? 'roomy' : 'dense')}
            className="size-4.5 shrink-0"
          />
          {t('roomy')}
        </label>
      </PopoverMenu>
    </>
  );
}
