import { consequenceOf } from '../../../lib/review/consequence';
import type { Whose } from '../../../lib/review/whose-access';
import { asReview } from '../as-review';
import type { DigestItem, DigestReview } from '../digest';
import type { Texts } from '../texts';
import { dayOf } from '../when';

interface EndProps {
  texts: Texts;
  review: DigestReview;
  whose: Whose;
  /** The only one that is meant, where it is one. */
  item?: DigestItem;
}

/** What happens to those whom nobody decides about, by whose hand, in the portal's sentence. */
export function EndSentence({ texts: { portal, reader }, review, whose, item }: EndProps) {
  const { nothing, applied, goesOn } = consequenceOf(asReview(review), item);
  const values = { applied, whose, dated: 'yes' as const, when: () => dayOf(review.endsAt, reader) };
  return goesOn?.nothing === true
    ? portal.rich('end.brief.goesOn', values)
    : portal.rich(`end.brief.${nothing}`, values);
}
