'use client';
import { useId, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRecordMany } from '../../lib/queries/record';
import { intentsOf } from '../../lib/review/act';
import {
  byReview,
  isOnScreen,
  type OneCell,
  onlyCell,
  type ReviewPart,
  spotOfItem,
} from '../../lib/review/grid/deciding';
import { personIn, type ReviewWithItems } from '../../lib/review/grid/model';
import { NOTHING_SELECTED, selectedIn, toggle } from '../../lib/review/grid/selection';
import { sharesPeople } from '../../lib/review/grid/share';
import type { Decision, DecisionItem, ReviewRef } from '../../lib/review/model';
import { kindOfAll } from '../../lib/review/principal';
import { isUndecided } from '../../lib/review/progress';
import { answerIn, type RowAnswers } from '../../lib/review/row-answer';
import { mustAsk, sameAgain } from '../../lib/review/row-question';
import { ItemsToldApart } from '../parts/item-name';
import type { LetterCommand } from '../parts/keys';
import type { RecordedPart } from '../review/act/act-parts';
import { WithAskedPeople } from '../review/act/asked-people';
import { useAnnounce } from '../ui/announcer';
import { Dock } from '../ui/dock';
import { useAboveFoot, useFoot } from '../ui/foot';
import { useFocusBack } from '../ui/use-focus-back';
import { AccessGrid, type GridHandle } from './access-grid';
import { CellPanel } from './cell-panel';
import { CellQuestion } from './cell-question';
import { GridBar } from './grid-bar';
import { GridTools } from './grid-tools';
import { ActTogether } from './lazy-act';
import { PersonAccess } from './person-access';
import { ReviewUndo } from './review-undo';
import { useGridPlace } from './use-grid-place';

interface GridDecidingProps {
  /** The one review that the table is about; null for all reviews. */
  reference: ReviewRef | null;
  /** The reviews, each one completely read. */
  reviews: readonly ReviewWithItems[];
  answers: RowAnswers;
  me: string;
}

interface Together {
  act: Decision;
  parts: readonly ReviewPart[];
}

/** The grid with its tools, its selection, the description of the focused cell, and one row as a list. */
export function GridDeciding({ reference, reviews, answers, me }: GridDecidingProps) {
  const t = useTranslations('grid');
  const announce = useAnnounce();
  const recordMany = useRecordMany();
  const held = useGridPlace(reviews);
  const { grid, place, setPlace, order, shared } = held;
  const { spot, selection } = place;
  const [open, setOpen] = useState<string | null>(null);
  const [together, setTogether] = useState<Together | null>(null);
  const [asked, setAsked] = useState<{ act: Decision; cell: OneCell } | null>(null);
  const handle = useRef<GridHandle>(null);
  const panel = useId();
  const here = grid.rows[spot.row]?.cells[spot.column];
  const people = useMemo(() => grid.rows.map(personIn), [grid.rows]);
  const selected = useMemo(() => selectedIn(grid, selection), [grid, selection]);
  const parts = useMemo(() => byReview(reviews, selected), [reviews, selected]);
  const count = parts.reduce((sum, part) => sum + part.selected.length, 0);

  /** The reviewer's place in the table, or the name of the person whose access is listed. */
  const placeOfFocus = () =>
    open === null ? (handle.current?.element() ?? null) : document.getElementById('person');
  const page = useRef<HTMLDivElement>(null);
  useFocusBack(page, placeOfFocus);
  useAboveFoot('dock', page);
  const foot = useRef<HTMLDivElement>(null);
  useFoot('dock', foot);
  const backToCell = () => requestAnimationFrame(() => handle.current?.focus());
  const saveOne = (act: Decision, { review }: OneCell, item: DecisionItem, reason: string) => {
    save([{ review, intents: intentsOf(act, [item], reason) }]);
    backToCell();
  };
  /** Opens the question in the place of its cell. */
  const askAt = (act: Decision, cell: OneCell) => {
    setPlace({ spot: spotOfItem(grid, cell.item.id) ?? spot, selection });
    setAsked({ act, cell });
  };
  /** Records a decision for one cell at once, or opens a question in its place where one is needed. */
  const askOne = (act: Decision, cell: OneCell) => {
    const known = { review: cell.review, me, answers };
    const item = answerIn(known, cell.item).item;
    if (!mustAsk(act, item, known)) saveOne(act, cell, item, '');
    else askAt(act, cell);
  };
  const openRow = open === null ? undefined : grid.rows.find(({ key }) => key === open);
  const ask = (act: Decision, parts: readonly ReviewPart[]) => {
    const cell = onlyCell(parts);
    // A decision about one cell is asked in its place. The dialog asks where that isn't on screen, and says that there is
    // nothing to take back.
    const inPlace = cell && isOnScreen(grid, openRow, cell.item.id);
    if (inPlace && !(act === 'NotReviewed' && isUndecided(answerIn({ answers, me }, cell.item))))
      askOne(act, cell);
    else if (parts.length > 0) setTogether({ act, parts });
  };
  const askByKey = (letter: LetterCommand) => {
    const meant = count > 0 ? parts : here ? byReview(reviews, new Set([here.id])) : [];
    if (letter !== 'reason') ask(letter, meant);
    else {
      const again = sameAgain(
        meant.flatMap((part) => part.selected),
        { answers, me },
      );
      const cell = onlyCell(meant);
      if (again && cell) askAt(again, cell);
      else if (again) setTogether({ act: again, parts: meant });
    }
  };
  const save = (acts: RecordedPart[]) => {
    recordMany(acts);
    setTogether(null);
    setAsked(null);
    setPlace({ spot, selection: NOTHING_SELECTED });
    announce(t('recorded', { count: acts.reduce((sum, { intents }) => sum + intents.length, 0) }));
  };
  const askable = openRow ? openRow.cells : [here];
  // A question closes when the reviewer goes away from its cell; the typed reason stays in the draft.
  if (asked && !askable.some((item) => item?.id === asked.cell.item.id)) setAsked(null);
  const close = () => {
    setOpen(null);
    setAsked(null);
    backToCell();
  };
  const question = asked && (
    <CellQuestion
      key={`${asked.act} ${asked.cell.item.id}`}
      act={asked.act}
      cell={asked.cell}
      answers={answers}
      onSave={(item, reason) => saveOne(asked.act, asked.cell, item, reason)}
      onClose={() => {
        setAsked(null);
        backToCell();
      }}
    />
  );
  return (
    <WithAskedPeople>
      <ItemsToldApart items={people}>
        <div ref={page} className="pb-[calc(var(--dock,0px)+0.5rem)]">
          <p className="mb-2 text-body text-quiet low:sr-only">
            {t('lead', {
              people: held.people,
              reviews: reviews.length,
              kind: kindOfAll(grid.rows),
              shared: sharesPeople(reviews)?.people ?? 0,
            })}
            <span className="max-md:sr-only"> {t('how')}</span>
          </p>
          {openRow ? (
            <PersonAccess
              row={openRow}
              columns={grid.columns}
              reviews={reviews}
              selected={selected}
              answers={answers}
              asked={asked && { itemId: asked.cell.item.id, question }}
              onSelect={(column) =>
                setPlace({
                  spot,
                  selection: toggle(grid, selection, { row: grid.rows.indexOf(openRow), column }),
                })
              }
              onClose={close}
            />
          ) : (
            <>
              <GridTools
                order={order}
                shared={shared}
                block={held.block}
                onOrder={held.setOrder}
                onShared={held.setShared}
                onBlock={held.setBlock}
              />
              <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-5">
                <AccessGrid
                  ref={handle}
                  held={held}
                  answers={answers}
                  describedBy={panel}
                  question={question}
                  onLetter={askByKey}
                  onOpen={setOpen}
                />
                <CellPanel
                  id={panel}
                  row={grid.rows[spot.row]}
                  column={grid.columns[spot.column]}
                  columnIndex={spot.column}
                  reviews={reviews}
                  answers={answers}
                  me={me}
                />
              </div>
              <details className="mt-3 max-w-prose text-sm text-quiet">
                <summary className="inline-block py-2">{t('keysTitle')}</summary>
                <p>{t('keys')}</p>
              </details>
            </>
          )}
          <Dock ref={foot}>
            {reference && reviews[0] && (
              <ReviewUndo reference={reference} of={reviews[0]} answers={answers} selecting={count > 0} />
            )}
            <div className={asked ? 'max-md:hidden' : 'max-md:w-full'}>
              <GridBar
                count={count}
                reviews={parts.length}
                onAct={(act) => ask(act, parts)}
                onClear={() => setPlace({ spot, selection: NOTHING_SELECTED })}
              />
            </div>
          </Dock>
          {together && (
            <ActTogether
              {...together}
              answers={answers}
              onSave={save}
              onClose={() => setTogether(null)}
              returnFocusTo={placeOfFocus}
            />
          )}
        </div>
      </ItemsToldApart>
    </WithAskedPeople>
  );
}
