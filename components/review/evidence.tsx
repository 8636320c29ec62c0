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
  if (item.lastSignInAt === null) return <span className="text-quiet">{t('never')}</span>;
  if (signIn === 'undated' || signIn === 'none') return <Moment iso={item.lastSignInAt} style="day" />;
  return <Moment iso={item.lastSignInAt}>{t(signIn, { days: days ?? 0 })}</Moment>;
}

type Why = 'recent' | 'old' | 'after' | 'none' | 'unknown';

/** Told from the facts and not from the advice, which may rest on something else (an outlier). */
function whyOf({ advice, signIn, days, lookBackDays }: ReturnType<typeof adviceFacts>): Why | undefined {
  if (advice === 'Unknown') return 'unknown';
  if (advice === 'None') return 'none';
  if (signIn === 'after') return 'after';
  if (signIn === 'undated') return undefined;
  return days !== null && days <= lookBackDays ? 'recent' : 'old';
}

/** Microsoft's advice with what it rests on. */
export function AdviceWithWhy({ item, review }: FactProps) {
  const t = useTranslations('advice');
  const facts = adviceFacts(item, review);
  const why = whyOf(facts);
  return (
    <>
      <span className={item.advice === 'None' ? 'text-quiet' : 'font-medium'}>{t(item.advice)}</span>
      {why && (
        <span className="block text-quiet text-sm">{t(`why.${why}`, { days: facts.lookBackDays })}</span>
      )}
      {facts.outlier === true && <span className="block text-quiet text-sm">{t('why.outlier')}</span>}
    </>
  );
}

/** The same in one sentence, where little room is. */
export function AdviceSentence({ item, review }: FactProps) {
  const t = useTranslations('advice');
  const facts = adviceFacts(item, review);
  const why = whyOf(facts);
  const because = why ? t(`why.${why}`, { days: facts.lookBackDays }) : '';
  return (
    <>
      {t('sentence', { advice: t(item.advice), why: because })} {facts.outlier === true && t('why.outlier')}
    </>
  );
}
