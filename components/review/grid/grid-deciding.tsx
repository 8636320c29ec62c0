'use client';
import { useId, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRecordMany } from '../../../lib/queries/record';
import type { Act } from '../../../lib/review/act';
import { byReview, type ReviewPart } from '../../../lib/review/grid/deciding';
import type { ReviewWithItems } from '../../../lib/review/grid/model';
import { NOTHING_SELECTED, selectedIn, toggle } from '../../../lib/review/grid/selection';
import type { Intent, Review } from '../../../lib/review/model';
import { kindOfAll } from '../../../lib/review/principal';
import type { RowAnswers } from '../../../lib/review/row-answer';
import { useAnnounce } from '../../ui/announcer';
import { WithAskedPeople } from '../asked-people';
import { AccessGrid, type GridHandle } from './access-grid';
import { CellPanel } from './cell-panel';
import { type GridAct, GridBar } from './grid-bar';
import { GridTools } from './grid-tools';
import { ActTogether } from './lazy-act';
import { PersonAccess } from './person-access';
import { useGridPlace } from './use-grid-place';
import type { Block } from './use-grid-pointer';

interface GridDecidingProps {
  /** All of them read. */
  reviews: readonly ReviewWithItems[];
  answers: RowAnswers;
  me: string;
}

interface Question {
  act: GridAct;
  parts: readonly [ReviewPart, ...ReviewPart[]];
}

/** The grid with what belongs to it: the ways to look at it, what is selected, the cell explained, a row as a list. */
export function GridDeciding({ reviews, answers, me }: GridDecidingProps) {
  const t = useTranslations('grid');
  const announce = useAnnounce();
  const recordMany = useRecordMany();
  const held = useGridPlace(reviews);
  const { grid, place, setPlace, order, shared } = held;
  const { spot, selection } = place;
  const [block, setBlock] = useState<Block>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const handle = useRef<GridHandle>(null);
  const panel = useId();
  const selected = useMemo(() => selectedIn(grid, selection), [grid, selection]);
  const parts = useMemo(() => byReview(reviews, selected), [reviews, selected]);
  const count = parts.reduce((sum, part) => sum + part.selected.length, 0);

  const ask = (act: GridAct, [first, ...rest]: readonly ReviewPart[]) => {
    if (first) setQuestion({ act, parts: [first, ...rest] });
  };
  const askByKey = (act: Act) => {
    const here = grid.rows[spot.row]?.cells[spot.column];
    const meant = count > 0 ? parts : here ? byReview(reviews, new Set([here.id])) : [];
    if (act !== 'accept') ask(act, meant);
  };
  const save = (acts: { review: Review; intents: Intent[] }[]) => {
    recordMany(acts);
    setQuestion(null);
    setPlace({ spot, selection: NOTHING_SELECTED });
    announce(t('recorded', { count: acts.reduce((sum, { intents }) => sum + intents.length, 0) }));
  };
  const openRow = open === null ? undefined : grid.rows.find(({ key }) => key === open);
  const close = () => {
    setOpen(null);
    requestAnimationFrame(() => handle.current?.focus());
  };
  return (
    <WithAskedPeople>
      <div className="max-md:pb-44">
        <p className="mt-1 mb-5 text-quiet">
          {t('lead', { people: held.people, reviews: reviews.length, kind: kindOfAll(grid.rows) })}
        </p>
        <GridBar
          count={count}
          reviews={parts.length}
          onAct={(act) => ask(act, parts)}
          onClear={() => setPlace({ spot, selection: NOTHING_SELECTED })}
        />
        {openRow ? (
          <PersonAccess
            row={openRow}
            columns={grid.columns}
            reviews={reviews}
            selected={selected}
            answers={answers}
            me={me}
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
              block={block}
              onOrder={held.setOrder}
              onShared={held.setShared}
              onBlock={setBlock}
            />
            <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-5">
              <AccessGrid
                ref={handle}
                grid={grid}
                place={place}
                answers={answers}
                block={block}
                describedBy={panel}
                onBlock={setBlock}
                onPlace={setPlace}
                onAct={askByKey}
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
        {question && (
          <ActTogether
            {...question}
            answers={answers}
            me={me}
            onSave={save}
            onClose={() => setQuestion(null)}
            returnFocusTo={() =>
              openRow ? document.getElementById('person') : (handle.current?.element() ?? null)
            }
          />
        )}
      </div>
    </WithAskedPeople>
  );
}
