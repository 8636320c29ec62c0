'use client';
import { useRef, useState } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import { useShellMessages } from '../../../lib/messages/parts/shell';
import type { Act } from '../../../lib/review/act';
import { ANSWERS } from '../../../lib/review/model';
import { PLAIN_VIEW } from '../../../lib/review/workspace/view';
import { sameView } from '../../../lib/review/workspace/view-query';
import { useCounted, useItemsKind } from '../../parts/item-name';
import { ReadProblem } from '../../parts/read-problem';
import { classNames } from '../../ui/class-names';
import { Dock } from '../../ui/dock';
import { SkipLinkOfPage } from '../../ui/skip-links';
import { useFocusBack } from '../../ui/use-focus-back';
import { useWide } from '../../ui/use-wide';
import { ActionBar } from '../act/action-bar';
import { AtAGlanceButton, ReviewAtAGlance } from '../overview/at-a-glance';
import { FailedSummary, SavedLine, useChoiceCounts } from '../undo/recording-summary';
import { Toast } from '../undo/toast';
import { UndoBar } from '../undo/undo-bar';
import { ApproveOthers } from './approve-others';
import { ColumnsMenu } from './columns-menu';
import { Dialogs } from './dialogs';
import { FilterBar } from './filter-bar';
import { preloadDialogs } from './lazy';
import { PeopleCards } from './people-cards';
import { PeopleGrid } from './people-grid';
import { StayingNotice } from './staying-notice';
import { OneByOneButton, Toolbar } from './toolbar';
import { useWorkspace, type WorkspaceProps } from './use-workspace';
import { WorkspaceProvider } from './workspace-context';

const ACTS: readonly Act[] = [...ANSWERS, 'accept', 'NotReviewed'];
/** A shorter list needs no search, groups or filters. */
const FEW = 8;
/** From this many people on, the review at a glance is offered. */
const MANY = 20;

/** The list of a review's people, with its tools, the selection and the acts on it. */
export function Workspace(props: WorkspaceProps) {
  const { head, read, open, loading, recording } = props;
  const { items, complete } = read;
  const t = useShellMessages('review');
  const kind = useItemsKind();
  const counted = useCounted();
  const table = useListMessages('table');
  const wide = useWide();
  const workspace = useWorkspace(props);
  const { list, acting, selecting, columns, setOneByOne, setHelping } = workspace;
  const { arranged, view, handleRef } = list;
  const { sectionRef, dockRef } = workspace.covering;
  const counts = useChoiceCounts(read.answers, recording.busy);
  const heading = useRef<HTMLHeadingElement>(null);
  const [looking, setLooking] = useState(false);
  const count = read.total ?? items.length;
  const few = count < FEW;
  const findable = !(few && sameView(view, PLAIN_VIEW));
  const drawable = count >= MANY && complete;
  /** Whether any of those who match isn't reviewed: only then one by one is offered. */
  const someLeft = (arranged.counts.get('undecided') ?? 0) > 0;
  /** The element that gets the focus after a dialog, or a button that is gone: the row of the act, else the list's heading. */
  const returnFocusTo = () => {
    const row = CSS.escape(handleRef.current?.place.key ?? '');
    return (
      sectionRef.current?.querySelector<HTMLElement>(`[data-key="${row}"] [data-cell] input`) ??
      heading.current
    );
  };
  useFocusBack(sectionRef, returnFocusTo);
  const tools = !few && (
    <Toolbar
      onFinish={open ? workspace.ending.show : null}
      onShortcuts={wide ? () => setHelping(true) : null}
      atAGlance={
        count >= MANY &&
        (complete || loading) && (
          <AtAGlanceButton ready={complete} open={looking && drawable} onOpen={setLooking} />
        )
      }
      columnsMenu={
        wide && (
          <ColumnsMenu
            columns={columns.columns}
            available={workspace.availableColumns}
            density={workspace.density}
            onChoose={columns.choose}
            onReset={columns.reset}
          />
        )
      }
    />
  );
  /** Moves the focus to the row that had it last, else to the first row. */
  const toPeople = () => {
    const at = handleRef.current;
    at?.go(at.place);
  };
  const lastActs = (
    <>
      <UndoBar
        acts={recording.acts}
        items={items}
        answers={workspace.known.answers}
        me={workspace.known.me}
        open={open}
        onUndo={(intents) => recording.record(intents)}
        onLetGo={recording.dismiss}
        saved={(beside) => <SavedLine counts={counts} onDevice={recording.onDevice} beside={beside} />}
      />
      {open && complete && recording.acts.length > 0 && selecting.chosen.length === 0 && <ApproveOthers />}
      <StayingNotice count={arranged.staying.size} onTidy={workspace.tidy} />
    </>
  );
  return (
    <WorkspaceProvider workspace={workspace}>
      <SkipLinkOfPage onSkip={toPeople}>{t('skipToPeople', { kind })}</SkipLinkOfPage>
      {head}
      {/* What grows above the rows is made up for by the list itself; the browser doing so too would move them twice. */}
      <section
        ref={sectionRef}
        aria-labelledby="people"
        // A reviewer who points at the list, or tabs into it, may decide next: the dialogs are fetched now.
        onPointerOver={preloadDialogs}
        onFocus={preloadDialogs}
        className="mt-2 flex flex-col gap-2 pb-[calc(var(--dock,0px)+0.5rem)] [overflow-anchor:none] *:min-w-0 *:empty:hidden"
      >
        <h2 id="people" ref={heading} tabIndex={-1} className="sr-only">
          {t('people', { kind })}
        </h2>
        <div className="flex items-center gap-2">
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
          {(!few || !wide) && open && someLeft && (
            <OneByOneButton onOpen={() => setOneByOne({ startAt: undefined })} />
          )}
          {wide && tools}
        </div>
        {looking && drawable && <ReviewAtAGlance {...workspace.facts} />}
        {arranged.rows.length === 0 && (
          <p className="card p-6 text-quiet">
            {table(view.filters.every((id) => arranged.counts.has(id)) ? 'nobodyMatches' : 'notKnownYet', {
              kind,
            })}
          </p>
        )}
        {arranged.rows.length > 0 && (wide ? <PeopleGrid /> : <PeopleCards tools={tools} />)}
        <Dock ref={dockRef}>
          <Dialogs returnFocusTo={returnFocusTo} lastActs={lastActs} />
          <div className={classNames('contents', selecting.chosen.length > 0 && 'low:hidden')}>
            <ReadProblem slim read={read} />
          </div>
          <FailedSummary counts={counts} busy={recording.busy} onRetry={() => recording.retry()} />
          {!workspace.ending.open && (
            <Toast about={recording.acts[0]?.id ?? ''} selecting={selecting.chosen.length > 0}>
              {/* One by one has an Undo of its own. */}
              {workspace.oneByOne === null && lastActs}
            </Toast>
          )}
          {open && !workspace.ending.open && (
            <ActionBar
              acts={ACTS}
              count={selecting.chosen.length}
              selected={
                <>
                  {t('selected', { count: selecting.chosen.length })}
                  {selecting.hidden > 0 && (
                    <span className="font-normal text-quiet">
                      {' '}
                      {table('hidden', { count: selecting.hidden })}
                    </span>
                  )}
                </>
              }
              said={t('selectedAloud', { who: counted(selecting.chosen.length).Who })}
              onAct={acting.choose}
              onClear={selecting.clear}
            />
          )}
        </Dock>
      </section>
    </WorkspaceProvider>
  );
}
