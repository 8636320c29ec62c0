'use client';
import { useTranslations } from 'use-intl';
import type { ReviewKind } from '../../../lib/review/model';
import type { ReceiptWords } from '../../../lib/review/receipt/csv';
import { useAccessWords } from '../access-name';
import { useDecisionWords } from '../decision-word';
import { usePrincipalWords } from '../item-name';

/** The words that a receipt's CSV file is made of, in the reader's language. */
export function useReceiptWords(kind: ReviewKind): ReceiptWords {
  const t = useTranslations('receipt');
  const decision = useDecisionWords(kind);
  return {
    column: (column) => t(`column.${column}`),
    decision,
    access: useAccessWords(),
    person: usePrincipalWords(),
    standing: (standing, changing) =>
      [t(`standing.${standing}`), changing && t('changing')].filter(Boolean).join('. '),
  };
}
