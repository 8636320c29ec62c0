'use client';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useReasons } from '../../../lib/queries/reasons';
import type { Decision, DecisionItem } from '../../../lib/review/model';
import { reasonNeeded, reasonProblem } from '../../../lib/review/reason';
import { answerIn } from '../../../lib/review/row-answer';
import { whoseAccess } from '../../../lib/review/whose-access';
import type { Known } from '../../../lib/review/workspace/view';
import { Button } from '../../ui/button';
import { AboutDeletion } from '../about-deletion';
import { ReasonField } from '../reason-field';
import { TheirAnswers } from '../their-answers';
import { AskSomebody } from './ask-somebody';
import { QuestionFacts, QuestionTitle } from './question-words';

export interface RowQuestionProps {
  act: Decision;
  item: DecisionItem;
  known: Known;
  /** What was typed for this act on this item. */
  reason: string;
  onReason(reason: string): void;
  onSave(reason: string): void;
  onClose(): void;
}

/** The question that opens under a row: who, what speaks for and against it, what it leads to, why, and Save. */
export function RowQuestion({ act, item, known, reason, onReason, onSave, onClose }: RowQuestionProps) {
  const t = useTranslations('row');
  const id = useId();
  const { remember } = useReasons();
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { settings } = known.review.definition;
  const { theirs } = answerIn(known, item);
  const problem = reasonProblem(reason, act, settings);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another act is another question
  useEffect(() => {
    setTried(false);
    field.current?.focus();
  }, [act]);

  const save = (text: string) => {
    if (reasonProblem(text, act, settings)) {
      setTried(true);
      field.current?.focus();
      return;
    }
    if (text.trim()) remember(text.trim(), act);
    onSave(text);
  };
  const press = (event: KeyboardEvent) => {
    // Nothing that is pressed in a question is a key of the list behind it.
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.repeat) return;
    const inField = event.target === field.current;
    const held = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && (held || (inField && !event.shiftKey))) save(reason);
    else return;
    event.preventDefault();
  };
  return (
    <fieldset
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-facts`}
      onKeyDown={press}
      className="min-w-0 space-y-2 px-4 pt-1 pb-3 md:ps-13"
    >
      <div className="max-w-[70rem] text-[0.9375rem]">
        <strong id={`${id}-title`} className="font-semibold">
          <QuestionTitle act={act} item={item} known={known} />
        </strong>{' '}
        <span id={`${id}-facts`} className="text-quiet">
          <QuestionFacts act={act} item={item} known={known} />
        </span>
      </div>
      {act === 'Deny' && settings?.denyAction === 'blocksAndDeletesGuests' && <AboutDeletion />}
      {theirs && (
        <div className="text-[0.9375rem]">
          <p>{t('replaces')}</p>
          <TheirAnswers items={[theirs]} me={known.me} />
        </div>
      )}
      {act !== 'NotReviewed' && (
        <div className="max-w-2xl">
          <ReasonField
            ref={field}
            compact
            value={reason}
            onChange={onReason}
            onPick={save}
            required={reasonNeeded(act, settings)}
            problem={tried || problem === 'tooLong' ? problem : undefined}
            whose={whoseAccess(item, known.me)}
            act={act}
          />
        </div>
      )}
      <div className="flex flex-wrap items-start gap-2">
        <Button look="primary" className="md:min-h-9 md:py-1" onClick={() => save(reason)}>
          {t(`save.${act}`)}
        </Button>
        <Button look="quiet" className="px-2 md:min-h-9 md:py-1" onClick={onClose}>
          {t('cancel')}
        </Button>
        <div className="md:ms-auto">
          <AskSomebody item={item} known={known} />
        </div>
      </div>
    </fieldset>
  );
}
