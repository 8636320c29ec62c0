'use client';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useGridMessages } from '../../lib/messages/parts/grid';
import { byReview, nextUndecidedCell } from '../../lib/review/grid/deciding';
import { type GridRow, personIn, type ReviewWithItems } from '../../lib/review/grid/model';
import { begin, NOTHING_SELECTED, selectedIn, toggle } from '../../lib/review/grid/selection';
import { sharesPeople } from '../../lib/review/grid/share';
import { DECISIONS } from '../../lib/review/model';
import { kindOfAll } from '../../lib/review/principal';
import { isUndecided } from '../../lib/review/progress';
import { answerIn, type RowAnswers } from '../../lib/review/row-answer';
import { DistinguishedItems } from '../parts/item-name';
import { PartCommandsContext, partCommands } from '../parts/part-commands';
import { ActionBar } from '../review/act/action-bar';
import { AskedPeopleProvider } from '../review/act/asked-people';
import { preloadQuestions } from '../review/act/lazy-act';
import { preloadUndo } from '../review/undo/lazy-undo';
import { useAnnounce } from '../ui/announcer';
import { Dock } from '../ui/dock';
import { useAboveFoot, useFoot } from '../ui/foot';
import { useOpenQuestion } from '../ui/open-questions';
import { useFocusBack } from '../ui/use-focus-back';
import { useWide } from '../ui/use-wide';
import { AccessGrid, type GridHandle } from './access-grid';
import { CellPanel } from './cell-panel';
import { CellQuestion } from './cell-question';
import type { GridCommand } from './grid-keys';
import { GridRecording } from './grid-recording';
import { GridTools } from './grid-tools';
import { ActOnCells, GridShortcuts } from './lazy';
import { accessHeadingId, PersonAccess } from './person-access';
import { useGridPlace } from './use-grid-place';
import { useGridQuestions } from './use-grid-questions';

interface GridDecidingProps {
  /** The reviews, each one completely read. */
  reviews: readonly ReviewWithItems[];
  answers: RowAnswers;
  me: string;
}

/** In one person's list, the heading of the next item that isn't reviewed; null where none is left. */
function headingOfNext(row: GridRow, decided: string, known: { answers: RowAnswers; me: string }) {
  const items = row.cells.filter((item) => item !== undefined);
  const from = items.findIndex(({ id }) => id === decided);
  const next = [...items.slice(from + 1), ...items.slice(0, from)].find((item) =>
    isUndecided(answerIn(known, item)),
  );
  return next ? document.getElementById(accessHeadingId(next.id)) : null;
}

/** The grid with its tools, its selection, the description of the focused cell, and one row as a list. */
export function GridDeciding({ reviews, answers, me }: GridDecidingProps) {
  const t = useGridMessages('grid');
  // A question must open at once, and the network may be gone by then.
  useEffect(() => {
    preloadQuestions();
    preloadUndo();
  }, []);
  const held = useGridPlace(reviews);
  const { grid, place, setPlace, order, shared } = held;
  const { spot, selection } = place;
  const [open, setOpen] = useState<string | null>(null);
  const [helping, setHelping] = useState(false);
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
  const openRow = open === null ? undefined : grid.rows.find(({ key }) => key === open);
  const backToCell = (decided?: string) =>
    requestAnimationFrame(() => {
      handle.current?.focus();
      if (openRow && decided !== undefined) headingOfNext(openRow, decided, { answers, me })?.focus();
    });
  const { asked, askedInDialog, ...questions } = useGridQuestions({ held, answers, me, openRow, backToCell });
  // A question counts from the press on, before its code is here.
  useOpenQuestion(asked !== null || askedInDialog !== null || helping);
  const [commands] = useState(partCommands);
  const announce = useAnnounce();
  const wide = useWide();
  const goToNext = () => {
    const next = nextUndecidedCell(grid, spot, { answers, me });
    if (next) {
      setPlace({ spot: next, selection: begin(grid, selection, next) });
      backToCell();
    } else if (reviews.every(({ complete }) => complete)) announce(t('noneLeft'));
  };
  const runCommand = (command: GridCommand) => {
    const targets = count > 0 ? parts : here ? byReview(reviews, new Set([here.id])) : [];
    if (command === 'undo') commands.run('undo');
    else if (command === 'next') goToNext();
    else if (command === 'help') setHelping(true);
    else if (command === 'reason') questions.askAgain(targets);
    else questions.ask(command, targets);
  };
  const close = () => {
    setOpen(null);
    questions.closeAsked();
  };
  const question = asked && (
    <CellQuestion
      key={`${asked.act} ${asked.cell.item.id}`}
      act={asked.act}
      cell={asked.cell}
      answers={answers}
      onSave={(item, reason) => questions.saveOne(asked.act, asked.cell, item, reason)}
      onClose={questions.closeAsked}
    />
  );
  return (
    <AskedPeopleProvider>
      <DistinguishedItems items={people}>
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
              of={{ row: openRow, columns: grid.columns }}
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
              onAct={(act, item) => questions.ask(act, byReview(reviews, new Set([item.id])))}
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
                onKeys={wide ? () => setHelping(true) : null}
              />
              <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-5">
                <AccessGrid
                  ref={handle}
                  held={held}
                  answers={answers}
                  describedBy={panel}
                  question={question}
                  onCommand={runCommand}
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
            </>
          )}
          <Dock ref={foot}>
            <PartCommandsContext value={commands}>
              <GridRecording reviews={reviews} answers={answers} me={me} selecting={count > 0} />
            </PartCommandsContext>
            <div className={asked ? 'max-md:hidden' : 'max-md:w-full'}>
              <ActionBar
                acts={DECISIONS}
                count={count}
                selected={t('selected', { count, reviews: parts.length })}
                said={t('selectedAloud', { count, reviews: parts.length })}
                onAct={(act) => questions.ask(act, parts)}
                onClear={() => setPlace({ spot, selection: NOTHING_SELECTED })}
              />
            </div>
          </Dock>
          {helping && <GridShortcuts onClose={() => setHelping(false)} />}
          {askedInDialog && (
            <ActOnCells
              {...askedInDialog}
              answers={answers}
              onSave={questions.save}
              onClose={questions.closeDialog}
              returnFocusTo={placeOfFocus}
            />
          )}
        </div>
      </DistinguishedItems>
    </AskedPeopleProvider>
  );
}
