'use client';
import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Answer, Decision } from '../../../lib/review/model';
import { ACT_ICONS } from '../../parts/decision-word';
import { useItemWords } from '../../parts/item-name';
import { useTabStop } from '../../ui/tab-stop';
import { ItemStateBadge } from '../act/item-state-badge';
import type { RowAsk } from '../act/use-review-draft';
import { DecisionFact } from './facts';
import type { RowFacts, SharedByRows } from './row-facts';

const ANSWERS: readonly Answer[] = ['Approve', 'Deny', 'DontKnow'];
const WORDS = { Approve: 'Approve', Deny: 'Deny', DontKnow: 'DontKnow', NotReviewed: 'takeBack' } as const;

const ROW_BUTTON =
  'inline-flex size-9 items-center justify-center gap-1.5 rounded-control border border-transparent text-quiet hover:border-ink hover:text-ink group-focus-within/row:text-ink group-hover/row:text-ink aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-accent forced-colors:aria-pressed:outline-2 md:pointer-coarse:size-11 max-md:h-auto max-md:min-h-11 max-md:w-full max-md:border-edge max-md:px-1 max-md:text-sm max-md:text-ink';

interface RowDecisionProps {
  facts: RowFacts;
  shared: SharedByRows;
  /** The open question about this row; null where none is open. */
  asked: RowAsk | null;
}

/** Three buttons for an item that isn't reviewed; otherwise the decision with a button to change it. */
export function RowDecision({ facts, shared, asked }: RowDecisionProps) {
  const t = useTranslations('row');
  const wordsOf = useItemWords();
  const tabStop = useTabStop();
  const { item, answer } = facts;
  const undecided = answer.decision === 'NotReviewed';
  if (!shared.open) return <DecisionFact facts={facts} shared={shared} />;
  if (asked !== null || undecided)
    return (
      <>
        <RowButtons facts={facts} shared={shared} asked={asked} />
        {undecided && answer.status && (
          <ItemStateBadge small itemId={item.id} state={answer.status} onRetry={shared.onRetry} />
        )}
      </>
    );
  return (
    <DecisionFact
      facts={facts}
      shared={shared}
      beside={
        <button
          type="button"
          tabIndex={tabStop}
          aria-label={t('changeOf', { name: wordsOf(item) })}
          onClick={() => shared.onAsk(item.id, 'change')}
          className="relative text-sm font-medium text-accent underline-offset-4 after:absolute after:-inset-2 hover:underline focus-visible:opacity-100 pointer-fine:opacity-0 pointer-fine:group-focus-within/row:opacity-100 pointer-fine:group-hover/row:opacity-100"
        >
          {t('change')}
        </button>
      }
    />
  );
}

function RowButtons({ facts, shared, asked }: RowDecisionProps) {
  const t = useTranslations('row');
  const decisions = useTranslations('decisions');
  const wordsOf = useItemWords();
  const tabStop = useTabStop();
  const { item, answer } = facts;
  const name = wordsOf(item);
  const changing = asked === 'change';
  const chosen = changing ? answer.decision : asked;
  const acts: readonly Decision[] = answer.decision === 'NotReviewed' ? ANSWERS : [...ANSWERS, 'NotReviewed'];
  return (
    <fieldset
      aria-label={t('decide', { name })}
      className="flex min-w-0 gap-0.5 max-md:grid max-md:grid-cols-3 max-md:gap-2 md:-ms-2"
    >
      {acts.map((act) => {
        const Icon = ACT_ICONS[act];
        const word = decisions(WORDS[act]);
        return (
          <button
            key={act}
            type="button"
            tabIndex={tabStop}
            title={word}
            aria-label={t('act', { act: word, name })}
            aria-pressed={chosen === null ? undefined : chosen === act}
            onClick={() => shared.onDecide(item.id, act)}
            className={ROW_BUTTON}
          >
            <Icon aria-hidden="true" className="size-4.5 shrink-0 max-md:hidden" />
            <span aria-hidden="true" className="md:hidden">
              {word}
            </span>
          </button>
        );
      })}
      {changing && (
        <button
          type="button"
          tabIndex={tabStop}
          title={t('cancel')}
          aria-label={t('act', { act: t('cancel'), name })}
          onClick={() => shared.onAsk(item.id, null)}
          className={ROW_BUTTON}
        >
          <ArrowLeft aria-hidden="true" className="size-4.5 shrink-0 max-md:hidden rtl:-scale-x-100" />
          <span aria-hidden="true" className="md:hidden">
            {t('cancel')}
          </span>
        </button>
      )}
    </fieldset>
  );
}
