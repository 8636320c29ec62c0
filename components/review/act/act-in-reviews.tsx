'use client';
import { useMemo, useRef, useState } from 'react';
import type { WrittenReasons as Reasons } from '../../../lib/drafts';
import { useActMessages } from '../../../lib/messages/parts/act';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useReviewer } from '../../../lib/queries/graph-context';
import { useReasons } from '../../../lib/queries/reasons';
import { type Act, actNeedsReason, decisionFor } from '../../../lib/review/act';
import { summedUp } from '../../../lib/review/bulk';
import { whoseReason } from '../../../lib/review/whose-access';
import { useSaveWords } from '../../parts/decision-word';
import { useCounted } from '../../parts/item-name';
import { pressOf, saves } from '../../parts/keys';
import { KnownProvider } from '../../parts/known-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ActAgain } from './act-again';
import { openedWith, type PartOfAct, type RecordedPart, summedIn } from './act-parts';
import { ActReasons } from './act-reasons';
import { ActSummary } from './act-summary';
import { ManyTitle, OneTitle } from './act-title';
import { NothingToChange } from './nothing-to-change';
import { PartSummary } from './part-summary';
import { PeopleOfAct } from './people-of-act';
import { intentsWithReasons, problemsWithReasons } from './reasons-of-act';
import { useAskTwice } from './use-ask-twice';

interface ActInReviewsProps {
  act: Act;
  /** At least one; which reviews and items they are about doesn't change while the dialog is open. */
  parts: readonly PartOfAct[];
  /** The reasons shown when the dialog opens. */
  written: Reasons;
  onWrite(written: Reasons): void;
  onSave(recorded: RecordedPart[]): void;
  onClose(): void;
  returnFocusTo(): HTMLElement | null;
}

/** What an act means in each of its reviews and in all of them, with the answers of the question's opening. */
function useSummedParts(act: Act, parts: readonly PartOfAct[]) {
  const [opened] = useState(() => parts.map(openedWith));
  const summed = useMemo(
    () => parts.flatMap((part, at) => (opened[at] ? [summedIn(act, part, opened[at])] : [])),
    [act, parts, opened],
  );
  const whole = useMemo(() => summedUp(summed.map(({ summary }) => summary)), [summed]);
  return { summed, whole };
}

/**
 * Asks before decisions are sent, in one review or in several: how many, for whom the recommendation differs, what
 * happens in each review, and why. It asks a second time for many items, and when the act overrides recommendations in
 * bulk.
 */
export function ActInReviews(props: ActInReviewsProps) {
  const { act, parts, written, onWrite, onSave, onClose, returnFocusTo } = props;
  const t = useActMessages('act');
  const dialog = useItemMessages('dialog');
  const counted = useCounted();
  const { userId: me } = useReviewer();
  const { remember } = useReasons();
  const [reasons, setReasons] = useState(written);
  const [tried, setTried] = useState(false);
  const { again, ready, second, ask, back } = useAskTwice();
  const field = useRef<HTMLTextAreaElement>(null);
  const exceptionsField = useRef<HTMLTextAreaElement>(null);
  const { summed, whole } = useSummedParts(act, parts);
  const several = summed.length > 1;
  const affected = whole.touched.length;
  const items = affected > 0 ? whole.touched : summed.flatMap((part) => part.items);
  const whose = whoseReason(items, me);
  const saveWords = useSaveWords(whose);
  /** The one whom the act is about, though more may be selected. */
  const only = items.length === 1 ? items[0] : undefined;
  const partOfOnly = only && summed.find((part) => part.items.includes(only));
  const decision = only && decisionFor(act, only);
  const exceptions = whole.against.length < affected ? whole.against.length : 0;
  const demands = summed.map(({ known, summary }) => ({
    settings: known.review.definition.settings,
    summary,
  }));
  const problems = problemsWithReasons(act, demands, reasons);
  const shown = (problem: typeof problems.all) => (tried || problem === 'tooLong' ? problem : undefined);

  const doIt = decision ? saveWords(decision) : t(`do.${act}`, counted(affected));

  const change = (next: Reasons) => {
    setReasons(next);
    onWrite(next);
  };
  const send = (given: Reasons = reasons) => {
    for (const text of [given.all, given.exceptions ?? ''])
      if (text.trim()) remember(text.trim(), act, whose);
    onSave(
      summed.map(({ known, summary }) => ({
        review: known.review,
        intents: intentsWithReasons(act, summary.touched, summary.against, known.answers, given),
      })),
    );
  };
  /** Saves with a suggested reason at once: one press less for the commonest reasons. */
  const pick = (all: string) => {
    change({ ...reasons, all });
    if (whole.askTwice) ask();
    else send({ ...reasons, all });
  };
  const save = () => {
    setTried(true);
    if (problems.all) field.current?.focus();
    else if (problems.exceptions) exceptionsField.current?.focus();
    else if (whole.askTwice) ask();
    else send();
  };
  return (
    <Dialog
      onClose={() => (again && !ready ? second.current?.focus() : onClose())}
      focus={{ returnTo: returnFocusTo, ...(act !== 'NotReviewed' && affected > 0 && { first: field }) }}
      title={
        only && partOfOnly ? (
          <KnownProvider known={partOfOnly.known}>
            <OneTitle act={act} item={only} />
          </KnownProvider>
        ) : (
          <ManyTitle act={act} items={whole.touched} several={several} />
        )
      }
      description={
        affected > 0 &&
        !again &&
        summed.map((part) =>
          several ? (
            part.summary.touched.length > 0 && (
              <PartSummary key={part.known.review.instance.id} act={act} part={part} />
            )
          ) : (
            <KnownProvider key={part.known.review.instance.id} known={part.known}>
              <ActSummary act={act} summary={part.summary} />
            </KnownProvider>
          ),
        )
      }
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
              {whole.askTwice ? t('asksAgain', { act: doIt }) : doIt}
            </Button>
            <Button onClick={onClose}>{dialog('cancel')}</Button>
          </>
        )
      }
    >
      {affected === 0 && <NothingToChange act={act} />}
      {affected > 0 && again && <ActAgain ref={second} summary={whole} />}
      {affected > 0 && !again && <PeopleOfAct act={act} parts={summed} />}
      {affected > 0 && !again && act !== 'NotReviewed' && (
        <>
          {several && <p className="text-sm text-quiet">{t('several.sameReason')}</p>}
          <ActReasons
            ref={field}
            exceptionsRef={exceptionsField}
            reasons={reasons}
            onReasons={change}
            onPick={reasons.exceptions === null ? pick : undefined}
            about={{ act, whose, asksAgain: whole.askTwice !== null }}
            check={{
              required: demands.some(({ settings }) => actNeedsReason(act, settings)),
              problem: shown(problems.all),
            }}
            exceptions={exceptions > 0 ? { count: exceptions, problem: shown(problems.exceptions) } : null}
          />
        </>
      )}
    </Dialog>
  );
}
