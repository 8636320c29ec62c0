'use client';
import { useTranslations } from 'use-intl';
import type { ReceiptWords } from '../../lib/review/receipt/csv';
import { useAccessWords } from '../parts/access-name';
import { useDecisionWords } from '../parts/decision-word';
import { usePrincipalWords } from '../parts/item-name';
import { useOutcomeWords } from '../parts/outcome-words';

/** The words of a receipt's CSV file, in the reader's language. */
export function useReceiptWords(): ReceiptWords {
  const t = useTranslations('receipt');
  const own = useDecisionWords('own');
  const others = useDecisionWords('others');
  const outcome = useOutcomeWords();
  return {
    column: (column) => t(`column.${column}`),
    decision: (decision, whose) => (whose === 'own' ? own : others)(decision),
    access: useAccessWords(),
    person: usePrincipalWords(),
    standing: (standing, changing) =>
      [t(`standing.${standing}`), changing && t('changing')].filter(Boolean).join('. '),
    outcome: (entry, ended) =>
      [outcome(entry, ended), entry.applyDescription?.trim()].filter(Boolean).join(' '),
  };
}
