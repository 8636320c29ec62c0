'use client';
import { memo, type ReactNode } from 'react';
import { useShellMessages } from '../../../lib/messages/parts/shell';
import { isComparable } from '../../../lib/review/previous';
import { isUndecided } from '../../../lib/review/progress';
import { shownOf } from '../../../lib/review/row-answer';
import type { ColumnId } from '../../../lib/review/workspace/view';
import { useItemWords } from '../../parts/item-name';
import { Checkbox } from '../../ui/checkbox';
import type { RowAsk } from '../act/use-review-draft';
import { CellContent } from './cell-content';
import { useColumnNames } from './column-names';
import type { RowFacts, SharedByRows } from './row-facts';
import { sameRow } from './same-row';

interface PersonCardProps {
  facts: RowFacts;
  shared: SharedByRows;
  /** Null where the item can't be decided now. */
  selected: boolean | null;
  staying: boolean;
  /** The card's index, counted from 0, among `count` cards. */
  index: number;
  count: number;
  asked: RowAsk | null;
  /** The question shown in the card. */
  question: ReactNode;
}

/** Columns with a line of their own and without a label: their content explains itself. */
const OWN_PLACE = new Set<ColumnId>(['person', 'decision', 'reason']);

/** Facts with a line of their own, after the facts that share a line. */
const WIDE = new Set<ColumnId>(['advice', 'doubt']);

/** Whether a column has a value for this person; a card leaves empty columns out. */
function hasValue(column: ColumnId, { item, answer, details, doubts }: RowFacts): boolean {
  if (column === 'doubt') return doubts !== '';
  if (column === 'title') return Boolean(details?.jobTitle);
  if (column === 'department') return Boolean(details?.department);
  if (column === 'manager') return Boolean(details?.manager);
  if (column === 'kind') return Boolean(details?.kind);
  if (column === 'previous') return isComparable(item);
  if (column === 'answeredBy') return !isUndecided(answer);
  if (column === 'reason') {
    const shown = shownOf(answer);
    return !isUndecided(shown) || shown.justification !== '' || item.earlier !== null;
  }
  return column !== 'person';
}

function PersonCardPlain({
  facts,
  shared,
  selected,
  staying,
  index,
  count,
  asked,
  question,
}: PersonCardProps) {
  const t = useShellMessages('review');
  const names = useColumnNames();
  const { item, answer } = facts;
  const wordsOf = useItemWords();
  const undecided = isUndecided(shownOf(answer));
  const reason = shared.columns.includes('reason') && hasValue('reason', facts) && (
    <div className="text-sm">
      <CellContent column="reason" facts={facts} shared={shared} asked={asked} dense />
    </div>
  );
  return (
    <div
      role="listitem"
      aria-setsize={count}
      aria-posinset={index + 1}
      data-key={item.id}
      className={`flex flex-wrap items-center gap-x-1 border-b border-line bg-card py-1.5 ps-1 pe-3 has-[[data-cell]_input:checked]:bg-accent-wash ${staying ? 'text-quiet' : ''}`}
    >
      {selected === null ? (
        <span className="w-3" />
      ) : (
        <div data-cell={0}>
          <Checkbox
            label={t('select', { name: wordsOf(item) })}
            checked={selected}
            onChange={(checked, ranged) => shared.onSelect(item.id, checked, ranged)}
          />
        </div>
      )}
      <div className="min-w-0 flex-1">
        <CellContent column="person" facts={facts} shared={shared} asked={null} dense />
      </div>
      <div className="min-w-0 basis-full space-y-1 ps-3">
        <dl className="flex flex-wrap gap-x-4 text-sm leading-6">
          {shared.columns
            .filter((column) => !OWN_PLACE.has(column) && hasValue(column, facts))
            .sort((one, other) => Number(WIDE.has(one)) - Number(WIDE.has(other)))
            .map((column) => (
              <div key={column} className="flex max-w-full min-w-0 gap-x-1.5">
                <dt className="text-quiet">{names(column)}</dt>
                <dd className="min-w-0">
                  <CellContent column={column} facts={facts} shared={shared} asked={asked} dense />
                </dd>
              </div>
            ))}
        </dl>
        {undecided && reason}
        {/* As high with a decision as with the buttons for it, so that the cards below keep their place. */}
        <div className="flex min-h-11 flex-col justify-center">
          <CellContent column="decision" facts={facts} shared={shared} asked={asked} dense />
          {!undecided && reason}
        </div>
      </div>
      {question && (
        <div className="-ms-1 -me-3 -mb-1.5 min-w-0 grow basis-full bg-accent-wash pt-2">{question}</div>
      )}
    </div>
  );
}

/** The card of one person on a phone. It renders again only when its own facts change. */
export const PersonCard = memo(PersonCardPlain, sameRow);
