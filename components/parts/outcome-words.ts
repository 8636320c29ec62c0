'use client';
import { useTranslations } from 'use-intl';
import { type Applied, appliedDecision, applyOutcome } from '../../lib/review/apply-result';
import { safeText } from '../../lib/review/text';

/** A sentence on what Microsoft did with a decision after the review ended; null where nothing is known. */
export function useOutcomeWords(): (of: Applied, ended: boolean) => string | null {
  const t = useTranslations('outcome');
  return (of, ended) => {
    const outcome = applyOutcome(of, ended);
    if (!outcome) return null;
    const result = safeText(of.applyResult, 80);
    return t(`${appliedDecision(of) === 'Deny' ? 'deny' : 'other'}.${outcome}`, { result });
  };
}
