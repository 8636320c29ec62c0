'use client';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useReviewer } from '../../../lib/queries/graph-context';
import { usePeople } from '../../../lib/queries/people';
import { useRecord } from '../../../lib/queries/record';
import type { ItemProgress } from '../../../lib/review/item-state';
import type { DecisionItem, Review } from '../../../lib/review/model';
import { actOf, intentsOf } from './act';
import { ActionBar } from './action-bar';
import { ActDialog, ReplaceDialog, useDialogsAhead } from './lazy-dialogs';
import { People } from './people';
import { RecordingSummary } from './recording-summary';
import { useRestoredSelection, useReviewDraft, useSentDraft } from './use-review-draft';

const conflictsIn = (states: ReadonlyMap<string, ItemProgress>): DecisionItem[] =>
  [...states.values()].flatMap(({ state }) => (state.step === 'conflict' ? [state.theirs] : []));

interface DecidingProps {
  review: Review;
  items: readonly DecisionItem[];
  complete: boolean;
  /** False where the review takes no decision now: then everything is only read. */
  open: boolean;
}

/** The people of a review, the selection among them, and what becomes of it. */
export function Deciding({ review, items, complete, open }: DecidingProps) {
  const t = useTranslations('review');
  const { userId: me, tenantId } = useReviewer();
  const ref = { definitionId: review.definition.id, instanceId: review.instance.id };
  const key = { tenantId, userId: me, instanceId: ref.instanceId };
  const { record, acceptAdvice, states, retry, replace, dismiss, busy } = useRecord(ref);
  const { draft, change, send } = useReviewDraft(key);
  useDialogsAhead();
  useSentDraft(key, states);
  useRestoredSelection(draft, items, complete, me, change);
  const details = usePeople(useMemo(() => items.map((item) => item.principal.id), [items]));
  const heading = useRef<HTMLHeadingElement>(null);

  const selection = useMemo(() => new Set(draft.selection), [draft.selection]);
  const selected = useMemo(() => items.filter((item) => selection.has(item.id)), [items, selection]);
  const act = actOf(draft.answer);
  const select = useCallback(
    (itemId: string, chosen: boolean) =>
      change(({ selection: before }) => ({
        selection: chosen ? [...before, itemId] : before.filter((id) => id !== itemId),
      })),
    [change],
  );
  const retryOne = useCallback((itemId: string) => retry([itemId]), [retry]);
  const save = () => {
    if (!act) return;
    const intents = intentsOf(act, selected, draft.reason);
    send();
    if (act === 'accept') acceptAdvice(intents, { useAction: draft.reason.trim() === '' });
    else record(intents);
  };
  const conflicts = conflictsIn(states);
  const conflictIds = conflicts.map((item) => item.id);
  return (
    <section aria-labelledby="people" className="mt-8 max-md:pb-40">
      <h2 id="people" ref={heading} tabIndex={-1} className="sr-only">
        {t('people')}
      </h2>
      {open && (
        <ActionBar
          count={selected.length}
          onAct={(chosen) => change({ answer: chosen })}
          onClear={() => change({ selection: [] })}
        />
      )}
      <RecordingSummary states={states} busy={busy} onRetry={() => retry()} />
      <People
        items={items}
        review={review}
        me={me}
        selection={open ? selection : null}
        states={states}
        details={details}
        onSelect={select}
        onSelectAll={(all) => change({ selection: all ? items.map((item) => item.id) : [] })}
        onRetry={retryOne}
      />
      {!complete && <p className="mt-3 text-quiet">{t('more')}</p>}
      {open && act && selected.length > 0 && (
        <ActDialog
          act={act}
          review={review}
          me={me}
          items={selected}
          reason={draft.reason}
          onReason={(reason) => change({ reason })}
          onSave={save}
          onClose={() => change({ answer: null })}
          returnFocusTo={() => heading.current}
        />
      )}
      {conflicts.length > 0 && !busy && (
        <ReplaceDialog
          late
          theirs={conflicts}
          me={me}
          onReplace={() => replace(conflictIds)}
          onKeep={() => dismiss(conflictIds)}
        />
      )}
    </section>
  );
}
