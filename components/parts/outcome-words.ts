'use client';
import { useTranslations } from 'use-intl';
import { applyOutcome } from '../../lib/review/apply-result';
import type { RecordedDecision, Resource } from '../../lib/review/model';
import { safeText } from '../../lib/review/text';

/** A decision, and what Graph says about how it was applied. */
export interface Applied {
  decision: RecordedDecision;
  applyResult: string;
  applyDescription?: string;
  /** The resource of the decision; left out where it isn't known. */
  resource?: Pick<Resource, 'type'> | null;
}

/** A sentence on what Microsoft did with a decision after the review ended; null where nothing is known. */
export function useOutcomeWords(): (of: Applied, ended: boolean) => string | null {
  const t = useTranslations('outcome');
  return (of, ended) => {
    const outcome = applyOutcome(of, ended);
    if (!outcome) return null;
    const result = safeText(of.applyResult, 80);
    return t(`${of.decision === 'Deny' ? 'deny' : 'other'}.${outcome}`, { result });
  };
}
