'use client';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useOneByOneMessages } from '../../../lib/messages/parts/one-by-one';
import type { Answer } from '../../../lib/review/model';
import type { Whose } from '../../../lib/review/whose-access';
import { ACT_ICONS, useDecisionWords } from '../../parts/decision-word';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { useReady } from '../act/use-ask-twice';

const KEYS = { Approve: 'a', Deny: 'd', DontKnow: 'u' } as const;

interface OneByOneActionsProps {
  /** False at the first item. */
  canGoBack: boolean;
  /** The answers that can be given, in order. */
  answers: readonly Answer[];
  whose: Whose;
  /** The answer whose reason is being asked; null where none is. */
  asked: Answer | null;
  /** Whether the item has a decision: then going on skips nothing. */
  decided: boolean;
  onAnswer(answer: Answer): void;
  onBack(): void;
  onSkip(): void;
}

/** @param props.onBack null at the first item */
export function BackButton({ onBack }: { onBack: (() => void) | null }) {
  const t = useOneByOneMessages('focus');
  return (
    <Button look="quiet" className="px-2" disabled={!onBack} onClick={() => onBack?.()}>
      <ArrowLeft aria-hidden="true" className="size-4.5 shrink-0 rtl:-scale-x-100" />
      <span className="low:sr-only">{t('back')}</span>
    </Button>
  );
}

/**
 * The answers side by side, with Back and Skip unless a question is open; at the foot of a phone's screen. The next
 * person's buttons come where these were. So a press right after a new person appears is ignored: it may be the
 * second press of a double click on the person before. Keys work at once: A, D and U, and Enter on a button (a click
 * without a count); a key that is held down is ignored.
 */
export function OneByOneActions(props: OneByOneActionsProps) {
  const { canGoBack, answers, whose, asked, decided, onAnswer, onBack, onSkip } = props;
  const t = useOneByOneMessages('focus');
  const words = useDecisionWords(whose);
  const ready = useReady(true);
  return (
    <div className="space-y-2 low:flex low:items-center low:gap-1 low:space-y-0">
      <div className="grid grow auto-cols-fr grid-flow-col gap-2 low:gap-1">
        {answers.map((answer) => {
          const Icon = ACT_ICONS[answer];
          return (
            <Button
              key={answer}
              aria-keyshortcuts={KEYS[answer]}
              aria-pressed={asked === null ? undefined : asked === answer}
              aria-disabled={!ready}
              onClick={({ detail: clicks }) => (ready || clicks === 0) && onAnswer(answer)}
              className="min-h-14 flex-col gap-0.5 px-1 low:min-h-11! low:flex-row aria-pressed:border-accent aria-pressed:bg-accent-wash sm:flex-row sm:gap-2 md:min-h-14"
            >
              <Icon aria-hidden="true" className="size-5 shrink-0 low:hidden" />
              {words(answer)}
            </Button>
          );
        })}
      </div>
      <div className={classNames('flex justify-between gap-2', asked !== null && 'invisible')}>
        <BackButton onBack={canGoBack ? onBack : null} />
        <Button look="quiet" className="px-2" onClick={onSkip}>
          <span className="low:sr-only">{t(decided ? 'next' : 'skip')}</span>
          <ArrowRight aria-hidden="true" className="size-4.5 shrink-0 rtl:-scale-x-100" />
        </Button>
      </div>
    </div>
  );
}
