'use client';
import { useTranslations } from 'use-intl';
import { applyOutcome } from '../../lib/review/apply-result';
import type { RecordedDecision, Resource } from '../../lib/review/model';
import { safeText } from '../../lib/review/text';

/** A decision, and what Graph tells of its being carried out. */
export interface Applied {
  decision: RecordedDecision;
  applyResult: string;
  applyDescription?: string;
  /** What it was about; left out where that isn't known. */
  resource?: Pick<Resource, 'type'> | null;
}

/** What Microsoft did with a decision after the review ended, as a sentence; null where nothing is known. */
export function useOutcomeWords(): (of: Applied, ended: boolean) => string | null {
  const t = useTranslations('outcome');
  return (of, ended) => {
    const outcome = applyOutcome(of, ended);
    if (!outcome) return null;
    const result = safeText(of.applyResult, 80);
    return t(`${of.decision === 'Deny' ? 'deny' : 'other'}.${outcome}`, { result });
  };
}
