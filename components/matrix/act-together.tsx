'use client';
import { useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useKnown } from '../../lib/queries/known';
import { useReasons } from '../../lib/queries/reasons';
import { actNeedsReason, actReasonProblem, intentsOf } from '../../lib/review/act';
import { bulkSummary } from '../../lib/review/bulk';
import { byReview, onlyPrincipal, type ReviewPart } from '../../lib/review/grid/deciding';
import type { Intent, Review } from '../../lib/review/model';
import type { RowAnswers } from '../../lib/review/row-answer';
import { whoseReason } from '../../lib/review/whose-access';
import { ItemsToldApart, useCounted, usePrincipalWords } from '../parts/item-name';
import { pressOf, saves } from '../parts/keys';
import { WithKnown } from '../parts/known-here';
import { TenantText } from '../parts/tenant-text';
import { ActAgain } from '../review/act/act-again';
import { ActDialog } from '../review/act/act-dialog';
import { ActReasons } from '../review/act/act-reasons';
import { PeopleOfAct } from '../review/act/people-of-act';
import { useAskTwice } from '../review/act/use-ask-twice';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import type { GridAct } from './grid-bar';
import { ReviewPartSummary } from './review-part';

export interface ActTogetherProps {
  act: GridAct;
  /** The selected items, review by review; at least one review. */
  parts: readonly [ReviewPart, ...ReviewPart[]];
  answers: RowAnswers;
  me: string;
  onSave(acts: { review: Review; intents: Intent[] }[]): void;
  onClose(): void;
  returnFocusTo(): HTMLElement | null;
}

function ActInOne({ act, parts: [part], answers, onSave, onClose, returnFocusTo }: ActTogetherProps) {
  const { review, items, complete, selected } = part;
  const known = useKnown(review, items, answers, complete, selected[0]);
  return (
    <WithKnown known={known}>
      <ActDialog
        act={act}
        items={selected}
        onSave={(intents) => onSave([{ review, intents }])}
        onClose={onClose}
        returnFocusTo={returnFocusTo}
      />
    </WithKnown>
  );
}

/**
 * One question for several reviews: what the act means in each, and one reason if any of them requires one.
 */
function ActInSeveral({ act, parts, answers, me, onSave, onClose, returnFocusTo }: ActTogetherProps) {
  const t = useTranslations('grid');
  const words = useTranslations('act');
  const dialog = useTranslations('dialog');
  const counted = useCounted();
  const nameOf = usePrincipalWords();
  const { remember } = useReasons();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { again, ready, second, ask, back } = useAskTwice();
  const field = useRef<HTMLTextAreaElement>(null);
  const [{ review }] = parts;
  const items = useMemo(() => parts.flatMap(({ selected }) => selected), [parts]);
  // This summary uses only what doesn't depend on a review: how many items there are, and where
  // Microsoft recommends otherwise.
  const whole = useMemo(
    () => bulkSummary(act, items, { review, me, people: null, previous: null, access: null, answers }),
    [act, items, review, me, answers],
  );
  const whose = whoseReason(items, me);
  const meant = useMemo(
    () => byReview(parts, new Set(whole.touched.map(({ id }) => id))),
    [parts, whole.touched],
  );
  const count = whole.touched.length;
  const person = onlyPrincipal(whole.touched);
  const reviews = useMemo(
    () => new Map(meant.flatMap((part) => part.selected.map((item) => [item, part.review] as const))),
    [meant],
  );
  const problem = parts
    .map((part) => actReasonProblem(act, reason, part.review.definition.settings))
    .find((found) => found !== undefined);
  const send = () => {
    if (reason.trim()) remember(reason.trim(), act, whose);
    onSave(meant.map(({ review, selected }) => ({ review, intents: intentsOf(act, selected, reason) })));
  };
  const save = () => {
    setTried(true);
    if (problem) field.current?.focus();
    else if (whole.askTwice) ask();
    else send();
  };
  return (
    <Dialog
      onClose={() => (again && !ready ? second.current?.focus() : onClose())}
      focus={{ returnTo: returnFocusTo, ...(act !== 'NotReviewed' && { first: field }) }}
      title={
        person
          ? t.rich(`titleOf.${act}`, { count, name: () => <TenantText text={nameOf(person)} limit={120} /> })
          : t(`title.${act}`, { count })
      }
      description={
        count > 0 &&
        !again &&
        meant.map((part) => (
          <ReviewPartSummary key={part.review.instance.id} act={act} part={part} answers={answers} />
        ))
      }
      onKeyDown={(event) => {
        if (!saves(pressOf(event))) return;
        event.preventDefault();
        if (again) ready && send();
        else if (count > 0) save();
      }}
      actions={
        again ? (
          <>
            <Button look="primary" disabled={!ready} onClick={send}>
              {words(`yes.${act}`, { count })}
            </Button>
            <Button onClick={back}>{words('back')}</Button>
          </>
        ) : (
          <>
            <Button look="primary" onClick={save} disabled={count === 0}>
              {whole.askTwice ? words('checkAndSave') : words(`do.${act}`, counted(count))}
            </Button>
            <Button onClick={onClose}>{dialog('cancel')}</Button>
          </>
        )
      }
    >
      {again ? (
        <ActAgain ref={second} summary={whole} />
      ) : (
        <>
          {count === 0 && <p>{dialog('nothingToTakeBack')}</p>}
          <PeopleOfAct act={act} items={whole.touched} reviewOf={(item) => reviews.get(item) ?? review} />
          {act !== 'NotReviewed' && (
            <>
              <p className="text-sm text-quiet">{t('sameReason')}</p>
              <ActReasons
                ref={field}
                exceptionsRef={null}
                onPick={undefined}
                about={{ act, whose }}
                reasons={{ all: reason, exceptions: null }}
                onReasons={({ all }) => setReason(all)}
                check={{
                  required: parts.some((part) => actNeedsReason(act, part.review.definition.settings)),
                  problem: tried || problem === 'tooLong' ? problem : undefined,
                }}
                exceptions={null}
              />
            </>
          )}
        </>
      )}
    </Dialog>
  );
}

/** Asks before the decisions for the selected cells are sent. */
export function ActTogether(props: ActTogetherProps) {
  // Keeps what was on screen when the question opened: later changes must not alter what the reviewer agrees
  // to.
  const [parts] = useState(props.parts);
  const items = useMemo(() => parts.flatMap((part) => part.items), [parts]);
  return (
    <ItemsToldApart items={items}>
      {parts.length === 1 ? <ActInOne {...props} parts={parts} /> : <ActInSeveral {...props} parts={parts} />}
    </ItemsToldApart>
  );
}
