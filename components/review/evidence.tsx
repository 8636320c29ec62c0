'use client';
import { useTranslations } from 'use-intl';
import { adviceFacts } from '../../lib/review/advice';
import type { DecisionItem, Review } from '../../lib/review/model';
import { Moment } from '../ui/moment';

interface FactProps {
  item: DecisionItem;
  review: Review;
}

/** The last sign-in against the review's start, which is what the advice was made from; the exact time on demand. */
export function LastSignIn({ item, review }: FactProps) {
  const t = useTranslations('evidence');
  const { signIn, days } = adviceFacts(item, review);
  const { lastSignInAt } = item;
  if (signIn === 'notAPerson' || signIn === 'none' || lastSignInAt === null)
    return <span className="text-quiet">{t(signIn === 'notAPerson' ? 'notAPerson' : 'never')}</span>;
  if (signIn === 'undated') return <Moment iso={lastSignInAt} style="day" />;
  return <Moment iso={lastSignInAt}>{t(signIn, { days: days ?? 0 })}</Moment>;
}

/** Microsoft's advice with what it rests on. */
export function AdviceWithWhy({ item, review }: FactProps) {
  const t = useTranslations('advice');
  const { reason, lookBackDays, outlier } = adviceFacts(item, review);
  const told = reason !== 'notTold' || outlier !== true;
  return (
    <>
      <span className={item.advice === 'None' ? 'text-quiet' : 'font-medium'}>{t(item.advice)}</span>
      {told && <span className="block text-quiet text-sm">{t(`why.${reason}`, { days: lookBackDays })}</span>}
      {outlier === true && <span className="block text-quiet text-sm">{t('why.outlier')}</span>}
    </>
  );
}

/** The same in one sentence, where little room is. */
export function AdviceSentence({ item, review }: FactProps) {
  const t = useTranslations('advice');
  const { reason, lookBackDays, outlier } = adviceFacts(item, review);
  const told = reason !== 'notTold' || outlier !== true;
  const because = told ? t(`why.${reason}`, { days: lookBackDays }) : '';
  return (
    <>
      {t('sentence', { advice: t(item.advice), why: because })} {outlier === true && t('why.outlier')}
    </>
  );
}
