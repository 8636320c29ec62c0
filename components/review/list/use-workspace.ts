'use client';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useListMessages } from '../../../lib/messages/parts/list';
import type { Density } from '../../../lib/preferences';
import { useColumns } from '../../../lib/queries/columns';
import { useDensity } from '../../../lib/queries/density';
import { useKnown } from '../../../lib/queries/known';
import type { OpenedReview } from '../../../lib/queries/one-review';
import { usePhotos } from '../../../lib/queries/photos';
import type { Recording } from '../../../lib/queries/record';
import { useView } from '../../../lib/queries/view';
import { hasSeveralAccesses, isByAccess } from '../../../lib/review/access';
import type { DecisionItem, Review } from '../../../lib/review/model';
import { isUndecided } from '../../../lib/review/progress';
import { answerIn, type RowAnswers } from '../../../lib/review/row-answer';
import { NOBODY, settleSelection } from '../../../lib/review/workspace/select';
import { PLAIN_VIEW, type View } from '../../../lib/review/workspace/view';
import { sameView } from '../../../lib/review/workspace/view-query';
import { useItemsKind } from '../../parts/item-name';
import { partCommands } from '../../parts/part-commands';
import { useAnnounce } from '../../ui/announcer';
import { useSpacious, useWide } from '../../ui/use-wide';
import { useKeptDraft } from '../act/use-review-draft';
import { availableColumns, fewColumns } from './columns';
import type { ListHandle } from './list-handle';
import type { PeopleList } from './people-list';
import type { SharedByRows } from './row-facts';
import { useActing } from './use-acting';
import { useArranged } from './use-arranged';
import { useCommands } from './use-commands';
import { useCovered } from './use-covered';
import { useEnding } from './use-ending';
import { useFirstOnPhone } from './use-first-on-phone';
import { useKeys } from './use-keys';
import { type RowQuestions, useRowQuestions } from './use-row-question';
import { useRows } from './use-rows';
import { type SetSelection, useSelecting } from './use-selecting';

/** The items of a review as far as they are read. */
interface ItemsRead extends Pick<OpenedReview, 'problem' | 'asOf' | 'reload' | 'reloading'> {
  items: readonly DecisionItem[];
  /** The items as the list was read: the same array while only decisions change. */
  listed: readonly DecisionItem[];
  /** The row answers of the items. */
  answers: RowAnswers;
  complete: boolean;
  /** The number of all items; null until Graph tells. */
  total: number | null;
}

export interface WorkspaceProps {
  /** The head of the page, above the list. */
  head: ReactNode;
  review: Review;
  read: ItemsRead;
  /** False where the review accepts no decision now: then the list is only read. */
  open: boolean;
  /** True while more items are being read. */
  loading: boolean;
  recording: Recording;
}

/** The state that all parts of the workspace share: the facts, the view, the selection and the commands of keys. */
export function useWorkspace(props: Omit<WorkspaceProps, 'head'>) {
  const { review, read, open, loading, recording } = props;
  const { items, listed, answers, complete } = read;
  const table = useListMessages('table');
  const kind = useItemsKind();
  const announce = useAnnounce();
  const known = useKnown(review, listed, answers, complete, { loading });
  const { view, show } = useView();
  const described = useMemo(() => isByAccess(listed), [listed]);
  const wide = useWide();
  const chosenColumns = useColumns(described);
  const spacious = useSpacious();
  // Cards have a line for each column.
  const columns = {
    ...chosenColumns,
    columns:
      spacious || !wide || chosenColumns.own
        ? chosenColumns.columns
        : fewColumns(chosenColumns.columns, listed),
  };
  const { photos, want } = usePhotos();
  const acting = useActing(known, items, complete, recording);
  const { chosen, setSelection } = acting;
  const { arranged, facts, tidy } = useArranged(items, known, view);
  const shown = useRows(arranged.rows);
  useKeptDraft(acting.keep, chosen, arranged.matching);
  const ending = useEnding({ items, known, complete, open, acts: recording.acts });
  const { close: closeEnding } = ending;
  const selecting = useSelecting(
    chosen.selection,
    // Selecting closes the ending card, which would cover the acts on the selection.
    useCallback<SetSelection>(
      (next) => {
        closeEnding();
        setSelection(next);
      },
      [closeEnding, setSelection],
    ),
    { arranged, shown, items },
  );
  const covering = useCovered(wide);
  const handleRef = useRef<ListHandle | null>(null);
  const [oneByOne, setOneByOne] = useState<{ startAt: string | undefined } | null>(null);
  useFirstOnPhone({
    ready: complete && open,
    wanted: () =>
      !wide &&
      chosen.act === null &&
      chosen.asked === null &&
      chosen.selection === NOBODY &&
      sameView(view, PLAIN_VIEW) &&
      items.some((item) => isUndecided(answerIn(known, item))),
    show: () => setOneByOne({ startAt: undefined }),
  });
  const [helping, setHelping] = useState(false);

  const { people, previous, awaitsPrevious } = known;
  const available = useMemo(
    () => availableColumns(listed, { review, people, previous, awaitsPrevious }),
    [listed, review, people, previous, awaitsPrevious],
  );
  const density = useDensity();
  const questions = useRowQuestions({
    acting,
    known,
    items,
    shown,
    handleRef,
    columns: columns.columns.filter((id) => available.has(id)),
    open,
  });
  const shared = useShared({
    review,
    listed,
    open,
    me: known.me,
    awaitsPrevious,
    available,
    columns,
    selecting,
    recording,
    density: density.density,
    questions,
  });
  const { matching } = arranged;
  const changeView = useCallback(
    (change: Partial<View>) => {
      setSelection((old) => settleSelection(old, matching));
      show(change);
    },
    [matching, setSelection, show],
  );
  const [parts] = useState(partCommands);
  const run = useCommands({
    list: { shown, known, handleRef },
    selecting,
    acts: { choose: acting.choose, ...questions },
    page: {
      open,
      allHere: !loading,
      parts,
      openOneByOne: (startAt) => open && setOneByOne({ startAt }),
      help: () => setHelping(true),
      noneLeft: () => announce(table('noneLeft', { kind })),
    },
  });
  const list: PeopleList = {
    shown,
    arranged,
    known,
    shared,
    photos,
    wantPhotos: want,
    selecting,
    view,
    onView: changeView,
    complete,
    loading,
    questions,
    covered: covering.covered,
    onKeyDown: useKeys(run),
    handleRef,
  };
  /** Selects these items again and moves the focus to the first. */
  const lookAgain = (again: readonly DecisionItem[]) => {
    show(PLAIN_VIEW);
    setSelection({ kind: 'some', ids: new Set(again.map(({ id }) => id)) });
    const [first] = again;
    if (first) handleRef.current?.go({ key: first.id, cell: 0 });
  };
  return {
    ...props,
    list,
    known,
    parts,
    ending,
    facts,
    acting,
    selecting,
    columns,
    availableColumns: available,
    density,
    covering,
    tidy,
    lookAgain,
    oneByOne,
    setOneByOne,
    helping,
    setHelping,
  };
}

export type WorkspaceState = ReturnType<typeof useWorkspace>;

interface SharedOptions extends Pick<SharedByRows, 'review' | 'me' | 'open' | 'awaitsPrevious'> {
  listed: readonly DecisionItem[];
  available: ReturnType<typeof availableColumns>;
  columns: ReturnType<typeof useColumns>;
  selecting: ReturnType<typeof useSelecting>;
  recording: Recording;
  density: Density;
  questions: RowQuestions;
}

/** The facts that all rows share: one object until one of them changes, because a new object renders all rows again. */
function useShared(options: SharedOptions): SharedByRows {
  const {
    review,
    listed,
    me,
    open,
    awaitsPrevious,
    available,
    columns,
    selecting,
    recording,
    density,
    questions,
  } = options;
  const names = columns.columns.filter((column) => available.has(column)).join(' ');
  const several = useMemo(() => hasSeveralAccesses(listed), [listed]);
  const { select } = selecting;
  // These functions are new with each state, and must not make a row render again.
  const latest = useRef({ retry: recording.retry, questions });
  useEffect(() => {
    latest.current = { retry: recording.retry, questions };
  });
  return useMemo(
    () => ({
      review,
      me,
      open,
      awaitsPrevious,
      several,
      columns: names.split(' ') as SharedByRows['columns'],
      onSelect: select,
      density,
      onRetry: (itemId) => latest.current.retry([itemId]),
      onDecide: (itemId, act) => latest.current.questions.decide(itemId, act),
      onAsk: (itemId, asked) => latest.current.questions.ask(itemId, asked),
    }),
    [review, me, open, awaitsPrevious, several, names, select, density],
  );
}
