'use client';
import { useSessionMessages } from '../../lib/messages/parts/session';
import type { DecisionItem } from '../../lib/review/model';
import { addressBeside } from '../../lib/review/principal';
import { safeText } from '../../lib/review/text';
import type { UnsavedReview } from '../../lib/review/unsaved';
import { useAccessWords } from './access-name';
import { useActWords } from './decision-word';
import { usePrincipalWords } from './item-name';

/** The unsaved decisions as text that a person can use without Attest. */
export function useUnsavedText(): (unsaved: readonly UnsavedReview[]) => string {
  const t = useSessionMessages('outbox.asText');
  const words = useActWords();
  const access = useAccessWords();
  const person = usePrincipalWords();
  const named = (item: DecisionItem) => {
    const address = addressBeside(item.principal);
    return address ? `${person(item.principal)} (${address})` : person(item.principal);
  };
  return (unsaved) =>
    unsaved
      .map(({ ref, review, decisions }) => [
        t('review', {
          name: safeText(review?.definition.displayName ?? '') || t('unread', { id: ref.definitionId }),
        }),
        ...decisions.flatMap(({ itemId, item, decision, justification }) => {
          const resource = item?.resource ? safeText(access(item.resource)) : '';
          const line = t('decision', {
            decision: words(decision),
            person: item ? named(item) : t('unread', { id: itemId }),
            resource,
            known: String(resource !== ''),
          });
          const reason = safeText(justification);
          return reason ? [line, t('reason', { reason })] : [line];
        }),
      ])
      .map((lines) => lines.join('\n'))
      .join('\n\n');
}
