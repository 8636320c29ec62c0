'use client';
import { useEffect, useState } from 'react';
import { useReviewer } from '../../../lib/queries/graph-context';
import { useRecord } from '../../../lib/queries/record';
import type { Answer, Decision, DecisionItem, Review } from '../../../lib/review/model';
import { answeredByOther } from '../answered-by';
import { intentsOf } from '../one-review/act';
import { ReplaceDialog, useDialogsAhead } from '../one-review/lazy-dialogs';
import { DecisionForm } from './decision-form';
import { EarlierAnswer } from './earlier-answer';
import { KnownFacts } from './known-facts';
import { Question } from './question';
import { Recorded } from './recorded';
import { useDecisionDraft } from './use-decision-draft';

interface DecidingOneProps {
  review: Review;
  item: DecisionItem;
  items: readonly DecisionItem[];
  proposed: Answer | null;
  unknownAnswer: boolean;
}

/** The question, the answer, and what became of it. */
export function DecidingOne({ review, item, items, proposed, unknownAnswer }: DecidingOneProps) {
  const { userId: me, tenantId } = useReviewer();
  const { definition, instance } = review;
  const { record, states, replace, dismiss } = useRecord({
    definitionId: definition.id,
    instanceId: instance.id,
  });
  const draft = useDecisionDraft(
    { tenantId, userId: me, instanceId: instance.id, itemId: item.id },
    proposed,
  );
  useDialogsAhead();
  const [asking, setAsking] = useState<Answer | null>(null);
  const progress = states.get(item.id);
  const state = progress?.state;
  const saved = state?.step === 'saved';
  const { forget } = draft;
  useEffect(() => {
    if (saved) forget();
  });
  const send = (decision: Decision) => record(intentsOf(decision, [item], draft.reason));
  const save = (answer: Answer) => (answeredByOther(item, me) ? setAsking(answer) : send(answer));

  if (saved)
    return (
      <Recorded
        review={review}
        item={item}
        items={items}
        decision={progress?.intent.decision ?? 'NotReviewed'}
        onTakeBack={() => send('NotReviewed')}
        onChange={() => {
          draft.reset();
          dismiss([item.id]);
        }}
      />
    );
  const theirs = state?.step === 'conflict' || state?.step === 'replaced' ? state.theirs : item;
  return (
    <div className="space-y-4">
      <Question review={review} item={item} />
      <KnownFacts review={review} item={item} />
      <EarlierAnswer item={theirs} kind={definition.kind} me={me} />
      <DecisionForm
        review={review}
        answer={draft.answer}
        reason={draft.reason}
        proposed={proposed}
        unknownAnswer={unknownAnswer}
        state={state}
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
