'use client';
import { useItemMessages } from '../../lib/messages/parts/item';
import { consequenceOf } from '../../lib/review/consequence';
import type { Answer, DecisionItem, Review } from '../../lib/review/model';
import type { Whose } from '../../lib/review/whose-access';

/**
 * What an answer leads to, for one item or in general: what happens to the access and, with stages, whether the next
 * stage is asked. `limited`: a Deny can't take effect by itself, so nothing is said about access that it removes.
 * `guest`: see `guestIn`.
 */
export function useConsequenceWords(
  review: Review,
  whose: Whose,
  limited: boolean,
  item?: DecisionItem,
  guest: boolean | null = null,
): (answer: Answer) => string {
  const t = useItemMessages('end');
  const { deny, dontKnow, goesOn } = consequenceOf(review, item, guest);
  return (answer) => {
    const own = whose === 'own';
    const access = {
      Approve: t(own ? 'if.Yes' : 'if.Approve'),
      Deny: limited ? '' : t(own ? `no.${deny}` : `deny.${deny}`, { guest: guest ? 'yes' : 'no' }),
      DontKnow: t(dontKnow === 'keeps' ? 'if.DontKnow' : 'if.DontKnowOutside'),
    }[answer];
    const next = goesOn?.[answer === 'Approve' ? 'approve' : answer === 'Deny' ? 'deny' : 'dontKnow'];
    if (next === null || next === undefined) return access;
    return `${access} ${t(next ? 'goesOn' : 'staysHere')}`.trimStart();
  };
}
