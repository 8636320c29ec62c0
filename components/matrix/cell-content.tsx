'use client';
import { CircleAlert, CircleCheck, LoaderCircle, type LucideIcon } from 'lucide-react';
import { useGridMessages } from '../../lib/messages/parts/grid';
import { useItemMessages } from '../../lib/messages/parts/item';
import { adviceAsDecision, isAgainstAdvice } from '../../lib/review/advice';
import { type ItemState, isBusy } from '../../lib/review/item-state';
import type { Advice, DecisionItem } from '../../lib/review/model';
import { type RowAnswer, shownOf } from '../../lib/review/row-answer';
import { ACT_ICONS, DecisionWord } from '../parts/decision-word';
import { useAskedMark } from '../review/act/use-asked-mark';

const STATES: Record<'onItsWay' | 'saved' | 'needsMe', { Icon: LucideIcon; ink: string }> = {
  onItsWay: { Icon: LoaderCircle, ink: '' },
  saved: { Icon: CircleCheck, ink: 'text-accent' },
  needsMe: { Icon: CircleAlert, ink: 'text-bad' },
};

function StateMark({ state }: { state: ItemState }) {
  const t = useGridMessages('grid.state');
  const kind = isBusy(state) ? 'onItsWay' : state.step === 'saved' ? 'saved' : 'needsMe';
  const { Icon, ink } = STATES[kind];
  return (
    <span className="ms-auto">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 ${ink}`} />
      <span className="sr-only">{t(kind)}</span>
    </span>
  );
}

/** The recommendation in one line: whose it is, and the icon and word that the decision would have. */
function AdviceLine({ advice, against }: { advice: Advice; against: boolean }) {
  const t = useGridMessages('grid');
  const words = useItemMessages('advice');
  const decided = adviceAsDecision(advice);
  if (!decided) return <span className="block text-quiet">{words(advice)}</span>;
  const Icon = ACT_ICONS[decided];
  return (
    <span className={`block ${against ? 'font-medium text-warn' : 'text-quiet'}`}>
      <span className="sr-only">{t(against ? 'against' : 'adviceIs', { advice: words(advice) })}</span>
      <span aria-hidden="true">
        {t.rich('adviceShort', {
          advice: words(advice),
          icon: () => <Icon className="me-0.5 inline size-3.5 align-[-0.125em]" />,
        })}
      </span>
    </span>
  );
}

interface CellContentProps {
  item: DecisionItem;
  answer: RowAnswer | null;
}

/** Shows a cell's decision with its status, Microsoft's recommendation, and whom I asked about it. */
export function MatrixCellContent({ item, answer }: CellContentProps) {
  const { decision } = answer ? shownOf(answer) : item;
  const asked = useAskedMark(item.id, answer ?? item);
  return (
    <>
      <span className="flex items-start gap-1">
        <DecisionWord decision={decision} />
        {answer?.status && <StateMark state={answer.status} />}
      </span>
      <span className="text-note leading-snug">
        <AdviceLine advice={item.advice} against={isAgainstAdvice(decision, item.advice)} />
        {asked && <span className="line-clamp-3 text-warn">{asked}</span>}
      </span>
    </>
  );
}
