'use client';
import { useDeferredValue, useMemo } from 'react';
import { useAllowed } from '../../../lib/queries/graph-context';
import { ActDialog, ReplaceDialog } from '../act/lazy-act';
import { FocusMode, Leaving, ShortcutsDialog, useDialogsAhead } from './lazy';
import { useSpace } from './space';
import { meantBy } from './use-acting';
import { keepList } from './use-first-on-phone';

/** All dialogs of the list, each loaded when it is needed. */
export function Dialogs({ returnFocusTo }: { returnFocusTo(): HTMLElement | null }) {
  const space = useSpace();
  const { review, known, open, acting, recording, focus, ending } = space;
  const { items, complete } = space.read;
  const about = space.selecting.chosen;
  const { busy, replace, dismiss, retry, acts } = recording;
  // Where no service worker keeps the portal's files, the dialogs are loaded early, because
  // the network may be gone later.
  const { offline } = useAllowed();
  useDialogsAhead(complete && !offline);
  const lately = useDeferredValue(known);
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
      {ending.open && (
        <Leaving
          review={review}
          items={items}
          acts={acts}
          openedAt={ending.openedAt}
          onLookAgain={(again) => {
            ending.close();
            space.lookAgain(again);
          }}
          onClose={ending.close}
        />
      )}
      {open && act && about.length > 0 && (
        <ActDialog
          key={act}
          act={act}
          items={about}
          reason={acting.reasonOf(itemIds)}
          onReason={(reason) => acting.explain(itemIds, reason)}
          onSave={(intents, options) => acting.save(intents, about, options)}
          onClose={() => acting.choose(null)}
          returnFocusTo={returnFocusTo}
        />
      )}
      {focus && open && (
        <FocusMode
          items={{ all: items, matching: space.list.arranged.matching }}
          reasons={{
            of: (itemId, act) => acting.rowReason({ itemId, act }),
            explain: (itemId, act, reason) => acting.explainRow({ itemId, act }, reason),
          }}
          onDecide={acting.saveRow}
          onRetry={(ids) => retry(ids)}
          onClose={() => {
            keepList();
            space.setFocus(null);
          }}
          returnFocusTo={returnFocusTo}
          startAt={focus.startAt}
        />
      )}
      {space.helping && <ShortcutsDialog onClose={() => space.setHelping(false)} />}
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
