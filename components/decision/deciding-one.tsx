'use client';
import { useState } from 'react';
import { useAllowed, useReviewer } from '../../lib/queries/graph-context';
import { useKnown } from '../../lib/queries/known';
import { useReasons } from '../../lib/queries/reasons';
import { useRecord } from '../../lib/queries/record';
import { intentsOf } from '../../lib/review/act';
import { denyLimit } from '../../lib/review/limits';
import type { Answer, Decision, DecisionItem, Review } from '../../lib/review/model';
import { guestIn } from '../../lib/review/principal';
import { isUndecided } from '../../lib/review/progress';
import { reviewRefOf } from '../../lib/review/refs';
import { answerIn, type RowAnswers } from '../../lib/review/row-answer';
import { answersAbout, whoseAccess } from '../../lib/review/whose-access';
import { ReceiptLink } from '../parts/receipt-link';
import { AskSomebody } from '../review/act/ask-somebody';
import { AskedPeopleProvider } from '../review/act/asked-people';
import { ReplaceDialog, usePreloadedReplaceDialog } from '../review/act/lazy-act';
import { useAskedConflicts } from '../review/act/use-conflicts';
import { useInField } from '../ui/use-in-field';
import { DecisionForm } from './decision-form';
import { EarlierAnswer } from './earlier-answer';
import { KnownFacts } from './known-facts';
import { NotSavedYet } from './not-saved-yet';
import { waitsHere } from './on-its-way';
import { Question } from './question';
import { Recorded } from './recorded';
import { useDecisionDraft } from './use-decision-draft';

interface DecidingOneProps {
  review: Review;
  item: DecisionItem;
  items: readonly DecisionItem[];
  answers: RowAnswers;
  complete: boolean;
  proposed: Answer | null;
  unknownAnswer: boolean;
}

/** Asks about one item, records the answer, and shows the outcome. */
export function DecidingOne(props: DecidingOneProps) {
  const { review, item, items, answers, complete } = props;
  const { userId: me, tenantId } = useReviewer();
  const ref = reviewRefOf(review);
  const { record, replace, dismiss, onDevice, lost } = useRecord(ref, review);
  const answer = answerIn({ answers, me }, item);
  const { status } = answer;
  const whose = whoseAccess(item, me);
  // An answer that isn't asked for here can't be proposed by a link either.
  const proposed = props.proposed && answersAbout(whose).includes(props.proposed) ? props.proposed : null;
  const unknownAnswer = props.unknownAnswer || proposed !== props.proposed;
  const draft = useDecisionDraft(
    { tenantId, userId: me, instanceId: ref.instanceId, itemId: item.id },
    { proposed, now: answer, lost },
  );
  const { offline } = useAllowed();
  usePreloadedReplaceDialog(draft.answer !== null || !offline);
  const known = useKnown(review, items, answers, complete, { only: item });
  const { remember } = useReasons();
  const [asking, setAsking] = useState<Answer | null>(null);
  // After Ctrl and Enter the focus is still in the field, but what was typed there is sent.
  const typing = useInField() && draft.newer;
  const conflicts = useAskedConflicts(status?.step === 'conflict' ? [answer.item] : [], !typing);
  // What the reviewer enters while an older decision is on its way isn't thrown away when that one is saved.
  const saved = status?.step === 'saved' && !draft.newer;
  const send = (decision: Decision) => {
    if (decision !== 'NotReviewed' && draft.reason.trim()) remember(draft.reason.trim(), decision, whose);
    record(intentsOf(decision, [answer.item], answers, draft.reason));
    if (decision === 'NotReviewed') draft.reset();
    else draft.sent();
  };
  const save = (decision: Answer) => (answer.theirs ? setAsking(decision) : send(decision));

  // The row's answer, because Graph's doesn't have what is on its way.
  const left = items.filter((one) => one.id !== item.id && isUndecided(answerIn({ answers, me }, one)));
  if (saved)
    return (
      <Recorded
        review={review}
        item={item}
        left={left}
        complete={complete}
        decision={answer.intent?.decision ?? 'NotReviewed'}
        onTakeBack={() => send('NotReviewed')}
        onChange={() => {
          draft.reset();
          dismiss([item.id]);
        }}
      />
    );
  const waitsFor = waitsHere(status);
  if (answer.intent && waitsFor && !draft.newer)
    return (
      <NotSavedYet
        review={review}
        item={item}
        left={left}
        complete={complete}
        decision={answer.intent.decision}
        waitsFor={waitsFor}
        onDevice={onDevice}
        onChange={draft.change}
      />
    );
  return (
    // In a low and wide window, facts and form stand side by side: the choices are on the first screen.
    <div className="space-y-3 sm:space-y-4 sm:low:grid sm:low:grid-cols-2 sm:low:gap-x-6">
      <div className="col-span-2">
        <Question item={item} />
      </div>
      <div className="space-y-3 sm:space-y-4">
        <KnownFacts item={item} known={known} />
        <div className="-mt-2 flex flex-wrap items-center gap-x-4 max-sm:-mb-2">
          <AskedPeopleProvider>
            <AskSomebody item={item} known={known} />
          </AskedPeopleProvider>
          {!isUndecided(answer) && <ReceiptLink reference={ref} of={review.definition.displayName} />}
        </div>
        <EarlierAnswer item={answer.item} me={me} />
      </div>
      <DecisionForm
        review={review}
        whose={whose}
        draft={draft}
        proposed={proposed}
        unknownAnswer={unknownAnswer}
        about={{ guest: guestIn(known, item), limited: denyLimit(item, known.access) !== null }}
        current={answer}
        onSave={save}
      />
      {(asking || conflicts.length > 0) && (
        <ReplaceDialog
          late={asking === null}
          theirs={[answer.item]}
          me={me}
          whose={whose}
          onReplace={() => {
            setAsking(null);
            if (asking) send(asking);
            else replace([item.id]);
          }}
          onKeep={() => {
            setAsking(null);
            dismiss([item.id]);
          }}
        />
      )}
    </div>
  );
}
