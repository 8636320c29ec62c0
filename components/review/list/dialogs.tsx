'use client';
import type { ReactNode } from 'react';
import { useAllowed } from '../../../lib/queries/graph-context';
import { isUndecided } from '../../../lib/review/progress';
import { answerIn } from '../../../lib/review/row-answer';
import { useOpenQuestion } from '../../ui/open-questions';
import { AskedConflicts } from '../act/asked-conflicts';
import { ActDialog } from '../act/lazy-act';
import { UndoBar } from '../undo/undo-bar';
import { EndingCard, OneByOne, ShortcutsDialog, usePreloadedDialogs } from './lazy';
import { itemIdsOf } from './use-acting';
import { keepList } from './use-first-on-phone';
import { useWorkspaceState } from './workspace-context';

interface DialogsProps {
  returnFocusTo(): HTMLElement | null;
  /** What was decided last, with its Undo: the ending card shows it. */
  lastActs: ReactNode;
}

/** All dialogs of the list, each loaded when it is needed. */
export function Dialogs({ returnFocusTo, lastActs }: DialogsProps) {
  const workspace = useWorkspaceState();
  const { review, open, acting, recording, oneByOne, ending } = workspace;
  const { items, complete } = workspace.read;
  const about = workspace.selecting.chosen;
  const { retry, acts } = recording;
  // Where no service worker keeps the portal's files, the dialogs are loaded early, because
  // the network may be gone later.
  const { offline } = useAllowed();
  usePreloadedDialogs(complete && !offline);
  const { act, selection } = acting.chosen;
  const itemIds = itemIdsOf(selection, about);
  const { asked } = workspace.list.questions;
  const inRow = asked !== null && workspace.list.shown.indexOf.has(asked.itemId);
  const inAct = open && act !== null && about.length > 0;
  const inOneByOne = open && oneByOne !== null;
  /**
   * Whether no ending lies over the list after one by one: it was shown there (`ended`), or what was done last is undone.
   */
  const endingOver = (ended: boolean) =>
    ended || items.some((item) => isUndecided(answerIn(workspace.known, item)));
  const leaveOneByOne = (ended: boolean) => {
    if (endingOver(ended)) ending.close();
    keepList();
    workspace.setOneByOne(null);
  };
  const endingCard = (inside: boolean, onClose: () => void) => (
    <EndingCard
      review={review}
      items={items}
      acts={acts}
      openedAt={ending.openedAt}
      onLookAgain={(again) => {
        onClose();
        workspace.lookAgain(again);
      }}
      onClose={onClose}
      inside={inside}
    >
      {!inside && lastActs}
    </EndingCard>
  );
  // A dialog registers itself only once its code is here; the question counts from the press on.
  useOpenQuestion(inRow || inAct || inOneByOne || workspace.helping);
  return (
    <>
      {/* The card takes the focus, which a dialog above it keeps. */}
      {ending.open && !inOneByOne && endingCard(false, ending.close)}
      {inAct && (
        <ActDialog
          key={act}
          act={act}
          items={about}
          written={acting.reasonsOf(itemIds)}
          onWrite={(written) => acting.explain(itemIds, written)}
          onSave={(intents, options) => acting.save(intents, about, options)}
          onClose={() => acting.choose(null)}
          returnFocusTo={returnFocusTo}
        />
      )}
      {inOneByOne && (
        <OneByOne
          items={{ all: items, matching: workspace.list.arranged.matching }}
          reasons={{
            of: (itemId, act) => acting.rowReason({ itemId, act }),
            explain: (itemId, act, reason) => acting.explainRow({ itemId, act }, reason),
          }}
          onDecide={acting.saveRow}
          onRetry={(ids) => retry(ids)}
          shows={{
            lastAct: (onUndone) => (
              <UndoBar
                acts={acts}
                items={items}
                answers={workspace.known.answers}
                me={workspace.known.me}
                open
                onUndo={(intents) => {
                  recording.record(intents);
                  onUndone(intents.map(({ itemId }) => itemId));
                }}
                onLetGo={async (itemIds) => {
                  const gone = await recording.dismiss(itemIds);
                  onUndone(gone);
                  return gone;
                }}
              />
            ),
            ending: complete ? endingCard(true, () => leaveOneByOne(true)) : null,
          }}
          onClose={leaveOneByOne}
          returnFocusTo={(ended) => (ending.open && !endingOver(ended) ? null : returnFocusTo())}
          startAt={oneByOne.startAt}
        />
      )}
      {workspace.helping && <ShortcutsDialog onClose={() => workspace.setHelping(false)} />}
      <AskedConflicts
        answers={workspace.known.answers}
        me={workspace.known.me}
        busy={recording.busy}
        onReplace={recording.replace}
        onKeep={recording.dismiss}
      />
    </>
  );
}
