'use client';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useReasons } from '../../../lib/queries/reasons';
import { type Act, actNeedsReason, actReasonProblem, decisionFor } from '../../../lib/review/act';
import { bulkSummary } from '../../../lib/review/bulk';
import type { DecisionItem, Intent } from '../../../lib/review/model';
import { whoseReason } from '../../../lib/review/whose-access';
import { ItemName, useCounted } from '../../parts/item-name';
import { pressOf, saves } from '../../parts/keys';
import { useKnownHere } from '../../parts/known-here';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ActAgain } from './act-again';
import { ActReasons } from './act-reasons';
import { ActSummary } from './act-summary';
import { PeopleOfAct } from './people-of-act';
import { QuestionTitle } from './question-words';
import { intentsWithReasons, type WrittenReasons as Reasons } from './reasons-of-act';
import { useAskTwice } from './use-ask-twice';

interface ActTitleProps {
  act: Act;
  /** The one item that the act is about, if there is just one. */
  only: DecisionItem | undefined;
  /** How many items the act changes. */
  affected: number;
}

/** Names the one whom an act is about; counts several. */
function ActTitle({ act, only, affected }: ActTitleProps): ReactNode {
  const dialog = useTranslations('dialog');
  const counted = useCounted();
  const decision = only && decisionFor(act, only);
  if (!decision) return dialog(act, counted(affected));
  if (act !== 'accept') return <QuestionTitle act={act} item={only} />;
  return dialog.rich('acceptOne', { decision, name: () => <ItemName item={only} limit={120} /> });
}

export interface ActDialogProps {
  act: Act;
  /** The items of the act: one person, a selection, or everybody who matches. */
  items: readonly DecisionItem[];
  /** The reason shown when the dialog opens: one that was typed before a reload. */
  reason?: string;
  onReason?(reason: string): void;
  onSave(intents: Intent[], options?: { accepting?: boolean }): void;
  onClose(): void;
  returnFocusTo(): HTMLElement | null;
}

/**
 * Asks before decisions are sent: how many, for whom the recommendation differs, what happens, and why. It
 * asks a second time for many items, and when the act overrides recommendations in bulk.
 */
export function ActDialog(props: ActDialogProps) {
  const { act, items, reason = '', onReason, onSave, onClose, returnFocusTo } = props;
  const known = useKnownHere();
  const t = useTranslations('act');
  const dialog = useTranslations('dialog');
  const row = useTranslations('row');
  const counted = useCounted();
  const { remember } = useReasons();
  const [reasons, setReasons] = useState<Reasons>({ all: reason, exceptions: null });
  const [tried, setTried] = useState(false);
  const { again, ready, second, ask, back } = useAskTwice();
  const field = useRef<HTMLTextAreaElement>(null);
  const exceptionsField = useRef<HTMLTextAreaElement>(null);
  // Keeps what was on screen when the question opened: later changes must not alter what the reviewer agrees
  // to.
  const [asked] = useState(items);
  const summary = useMemo(() => bulkSummary(act, asked, known), [act, asked, known]);
  const whose = whoseReason(asked, known.me);
  const { settings } = known.review.definition;
  const affected = summary.touched.length;
  const [first, ...others] = affected > 0 ? summary.touched : asked;
  /** The one whom the act is about, though more may be selected. */
  const only = others.length === 0 ? first : undefined;
  const decision = only && decisionFor(act, only);
  const exceptions = summary.against.length < affected ? summary.against.length : 0;
  const problem = actReasonProblem(act, reasons.all, settings);
  const exceptionsProblem =
    reasons.exceptions === null ? undefined : actReasonProblem(act, reasons.exceptions, settings);

  const doIt = decision ? row(`save.${decision}`) : t(`do.${act}`, counted(affected));

  const change = (next: Reasons) => {
    setReasons(next);
    if (next.all !== reasons.all) onReason?.(next.all);
  };
  const send = (given: Reasons = reasons) => {
    for (const text of [given.all, given.exceptions ?? ''])
      if (text.trim()) remember(text.trim(), act, whose);
    onSave(intentsWithReasons(act, summary.touched, summary.against, given), { accepting: act === 'accept' });
  };
  /** Saves with a suggested reason at once: one press less for the commonest reasons. */
  const pick = (all: string) => {
    change({ ...reasons, all });
    if (summary.askTwice) ask();
    else send({ ...reasons, all });
  };
  const save = () => {
    setTried(true);
    if (problem) field.current?.focus();
    else if (exceptionsProblem) exceptionsField.current?.focus();
    else if (summary.askTwice) ask();
    else send();
  };
  return (
    <Dialog
      onClose={() => (again && !ready ? second.current?.focus() : onClose())}
      focus={{ returnTo: returnFocusTo, ...(act !== 'NotReviewed' && affected > 0 && { first: field }) }}
      title={<ActTitle act={act} only={only} affected={affected} />}
      description={affected > 0 && !again && <ActSummary act={act} summary={summary} />}
      onKeyDown={(event) => {
        if (!saves(pressOf(event))) return;
        event.preventDefault();
        if (again) ready && send();
        else if (affected > 0) save();
      }}
      actions={
        again ? (
          <>
            <Button look="primary" disabled={!ready} onClick={() => send()}>
              {t(`yes.${act}`, { count: affected })}
            </Button>
            <Button onClick={back}>{t('back')}</Button>
          </>
        ) : (
          <>
            <Button look="primary" onClick={save} disabled={affected === 0}>
              {summary.askTwice ? t('checkAndSave') : doIt}
            </Button>
            <Button onClick={onClose}>{dialog('cancel')}</Button>
          </>
        )
      }
    >
      {affected === 0 && <p>{dialog(act === 'accept' ? 'nothingToAccept' : 'nothingToTakeBack')}</p>}
      {affected > 0 && again && <ActAgain ref={second} summary={summary} />}
      {affected > 0 && !again && (
        <PeopleOfAct act={act} items={summary.touched} reviewOf={() => known.review} />
      )}
      {affected > 0 && !again && act !== 'NotReviewed' && (
        <ActReasons
          ref={field}
          exceptionsRef={exceptionsField}
          reasons={reasons}
          onReasons={change}
          onPick={reasons.exceptions === null ? pick : undefined}
          about={{ act, whose }}
          check={{
            required: actNeedsReason(act, settings),
            problem: tried || problem === 'tooLong' ? problem : undefined,
          }}
          exceptions={
            exceptions > 0
              ? {
                  count: exceptions,
                  problem: tried || exceptionsProblem === 'tooLong' ? exceptionsProblem : undefined,
                }
              : null
          }
        />
      )}
    </Dialog>
  );
}
