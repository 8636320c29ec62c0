'use client';
import { useSessionMessages } from '../../lib/messages/parts/session';
import type { DecisionItem } from '../../lib/review/model';
import { addressBeside } from '../../lib/review/principal';
import { safeText } from '../../lib/review/text';
import type { UnsavedReview } from '../../lib/review/unsaved';
import { type Whose, whoseReason } from '../../lib/review/whose-access';
import { useAccessWords } from './access-name';
import { useActWords } from './decision-word';
import { usePrincipalWords } from './item-name';

/**
 * The unsaved decisions as text that a person can use without Attest. Those of a review that are all about one's own
 * access are Yes and No, as on their page; among others' they are Approve and Deny, as in the list. `me`: the object id
 * of the reviewer.
 */
export function useUnsavedText(me: string): (unsaved: readonly UnsavedReview[]) => string {
  const t = useSessionMessages('outbox.asText');
  const words = { own: useActWords('own'), others: useActWords('others') };
  const access = useAccessWords();
  const person = usePrincipalWords();
  const named = (item: DecisionItem) => {
    const address = addressBeside(item.principal);
    return address ? `${person(item.principal)} (${address})` : person(item.principal);
  };
  const whoseOf = ({ decisions }: UnsavedReview): Whose => {
    const items = decisions.flatMap(({ item }) => item ?? []);
    return items.length === decisions.length ? whoseReason(items, me) : 'others';
  };
  return (unsaved) =>
    unsaved
      .map((of) => ({ ...of, whose: whoseOf(of) }))
      .map(({ ref, review, decisions, whose }) => [
        t('review', {
          name: safeText(review?.definition.displayName ?? '') || t('unread', { id: ref.definitionId }),
        }),
        ...decisions.flatMap(({ itemId, item, decision, justification }) => {
          const resource = item?.resource ? safeText(access(item.resource)) : '';
          const line = t('decision', {
            decision: words[whose](decision),
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
