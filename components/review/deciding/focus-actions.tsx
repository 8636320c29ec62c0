'use client';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Answer } from '../../../lib/review/model';
import type { Whose } from '../../../lib/review/whose-access';
import { Button } from '../../ui/button';
import { ACT_ICONS, useDecisionWords } from '../decision-word';

const ANSWERS: readonly Answer[] = ['Approve', 'Deny', 'DontKnow'];
const KEYS = { Approve: 'a', Deny: 'd', DontKnow: 'u' } as const;

interface FocusActionsProps {
  /** False at the first. */
  canGoBack: boolean;
  whose: Whose;
  /** The answer whose reason is being asked for. */
  asked: Answer | null;
  onAnswer(answer: Answer): void;
  onBack(): void;
  onSkip(): void;
}

/** Under the thumb on a phone: three answers side by side, and the ways on and back. */
export function FocusActions({ canGoBack, whose, asked, onAnswer, onBack, onSkip }: FocusActionsProps) {
  const t = useTranslations('focus');
  const words = useDecisionWords(whose);
  return (
    <div className="space-y-2">
      <div className="grid grid-cols-3 gap-2">
        {ANSWERS.map((answer) => {
          const Icon = ACT_ICONS[answer];
          return (
            <Button
              key={answer}
              aria-keyshortcuts={KEYS[answer]}
              aria-pressed={asked === null ? undefined : asked === answer}
              onClick={() => onAnswer(answer)}
              className="min-h-14 flex-col gap-0.5 px-1 aria-pressed:border-accent aria-pressed:bg-accent-wash sm:flex-row sm:gap-2 md:min-h-14"
            >
              <Icon aria-hidden="true" className="size-5 shrink-0" />
              {words(answer)}
            </Button>
          );
        })}
      </div>
      <div className="flex justify-between gap-2">
        <Button look="quiet" className="px-2" disabled={!canGoBack} onClick={onBack}>
          <ArrowLeft aria-hidden="true" className="size-4.5 shrink-0 rtl:-scale-x-100" />
          {t('back')}
        </Button>
        <Button look="quiet" className="px-2" onClick={onSkip}>
          {t('skip')}
          <ArrowRight aria-hidden="true" className="size-4.5 shrink-0 rtl:-scale-x-100" />
        </Button>
      </div>
    </div>
  );
}
