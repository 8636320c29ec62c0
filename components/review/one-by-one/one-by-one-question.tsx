'use client';
import { useId, useRef } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useOneByOneMessages } from '../../../lib/messages/parts/one-by-one';
import { deletesGuests } from '../../../lib/review/consequence';
import { guestIn } from '../../../lib/review/principal';
import { reasonNeeded } from '../../../lib/review/reason';
import { answerIn } from '../../../lib/review/row-answer';
import { whoseAccess } from '../../../lib/review/whose-access';
import { AboutDeletion } from '../../parts/about-deletion';
import { useDecisionWords, useSaveWords } from '../../parts/decision-word';
import { useKnownContext } from '../../parts/known-context';
import { TheirAnswers } from '../../parts/their-answers';
import { Button } from '../../ui/button';
import { atFirstClick } from '../../ui/first-click';
import { QuestionFacts, QuestionTitle } from '../act/question-words';
import { ReasonField } from '../act/reason-field';
import { type QuestionProps, useQuestion } from '../act/use-question';

interface OneByOneQuestionProps extends QuestionProps {
  /** The act was chosen by a key: then the next keys type the reason. */
  byKey: boolean;
}

/**
 * Says what a chosen decision leads to and asks for its reason; pressing a suggested reason saves it and shows the next
 * person. The evidence stands above, in the person's facts; a screen reader hears it with the question too.
 */
export function OneByOneQuestion(props: OneByOneQuestionProps) {
  const { act, item, onClose, byKey } = props;
  const known = useKnownContext();
  const t = useItemMessages('row');
  const focus = useOneByOneMessages('focus');
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const { field, reason, onReason, problem, save, onKeyDown } = useQuestion(props, (text) => {
    // On a touch screen, focusing the field would open the keyboard, which covers the suggested reasons. No button gets
    // the focus: a second Enter must not answer the question.
    const first = byKey && text ? text : box.current;
    first?.focus({ preventScroll: true });
    // In a low window the question begins under the facts.
    box.current?.scrollIntoView({ block: 'start' });
    first?.scrollIntoView({ block: 'nearest' });
  });
  const whose = whoseAccess(item, known.me);
  const words = useDecisionWords(whose);
  const saveWords = useSaveWords(whose);
  // It stands above, with the person; a screen reader hears it with the question too.
  const { theirs } = answerIn(known, item);
  const required = reasonNeeded(act, known.review.definition.settings);
  return (
    <fieldset
      ref={box}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-evidence ${id}-consequence${theirs ? ` ${id}-theirs` : ''}`}
      onKeyDown={onKeyDown}
      data-question
      className="min-w-0 space-y-2 pb-2 -outline-offset-2 low:flex low:flex-col low:gap-1 low:space-y-0 low:pb-1"
    >
      {/* The name stands above as the title; a screen reader hears the whole question. */}
      <p id={`${id}-title`} className="sr-only">
        <QuestionTitle act={act} item={item} />
      </p>
      <p aria-hidden="true" className="font-semibold">
        {focus('why', { decision: words(act), required: required ? 'yes' : 'no' })}
      </p>
      <p id={`${id}-evidence`} hidden>
        <QuestionFacts act={act} item={item} only="evidence" />
      </p>
      {theirs && (
        <div id={`${id}-theirs`} hidden>
          <p>{focus('replaces')}</p>
          <TheirAnswers items={[theirs]} me={known.me} whose={whose} />
        </div>
      )}
      {/* In a low window it comes last: the reasons are in sight. */}
      <div className="text-sm low:order-last">
        <p id={`${id}-consequence`} className="text-quiet">
          <QuestionFacts act={act} item={item} only="consequence" whose={whose} />
        </p>
        {deletesGuests(act, known.review, item, guestIn(known, item)) && <AboutDeletion />}
      </div>
      <ReasonField
        ref={field}
        compact
        value={reason}
        onChange={onReason}
        onPick={save}
        check={{ required, problem }}
        about={{ whose, act }}
      />
      <div className="flex gap-2 low:absolute low:inset-x-0 low:bottom-0 low:border-t low:border-line low:bg-paper low:px-2 low:py-1 sm:low:bg-card">
        <Button look="primary" className="flex-1 sm:flex-none" onClick={atFirstClick(() => save(reason))}>
          {saveWords(act)}
        </Button>
        <Button look="quiet" className="px-2" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </fieldset>
  );
}
