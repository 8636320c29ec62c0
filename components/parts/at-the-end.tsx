'use client';
import { useItemMessages } from '../../lib/messages/parts/item';
import { consequenceOf, consequenceOfAll, stoodWithoutAnswer } from '../../lib/review/consequence';
import { hasPassed } from '../../lib/review/deadline';
import { hasEnded, isPast } from '../../lib/review/decidable';
import type { DecisionItem, Review } from '../../lib/review/model';
import type { Whose } from '../../lib/review/whose-access';
import { ExactTime } from '../ui/moment';
import { useTenantNow } from './use-tenant-now';

export interface EndProps {
  review: Review;
  /** One item, whose own facts complete what the review doesn't say. */
  item?: DecisionItem;
  /** Whether it is about a guest, as `guestIn` tells. */
  guest?: boolean | null;
  /** All items of the review, where it is about all of them. */
  items?: readonly DecisionItem[];
  /** Whose access it is; others' if left out. */
  whose?: Whose;
}

/**
 * Shows what happens when the review ends: the default decision, when it is applied, and by whom. Once my stage has
 * ended, nothing is said of people without an answer, because others are asked about them.
 */
export function AtTheEnd({ review, item, guest = null, items = [], whose = 'others' }: EndProps) {
  const t = useItemMessages('end');
  const now = useTenantNow().getTime();
  const { nothing, applied, at, goesOn } = item
    ? consequenceOf(review, item, guest)
    : consequenceOfAll(review, items);
  const when = () => at && <ExactTime iso={at} />;
  if (hasEnded(review)) {
    return (
      <p>
        {hasPassed(at, now) && t.rich('past.at', { when })}{' '}
        {t(`past.nothing.${stoodWithoutAnswer(review, nothing, item)}`, { whose })}{' '}
        {t(review.instance.status === 'Applied' ? 'past.applied' : `applied.${applied}`)}
      </p>
    );
  }
  const asked = !isPast(review);
  return (
    <p>
      {at ? t.rich('at', { when }) : t('noEnd')}{' '}
      {asked && `${t(`nothing.${nothing}`, { whose, guest: guest ? 'yes' : 'no' })} `}
      {asked && goesOn?.nothing === true && `${t('nextFirst')} `}
      {t(`applied.${applied}`)}
    </p>
  );
}
