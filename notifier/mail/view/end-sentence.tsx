import { consequenceOf, consequenceOfAll } from '../../../lib/review/consequence';
import type { Whose } from '../../../lib/review/whose-access';
import { asReview } from '../as-review';
import type { DigestItem, DigestReview } from '../digest';
import type { Texts } from '../texts';
import { dayOf } from '../when';

interface EndProps {
  texts: Texts;
  review: DigestReview;
  whose: Whose;
  /** The item, where the sentence is about a single one. */
  item?: DigestItem;
}

/** The portal's sentence on what happens to items that nobody decides, and who does it. */
export function EndSentence({ texts: { portal, reader }, review, whose, item }: EndProps) {
  const asked = asReview(review);
  const { nothing, applied, goesOn } = item
    ? consequenceOf(asked, item)
    : consequenceOfAll(asked, review.items);
  const values = {
    applied,
    whose,
    guest: 'no' as const,
    dated: 'yes' as const,
    when: () => dayOf(review.endsAt, reader),
  };
  return goesOn?.nothing === true
    ? portal.rich('end.brief.goesOn', values)
    : portal.rich(`end.brief.${nothing}`, values);
}
