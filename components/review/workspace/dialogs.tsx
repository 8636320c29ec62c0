'use client';
import { useDeferredValue, useMemo, useState } from 'react';
import { useAllowed } from '../../../lib/queries/graph-context';
import type { Recording } from '../../../lib/queries/record';
import type { DecisionItem, Review } from '../../../lib/review/model';
import { answerIn } from '../../../lib/review/row-answer';
import type { Known } from '../../../lib/review/workspace/view';
import {
  ActDialog,
  FocusMode,
  Leaving,
  ReplaceDialog,
  ShortcutsDialog,
  useDialogsAhead,
} from '../deciding/lazy';
import { useLeaving } from '../deciding/use-leaving';
import { type Acting, meantBy } from './use-acting';

interface DialogsProps {
  review: Review;
  items: readonly DecisionItem[];
  known: Known;
  complete: boolean;
  open: boolean;
  matching: readonly DecisionItem[];
  /** Whom the act is about. */
  about: readonly DecisionItem[];
  acting: Acting;
  recording: Recording;
  focus: { startAt: string | undefined } | null;
  onCloseFocus(): void;
  helping: boolean;
  onCloseHelp(): void;
  /** Counts up each time the reviewer wants to finish. */
  leavingAsked: number;
  onLookAgain(items: readonly DecisionItem[]): void;
  returnFocusTo(): HTMLElement | null;
}

/** Everything that asks or shows something over the list, each loaded when it is needed. */
export function Dialogs(props: DialogsProps) {
  const { review, items, known, complete, open, matching, about, acting, recording, focus } = props;
  const { busy, replace, dismiss, retry, acts } = recording;
  // Where no worker keeps the portal's files, the dialogs come before they are wanted: by then there may be no network.
  const { offline } = useAllowed();
  useDialogsAhead(complete && !offline);
  const [openedAt] = useState(() => Date.now());
  const lately = useDeferredValue(known);
  const undecided = useMemo(
    () => items.some((item) => answerIn(lately, item).decision === 'NotReviewed'),
    [items, lately],
  );
  const leaving = useLeaving(
    review.instance.id,
    open && items.length > 0 && !undecided,
    complete,
    (acts[0]?.at ?? 0) >= openedAt,
  );
  const [asked, setAsked] = useState(props.leavingAsked);
  if (asked !== props.leavingAsked) {
    setAsked(props.leavingAsked);
    leaving.show();
  }
  const conflicts = useMemo(
    () =>
      [...lately.answers.values()].flatMap(({ status, item }) => (status?.step === 'conflict' ? [item] : [])),
    [lately],
  );
  const conflictIds = conflicts.map(({ id }) => id);
  const { act, selection } = acting.chosen;
  const itemIds = meantBy(selection, about);
  return (
    <>
      {leaving.open && (
        <Leaving
          review={review}
          items={items}
          known={known}
          acts={acts}
          openedAt={openedAt}
          onLookAgain={(again) => {
            leaving.close();
            props.onLookAgain(again);
          }}
          onClose={leaving.close}
        />
      )}
      {open && act && about.length > 0 && (
        <ActDialog
          key={act}
          act={act}
          items={about}
          known={known}
          reason={acting.reasonOf(itemIds)}
          onReason={(reason) => acting.explain(itemIds, reason)}
          onSave={(intents, options) => acting.save(intents, about, options)}
          onClose={() => acting.choose(null)}
          returnFocusTo={props.returnFocusTo}
        />
      )}
      {focus && (
        <FocusMode
          items={matching}
          known={known}
          reasons={{
            of: (itemId, act) => acting.rowReason({ itemId, act }),
            explain: (itemId, act, reason) => acting.explainRow({ itemId, act }, reason),
          }}
          onDecide={acting.saveRow}
          onRetry={(ids) => retry(ids)}
          onClose={props.onCloseFocus}
          returnFocusTo={props.returnFocusTo}
          startAt={focus.startAt}
        />
      )}
      {props.helping && <ShortcutsDialog onClose={props.onCloseHelp} />}
      {conflicts.length > 0 && !busy && (
        <ReplaceDialog
          late
          theirs={conflicts}
          me={known.me}
          onReplace={() => replace(conflictIds)}
          onKeep={() => dismiss(conflictIds)}
        />
      )}
    </>
  );
}
