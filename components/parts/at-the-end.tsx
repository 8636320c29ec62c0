'use client';
import { useTranslations } from 'use-intl';
import { consequenceOf } from '../../lib/review/consequence';
import { hasEnded } from '../../lib/review/decidable';
import type { DecisionItem, Review } from '../../lib/review/model';
import type { Whose } from '../../lib/review/whose-access';
import { ExactTime } from '../ui/moment';

export interface EndProps {
  review: Review;
  /** One item, whose own facts complete what the review doesn't say. */
  item?: DecisionItem;
  /** Whose access it is; others' if left out. */
  whose?: Whose;
}

/** Shows what happens when the review ends: the default decision, when it is applied, and by whom. */
export function AtTheEnd({ review, item, whose = 'others' }: EndProps) {
  const t = useTranslations('end');
  const { nothing, applied, at, goesOn } = consequenceOf(review, item);
  if (hasEnded(review))
    return (
      <p>
        {at && t.rich('past.at', { when: () => <ExactTime iso={at} /> })}{' '}
        {t(`past.nothing.${review.definition.settings?.defaultDecision ?? 'unknown'}`)}{' '}
        {t(review.instance.status === 'Applied' ? 'past.applied' : `applied.${applied}`)}
      </p>
    );
  return (
    <p>
      {at ? t.rich('at', { when: () => <ExactTime iso={at} /> }) : t('noEnd')}{' '}
      {t(`nothing.${nothing}`, { whose })} {goesOn?.nothing === true && `${t('nextFirst')} `}
      {t(`applied.${applied}`)}
    </p>
  );
}
