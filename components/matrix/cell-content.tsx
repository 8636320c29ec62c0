'use client';
import { CircleAlert, CircleCheck, LoaderCircle, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { isAgainstAdvice } from '../../lib/review/act';
import { type ItemState, isBusy } from '../../lib/review/item-state';
import type { Advice, DecisionItem } from '../../lib/review/model';
import type { RowAnswer } from '../../lib/review/row-answer';
import { DecisionWord } from '../parts/decision-word';

const STATES: Record<'onItsWay' | 'saved' | 'needsMe', { Icon: LucideIcon; ink: string }> = {
  onItsWay: { Icon: LoaderCircle, ink: '' },
  saved: { Icon: CircleCheck, ink: 'text-accent' },
  needsMe: { Icon: CircleAlert, ink: 'text-bad' },
};

function StateMark({ state }: { state: ItemState }) {
  const t = useTranslations('grid.state');
  const kind = isBusy(state) ? 'onItsWay' : state.step === 'saved' ? 'saved' : 'needsMe';
  const { Icon, ink } = STATES[kind];
  return (
    <span className="ms-auto">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 ${ink}`} />
      <span className="sr-only">{t(kind)}</span>
    </span>
  );
}

/** Shows a full dot for Deny and a ring for Approve, always with the word. */
function AdviceDot({ advice, against }: { advice: Advice; against: boolean }) {
  const t = useTranslations('grid');
  const words = useTranslations('advice');
  if (advice !== 'Approve' && advice !== 'Deny')
    return <span className="block text-quiet">{words(advice)}</span>;
  return (
    <span className={`flex items-baseline gap-1.5 ${against ? 'text-warn' : 'text-quiet'}`}>
      <span
        aria-hidden="true"
        className={`size-2 shrink-0 rounded-full border border-current ${advice === 'Deny' ? 'bg-current' : ''}`}
      />
      {t(against ? 'against' : 'adviceIs', { advice: words(advice) })}
    </span>
  );
}

interface CellContentProps {
  item: DecisionItem;
  answer: RowAnswer | null;
}

/** Shows a cell's decision, Microsoft's recommendation, and the status of my decision. */
export function MatrixCellContent({ item, answer }: CellContentProps) {
  const { decision } = answer ?? item;
  return (
    <>
      <span className="flex items-start gap-1">
        <DecisionWord decision={decision} />
        {answer?.status && <StateMark state={answer.status} />}
      </span>
      <span className="text-note leading-snug">
        <AdviceDot advice={item.advice} against={isAgainstAdvice(decision, item.advice)} />
      </span>
    </>
  );
}
