'use client';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useReasons } from '../../../lib/queries/reasons';
import { intentsOf } from '../../../lib/review/act';
import type { Answer, DecisionItem, Intent } from '../../../lib/review/model';
import { reasonNeeded, reasonProblem } from '../../../lib/review/reason';
import { answerIn } from '../../../lib/review/row-answer';
import { whoseAccess } from '../../../lib/review/whose-access';
import type { Known } from '../../../lib/review/workspace/view';
import { useDecisionWords } from '../decision-word';
import { usePrincipalWords } from '../item-name';
import { ReasonField } from '../reason-field';
import { TenantText } from '../tenant-text';
import { FocusActions } from './focus-actions';
import { FocusDone } from './focus-done';
import { FocusFrame, isTyping } from './focus-frame';
import { FocusPerson } from './focus-person';
import { focusKeyOf } from './focus-queue';
import { useFocusWalk } from './use-focus-walk';

interface FocusModeProps {
  /** Those who match; the undecided among them are walked through. */
  items: readonly DecisionItem[];
  known: Known;
  record(intents: Intent[]): void;
  onRetry?(itemIds: string[]): void;
  onClose(): void;
  /** Whom to begin with. */
  startAt?: string;
}

/** One person at a time: look, decide, on to the next. Nothing is chosen before the reviewer does. */
export function FocusMode({ items, known, record, onRetry, onClose, startAt }: FocusModeProps) {
  const t = useTranslations('focus');
  const nameOf = usePrincipalWords();
  const { remember } = useReasons();
  const { item, at, count, done, go, restart } = useFocusWalk(items, known, startAt);
  const whose = item ? whoseAccess(item, known.me) : 'others';
  const words = useDecisionWords(whose);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState<Answer | null>(null);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { settings } = known.review.definition;
  const problem = reasonProblem(reason, tried ?? 'DontKnow', settings);

  // The next person's name is read out because the focus goes to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the place changes
  useEffect(() => heading.current?.focus(), [at]);
  const leave = (step: 1 | -1, words: string) => {
    setReason('');
    setTried(null);
    setSaid(words);
    go(step);
  };
  const answer = (decision: Answer) => {
    if (!item) return;
    if (reasonProblem(reason, decision, settings)) {
      setTried(decision);
      field.current?.focus();
      return;
    }
    if (reason.trim()) remember(reason.trim(), decision);
    // The answer on screen is the newest one that is known, also where the list doesn't show it yet.
    record(intentsOf(decision, [answerIn(known, item).item], reason));
    leave(1, t('decided', { decision: words(decision), name: nameOf(item.principal) }));
  };
  const press = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    const key = focusKeyOf(event, getComputedStyle(event.currentTarget).direction === 'rtl');
    if (!key) return;
    event.preventDefault();
    if (key === 'back') leave(-1, '');
    else if (key === 'next') !done && leave(1, '');
    else if (key === 'reason') field.current?.focus();
    else answer(key);
  };
  return (
    <FocusFrame
      heading={heading}
      title={item && !done ? <TenantText text={nameOf(item.principal)} limit={120} /> : t('doneTitle')}
      place={done ? t('place', { at: count, count }) : t('place', { at: at + 1, count })}
      onKeyDown={press}
      onClose={onClose}
      footer={
        !done && (
          <FocusActions
            canGoBack={at > 0}
            whose={whose}
            onAnswer={answer}
            onBack={() => leave(-1, '')}
            onSkip={() => leave(1, '')}
          />
        )
      }
    >
      {done && (
        <FocusDone
          items={items}
          known={known}
          onAgain={restart}
          onBack={() => leave(-1, '')}
          onClose={onClose}
        />
      )}
      {!done && item && (
        <>
          <FocusPerson item={item} known={known} onRetry={onRetry ? (id) => onRetry([id]) : null} />
          <ReasonField
            ref={field}
            value={reason}
            whose={whose}
            onChange={setReason}
            required={reasonNeeded('Approve', settings)}
            problem={tried || problem === 'tooLong' ? problem : undefined}
          />
        </>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </FocusFrame>
  );
}
