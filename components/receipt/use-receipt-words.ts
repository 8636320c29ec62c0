'use client';
import { useReceiptMessages } from '../../lib/messages/parts/receipt';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { Principal } from '../../lib/review/model';
import { makerName } from '../../lib/review/principal';
import type { ReceiptWords } from '../../lib/review/receipt/csv';
import type { ReceiptEntry } from '../../lib/review/receipt/model';
import type { Whose } from '../../lib/review/whose-access';
import { useAccessWords } from '../parts/access-name';
import { useDecisionWords } from '../parts/decision-word';
import { usePrincipalWords } from '../parts/item-name';
import { useOutcomeWords } from '../parts/outcome-words';

/** The words of the CSV file of a receipt of principals of this kind, in the reader's language. */
export function useReceiptWords(kind: Principal['kind']): ReceiptWords {
  const t = useReceiptMessages('receipt');
  const principal = useShellMessages('principal');
  const own = useDecisionWords('own');
  const others = useDecisionWords('others');
  const review = useShellMessages('review');
  const outcome = useOutcomeWords();
  const nowThere = ({ decision, reviewedBy }: ReceiptEntry, whose: Whose) =>
    t.markup('now', {
      decision: (whose === 'own' ? own : others)(decision),
      name: () => (reviewedBy && makerName(reviewedBy)) || review('somebodyElse', { inside: 'yes' }),
    });
  return {
    column: (column) => (column === 'person' ? principal('column', { kind }) : t(`column.${column}`)),
    decision: (decision, whose) => (whose === 'own' ? own : others)(decision),
    access: useAccessWords(),
    person: usePrincipalWords(),
    standing: (entry, whose) =>
      [
        t(`standing.${entry.standing}`),
        entry.standing === 'replaced' && nowThere(entry, whose),
        entry.changeNotSaved && t('changing'),
      ]
        .filter(Boolean)
        .join('. '),
    outcome: (entry, ended, whose) =>
      [outcome(entry, ended, whose), entry.applyDescription?.trim()].filter(Boolean).join(' '),
  };
}
