'use client';
import { useOutcomeMessages } from '../../lib/messages/parts/outcome';
import { type Applied, appliedDecision, applyOutcome, isMarkOnly } from '../../lib/review/apply-result';
import { safeText } from '../../lib/review/text';
import { useDecisionWords } from './decision-word';

/** A sentence on what Microsoft did with a decision after the review ended; null where nothing is known. */
export function useOutcomeWords(): (of: Applied, ended: boolean) => string | null {
  const t = useOutcomeMessages('outcome');
  const words = useDecisionWords();
  return (of, ended) => {
    const outcome = applyOutcome(of, ended);
    if (!outcome) return null;
    const result = safeText(of.applyResult, 80);
    const decision = appliedDecision(of);
    const outcomeWords =
      outcome === 'done' && isMarkOnly(of)
        ? t('marked')
        : t(`${decision === 'Deny' ? 'deny' : 'other'}.${outcome}`, { result });
    return decision === of.decision
      ? outcomeWords
      : t('earlier', { decision: words(decision), outcome: outcomeWords });
  };
}
