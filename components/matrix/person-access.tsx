'use client';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useGridMessages } from '../../lib/messages/parts/grid';
import { useItemMessages } from '../../lib/messages/parts/item';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReviewer } from '../../lib/queries/graph-context';
import type { Grid, GridRow, ReviewWithItems } from '../../lib/review/grid/model';
import { ANSWERS, type Answer, type DecisionItem } from '../../lib/review/model';
import { isUndecided } from '../../lib/review/progress';
import { answerIn, type RowAnswers, shownOf } from '../../lib/review/row-answer';
import { ACT_ICONS } from '../parts/decision-word';
import { usePrincipalWords } from '../parts/item-name';
import { TenantText } from '../parts/tenant-text';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { atFirstClick } from '../ui/first-click';
import { AccessFactLines } from './access-facts';
import { MatrixCellContent } from './cell-content';
import { useColumnWords } from './column-words';

interface PersonAccessProps {
  /** The person's row and the columns of its cells. */
  of: { row: GridRow; columns: Grid['columns'] };
  reviews: readonly ReviewWithItems[];
  selected: ReadonlySet<string>;
  answers: RowAnswers;
  /** The question in the place of its item; null where nothing is asked. */
  asked: { itemId: string; question: ReactNode } | null;
  /** Selects or deselects the column's cell. */
  onSelect(column: number): void;
  /** Decides about one item, after a question where one is due. */
  onAct(act: Answer, item: DecisionItem): void;
  onClose(): void;
}

/** The id of the heading of an item in the list: it has the focus after the item before was decided. */
export const accessHeadingId = (itemId: string) => `access-${itemId}`;

/** The answers to one item, as a row of the list has them. */
function ActButtons({ name, onAct }: { name: string; onAct(act: Answer): void }) {
  const t = useItemMessages('row');
  const decisions = useShellMessages('decisions');
  return (
    <fieldset aria-label={t('decide', { name })} className="flex flex-wrap gap-2">
      {ANSWERS.map((act) => {
        const Icon = ACT_ICONS[act];
        return (
          <Button
            key={act}
            aria-label={t('act', { act: decisions(act), name })}
            onClick={atFirstClick(() => onAct(act))}
            className="px-3 desk:min-h-9 desk:py-1"
          >
            <Icon aria-hidden="true" className="size-4.5 shrink-0" />
            {decisions(act)}
          </Button>
        );
      })}
    </fieldset>
  );
}

/** One person's row as a list: every item about the person, with its evidence. */
export function PersonAccess({
  of: { row, columns },
  reviews,
  selected,
  answers,
  asked,
  onSelect,
  onAct,
  onClose,
}: PersonAccessProps) {
  const t = useGridMessages('grid');
  const nameOfColumn = useColumnWords();
  const review = useShellMessages('review');
  const { userId: me } = useReviewer();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const nameOf = usePrincipalWords();
  const first = row.cells.findIndex((item) => item !== undefined);
  return (
    <section aria-labelledby="person">
      <Button look="quiet" className="-ms-3 px-3" onClick={onClose}>
        <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
        {t('backToGrid')}
      </Button>
      <h2 id="person" ref={heading} tabIndex={-1} className="mt-1 subheading outline-none">
        <TenantText text={nameOf(row.principal)} />
      </h2>
      <ul className="mt-4 divide-y divide-line card">
        {columns.map((column, index) => {
          const item = row.cells[index];
          const read = reviews.find((one) => one.review === column.review);
          if (!item || !read) return null;
          const name = nameOfColumn(column);
          return (
            <li key={column.key} className="flex gap-1 py-3 ps-1 pe-4 has-checked:bg-accent-wash">
              <Checkbox
                label={review('select', { name })}
                checked={selected.has(item.id)}
                onChange={() => onSelect(index)}
              />
              <div className="min-w-0 flex-1 space-y-3 pt-2">
                <h3 id={accessHeadingId(item.id)} tabIndex={-1} className="font-semibold outline-none">
                  <TenantText text={name} />
                </h3>
                <div className="max-w-60">
                  <MatrixCellContent item={item} answer={answers.get(item.id) ?? null} />
                </div>
                {isUndecided(shownOf(answerIn({ answers, me }, item))) && (
                  <ActButtons name={name} onAct={(act) => onAct(act, item)} />
                )}
                <AccessFactLines person={index === first} item={item} read={read} answers={answers} me={me} />
                {item.id === asked?.itemId && asked.question}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
