'use client';
import { useEffect, useState } from 'react';
import { useAllowed, useReviewer } from '../../../lib/queries/graph-context';
import { useKnown } from '../../../lib/queries/known';
import { useReasons } from '../../../lib/queries/reasons';
import { useRecord } from '../../../lib/queries/record';
import { intentsOf } from '../../../lib/review/act';
import type { Answer, Decision, DecisionItem, Review } from '../../../lib/review/model';
import { othersAnswer } from '../../../lib/review/others-answer';
import { ReplaceDialog, useReplacingAhead } from '../deciding/lazy';
import { DecisionForm } from './decision-form';
import { EarlierAnswer } from './earlier-answer';
import { KeptHere } from './kept-here';
import { KnownFacts } from './known-facts';
import { waitsHere } from './on-its-way';
import { Question } from './question';
import { Recorded } from './recorded';
import { useDecisionDraft } from './use-decision-draft';

interface DecidingOneProps {
  review: Review;
  item: DecisionItem;
  items: readonly DecisionItem[];
  complete: boolean;
  proposed: Answer | null;
  unknownAnswer: boolean;
}

/** The question, the answer, and what became of it. */
export function DecidingOne({ review, item, items, complete, proposed, unknownAnswer }: DecidingOneProps) {
  const { userId: me, tenantId } = useReviewer();
  const { definition, instance } = review;
  const ref = { definitionId: definition.id, instanceId: instance.id };
  const { record, states, replace, dismiss, kept } = useRecord(ref, review);
  const draft = useDecisionDraft(
    { tenantId, userId: me, instanceId: instance.id, itemId: item.id },
    proposed,
  );
  const { offline } = useAllowed();
  useReplacingAhead(draft.answer !== null || !offline);
  const known = useKnown(review, items, states, complete, item);
  const { remember } = useReasons();
  const [changing, setChanging] = useState(false);
  const [asking, setAsking] = useState<Answer | null>(null);
  const progress = states.get(item.id);
  const state = progress?.state;
  const saved = state?.step === 'saved';
  const { forget } = draft;
  useEffect(() => {
    if (saved) forget();
  });
  // What is on screen, and so what a choice is made in view of.
  const theirs = state?.step === 'conflict' || state?.step === 'replaced' ? state.theirs : item;
  const send = (decision: Decision) => {
    if (decision !== 'NotReviewed' && draft.reason.trim()) remember(draft.reason.trim());
    setChanging(false);
    record(intentsOf(decision, [theirs], draft.reason));
  };
  const save = (answer: Answer) => (othersAnswer(item, progress, me) ? setAsking(answer) : send(answer));

  if (saved)
    return (
      <Recorded
        review={review}
        item={item}
        items={items}
        complete={complete}
        decision={progress?.intent.decision ?? 'NotReviewed'}
        onTakeBack={() => send('NotReviewed')}
        onChange={() => {
          draft.reset();
          dismiss([item.id]);
        }}
      />
    );
  const waitsFor = waitsHere(progress);
  if (progress && waitsFor && !changing)
    return (
      <KeptHere
        review={review}
        item={item}
        items={items}
        complete={complete}
        progress={progress}
        waitsFor={waitsFor}
        kept={kept}
        onChange={() => setChanging(true)}
      />
    );
  return (
    <div className="space-y-4">
      <Question review={review} item={item} />
      <KnownFacts item={item} known={known} />
      <EarlierAnswer item={theirs} kind={definition.kind} me={me} />
      <DecisionForm
        review={review}
        answer={draft.answer}
        reason={draft.reason}
        proposed={proposed}
        unknownAnswer={unknownAnswer}
        progress={progress}
        onAnswer={draft.choose}
        onReason={draft.explain}
        onSave={save}
      />
      {(asking || state?.step === 'conflict') && (
        <ReplaceDialog
          late={state?.step === 'conflict'}
          theirs={[theirs]}
          me={me}
          onReplace={() => {
            setAsking(null);
            if (state?.step === 'conflict') replace([item.id]);
            else if (asking) send(asking);
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
