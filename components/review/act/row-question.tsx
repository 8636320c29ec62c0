'use client';
import { useId, useRef } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { deletesGuests } from '../../../lib/review/consequence';
import { guestIn } from '../../../lib/review/principal';
import { reasonNeeded } from '../../../lib/review/reason';
import { answerIn } from '../../../lib/review/row-answer';
import { whoseAccess } from '../../../lib/review/whose-access';
import { AboutDeletion } from '../../parts/about-deletion';
import { useSaveWords } from '../../parts/decision-word';
import { useKnownContext } from '../../parts/known-context';
import { TheirAnswers } from '../../parts/their-answers';
import { Button } from '../../ui/button';
import { atFirstClick } from '../../ui/first-click';
import { coveredBy } from '../../ui/foot';
import { AskSomebody } from './ask-somebody';
import { QuestionFacts, QuestionTitle } from './question-words';
import { ReasonField } from './reason-field';
import { type QuestionProps, useQuestion } from './use-question';

/** Between a question and what lies below it, in px. */
const AIR = 8;

/** Whether nothing covers the element now; the document's scroll padding has room for a bar that may come. */
function isInSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const above = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const below = coveredBy('dock') + coveredBy('notices') + AIR;
  return top >= above && bottom <= window.innerHeight - below;
}

/**
 * Scrolls no further than it takes to show these elements; where they don't fit, the last one is shown. The list
 * measures a row that has grown before the second frame: after an earlier scroll it would move the page once more.
 */
function reveal(elements: readonly (HTMLElement | null)[]): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      for (const element of elements)
        if (element && !isInSight(element)) element.scrollIntoView({ block: 'nearest' });
    }),
  );
}

/**
 * The question under a row: about whom, what speaks for and against, the consequence, the reason, and Save.
 */
export function RowQuestion(props: QuestionProps) {
  const { act, item, onClose } = props;
  const known = useKnownContext();
  const t = useItemMessages('row');
  const saveWords = useSaveWords(whoseAccess(item, known.me));
  const id = useId();
  const question = useRef<HTMLFieldSetElement>(null);
  const { field, reason, onReason, problem, save, onKeyDown } = useQuestion(props, (first) => {
    // A question without a field takes the focus itself: a second Enter must not answer it. A browser scrolls a field to
    // the middle of the window, and the person's name out of it.
    (first ?? question.current)?.focus({ preventScroll: true });
    reveal([question.current, first]);
  });
  const { theirs } = answerIn(known, item);
  return (
    <fieldset
      ref={question}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={theirs ? `${id}-facts ${id}-theirs` : `${id}-facts`}
      onKeyDown={onKeyDown}
      className="min-w-0 space-y-2 px-4 pt-1 pb-3 -outline-offset-2 md:ps-13"
    >
      <div className="max-w-[70rem] text-body">
        <strong id={`${id}-title`} className="font-semibold">
          <QuestionTitle act={act} item={item} />
        </strong>{' '}
        <span id={`${id}-facts`} className="text-quiet">
          <QuestionFacts act={act} item={item} />
        </span>
      </div>
      {deletesGuests(act, known.review, item, guestIn(known, item)) && <AboutDeletion />}
      {theirs && (
        <div id={`${id}-theirs`} className="text-body">
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
            check={{ required: reasonNeeded(act, known.review.definition.settings), problem }}
            about={{ whose: whoseAccess(item, known.me), act }}
          />
        </div>
      )}
      <div className="flex flex-wrap items-start gap-2">
        <Button look="primary" className="desk:min-h-9 md:py-1" onClick={atFirstClick(() => save(reason))}>
          {saveWords(act)}
        </Button>
        <Button look="quiet" className="px-2 desk:min-h-9 md:py-1" onClick={onClose}>
          {t('cancel')}
        </Button>
        <div className="md:ms-auto">
          <AskSomebody item={item} known={known} />
        </div>
      </div>
    </fieldset>
  );
}
