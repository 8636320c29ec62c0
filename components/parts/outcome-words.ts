'use client';
import { useOutcomeMessages } from '../../lib/messages/parts/outcome';
import { type Applied, appliedDecision, applyOutcome, isMarkOnly } from '../../lib/review/apply-result';
import { safeText } from '../../lib/review/text';
import type { Whose } from '../../lib/review/whose-access';
import { useDecisionWords } from './decision-word';

/**
 * A sentence on what Microsoft did with a decision after the review ended; null where nothing is known. `whose` is `own`
 * where the reviewer's own access is told by itself.
 */
export function useOutcomeWords(): (of: Applied, ended: boolean, whose?: Whose) => string | null {
  const t = useOutcomeMessages('outcome');
  const words = { own: useDecisionWords('own'), others: useDecisionWords('others') };
  const denied = { own: 'no', others: 'deny' } as const;
  return (of, ended, whose = 'others') => {
    const outcome = applyOutcome(of, ended);
    if (!outcome) return null;
    const result = safeText(of.applyResult, 80);
    const decision = appliedDecision(of);
    const outcomeWords =
      outcome === 'done' && isMarkOnly(of)
        ? t('marked')
        : t(`${decision === 'Deny' ? denied[whose] : 'other'}.${outcome}`, { result, whose });
    return decision === of.decision
      ? outcomeWords
      : t('earlier', { decision: words[whose](decision), outcome: outcomeWords });
  };
}
