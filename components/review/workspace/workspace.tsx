'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PLAIN_VIEW } from '../../../lib/review/workspace/view';
import { sameView } from '../../../lib/review/workspace/view-query';
import { classNames } from '../../ui/class-names';
import { useWide } from '../../ui/use-wide';
import { FilterBar } from '../deciding/filter-bar';
import { dialogsAhead } from '../deciding/lazy';
import { PictureButton, ReviewPicture } from '../deciding/picture';
import { UndoBar } from '../deciding/undo-bar';
import { useItemsKind } from '../item-name';
import { ActionBar } from './action-bar';
import { ApproveOthers } from './approve-others';
import { ColumnsMenu } from './columns-menu';
import { Dialogs } from './dialogs';
import { Dock } from './dock';
import { PeopleCards } from './people-cards';
import { PeopleGrid } from './people-grid';
import { FailedSummary, SavedLine, useChoiceCounts } from './recording-summary';
import { StayingNotice } from './staying-notice';
import { OneByOneButton, Toolbar } from './toolbar';
import { keepList } from './use-first-on-phone';
import { useWorkspace, type WorkspaceProps } from './use-workspace';

/** Below this many people there is nothing to search, group or leave out. */
const FEW = 8;
/** From here on a picture tells more than the rows do. */
const MANY = 20;

// Its width is fixed: else each new text would move the buttons in it.
const TOAST =
  'flex max-w-full flex-wrap items-center gap-x-4 gap-y-1 border-edge bg-card px-4 py-1.5 text-[0.9375rem] shadow-lg empty:hidden max-md:w-full max-md:border-t md:w-[46rem] md:rounded-card md:border';

/** The people of a review, the selection among them, and what becomes of it. */
export function Workspace(props: WorkspaceProps) {
  const { review, items, complete, open, recording } = props;
  const t = useTranslations('review');
  const kind = useItemsKind();
  const table = useTranslations('table');
  const wide = useWide();
  const space = useWorkspace(props);
  const { list, known, acting, selecting, columns, covering, setFocus, setHelping } = space;
  const { arranged, view, handle } = list;
  const counts = useChoiceCounts(props.answers, recording.busy);
  const heading = useRef<HTMLHeadingElement>(null);
  const [leaving, setLeaving] = useState(0);
  const [looking, setLooking] = useState(false);
  const count = props.total ?? items.length;
  const few = count < FEW;
  const findable = !(few && sameView(view, PLAIN_VIEW));
  const drawable = count >= MANY && complete;
  /** To the row that was acted on, else to the list. */
  const returnFocusTo = () => {
    const row = CSS.escape(handle.current?.place.key ?? '');
    const { current: section } = covering.section;
    return section?.querySelector<HTMLElement>(`[data-key="${row}"] [data-cell] input`) ?? heading.current;
  };
  const tools = !few && (
    <Toolbar
      onFinish={open ? () => setLeaving((old) => old + 1) : null}
      onShortcuts={wide ? () => setHelping(true) : null}
      picture={drawable && <PictureButton open={looking} onOpen={setLooking} />}
      columnsMenu={
        wide && (
          <ColumnsMenu
            columns={columns.columns}
            told={space.told}
            density={space.density}
            onChoose={columns.choose}
            onReset={columns.reset}
          />
        )
      }
    />
  );
  /** To the row that had the focus last, else the first one. */
  const toPeople = () => {
    const at = handle.current;
    at?.go(at.place);
  };
  return (
    <>
      <button
        type="button"
        onClick={toPeople}
        className="sr-only z-50 rounded-control bg-accent px-4 py-3 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:px-4 focus:py-3"
      >
        {t('skipToPeople', { kind })}
      </button>
      {props.head}
      {/* What grows above the rows is made up for by the list itself; the browser doing so too would move them twice. */}
      <section
        ref={covering.section}
        aria-labelledby="people"
        data-wide
        // A reviewer who points at the list, or tabs into it, may decide next: the dialogs are fetched now.
        onPointerOver={dialogsAhead}
        onFocus={dialogsAhead}
        className="mt-2 flex flex-col gap-2 pb-[calc(var(--dock,0px)+0.5rem)] [overflow-anchor:none] *:min-w-0 *:empty:hidden"
      >
        <h2 id="people" ref={heading} tabIndex={-1} className="sr-only">
          {t('people', { kind })}
        </h2>
        <div className="flex items-center gap-2 md:flex-wrap">
          {findable && (
            <FilterBar
              arranged={arranged}
              total={items.length}
              shown={arranged.matching.length}
              view={view}
              sortHidden={view.sort !== null && !list.shared.columns.includes(view.sort.column)}
              onView={list.onView}
            />
          )}
          {(!few || !wide) && open && <OneByOneButton onOpen={() => setFocus({ startAt: undefined })} />}
          {wide && tools}
        </div>
        {looking && drawable && <ReviewPicture {...space.facts} />}
        <FailedSummary counts={counts} busy={recording.busy} onRetry={() => recording.retry()} />
        {arranged.rows.length === 0 && (
          <p className="rounded-card border border-line bg-card p-6 text-quiet">
            {table(view.filters.every((id) => arranged.counts.has(id)) ? 'nobodyMatches' : 'notKnownYet')}
          </p>
        )}
        {arranged.rows.length > 0 &&
          (wide ? <PeopleGrid {...list} headRef={covering.head} /> : <PeopleCards {...list} tools={tools} />)}
        <Dock ref={covering.dock}>
          <Dialogs
            review={review}
            items={items}
            known={known}
            complete={complete}
            open={open}
            matching={arranged.matching}
            about={selecting.chosen}
            acting={acting}
            recording={recording}
            focus={space.focus}
            onCloseFocus={() => {
              keepList();
              setFocus(null);
            }}
            helping={space.helping}
            onCloseHelp={() => setHelping(false)}
            leavingAsked={leaving}
            onLookAgain={space.lookAgain}
            returnFocusTo={returnFocusTo}
          />
          <div className={classNames(TOAST, selecting.chosen.length > 0 && 'max-md:hidden')}>
            <UndoBar
              acts={recording.acts}
              items={items}
              known={known}
              onUndo={(intents) => recording.record(intents)}
            />
            <SavedLine counts={counts} kept={recording.kept} />
            {open && props.complete && recording.acts.length > 0 && selecting.chosen.length === 0 && (
              <ApproveOthers
                items={items}
                known={known}
                lookingFirst={view.filters.includes('doubtful')}
                onApprove={(itemIds) => {
                  acting.setSelection({ kind: 'some', ids: new Set(itemIds) });
                  acting.choose('Approve');
                }}
              />
            )}
            <StayingNotice count={arranged.staying.size} onTidy={space.tidy} />
          </div>
          {open && (
            <ActionBar
              count={selecting.chosen.length}
              hidden={selecting.hidden}
              onAct={acting.choose}
              onClear={space.clear}
            />
          )}
        </Dock>
      </section>
    </>
  );
}
