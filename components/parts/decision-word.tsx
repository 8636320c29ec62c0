'use client';
import { Check, CircleDashed, CircleQuestionMark, ListChecks, type LucideIcon, Undo2, X } from 'lucide-react';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { Act } from '../../lib/review/act';
import type { RecordedDecision } from '../../lib/review/model';
import type { Whose } from '../../lib/review/whose-access';

/** One icon for each decision and act, everywhere. */
export const ACT_ICONS: Record<Act | 'Unknown', LucideIcon> = {
  Approve: Check,
  Deny: X,
  DontKnow: CircleQuestionMark,
  NotReviewed: Undo2,
  accept: ListChecks,
  Unknown: CircleDashed,
};

/** The words for decisions; about one's own access Approve and Deny are Yes and No. */
export function useDecisionWords(whose: Whose = 'others'): (decision: RecordedDecision) => string {
  const t = useShellMessages('decisions');
  return (decision) => {
    if (whose === 'own' && decision === 'Approve') return t('yes');
    if (whose === 'own' && decision === 'Deny') return t('no');
    return t(decision);
  };
}

/** The names of acts. Taking back has a name of its own, not that of the decision NotReviewed which it records. */
export function useActWords(whose: Whose = 'others'): (act: Act) => string {
  const t = useShellMessages('decisions');
  const words = useDecisionWords(whose);
  return (act) => (act === 'NotReviewed' ? t('takeBack') : act === 'accept' ? t(act) : words(act));
}

/** The words on the button that saves an act; one's own access is kept or given up. */
export function useSaveWords(whose: Whose): (act: Exclude<Act, 'accept'>) => string {
  const own = useShellMessages('decisions.saveOwn');
  const t = useShellMessages('decisions.save');
  return (act) => (whose === 'own' && (act === 'Approve' || act === 'Deny') ? own(act) : t(act));
}

/** A recorded decision: word and icon, in the same colour for every decision. */
export function DecisionWord({ decision, whose }: { decision: RecordedDecision; whose?: Whose }) {
  const words = useDecisionWords(whose);
  const undecided = decision === 'NotReviewed';
  const Icon = undecided ? CircleDashed : ACT_ICONS[decision];
  return (
    <span
      className={`inline-flex items-start gap-1.5 align-top whitespace-nowrap ${undecided ? 'text-quiet' : 'font-semibold'}`}
    >
      <Icon aria-hidden="true" className="h-[1lh] w-4 shrink-0" />
      {words(decision)}
    </span>
  );
}
