'use client';
import { useState } from 'react';
import { useItemMessages } from '../../lib/messages/parts/item';
import { type AdviceReason, adviceAsDecision, adviceFacts } from '../../lib/review/advice';
import type { DecisionItem, Review } from '../../lib/review/model';
import type { Whose } from '../../lib/review/whose-access';
import { DayOnly, Moment } from '../ui/moment';
import { useTabStop } from '../ui/tab-stop';
import { ACT_ICONS, useDecisionWords } from './decision-word';

interface FactProps {
  item: DecisionItem;
  review: Review;
}

/**
 * The last sign-in relative to the review's start, from which the recommendation was made;
 * pressing shows the exact time.
 */
export function LastSignIn({ item, review }: FactProps) {
  const t = useItemMessages('evidence');
  const { signIn, days } = adviceFacts(item, review);
  const { lastSignInAt } = item;
  if (signIn === 'notAPerson' || signIn === 'none' || lastSignInAt === null)
    return <span className="text-quiet">{t(signIn === 'notAPerson' ? 'notAPerson' : 'never')}</span>;
  if (signIn === 'undated') return <Moment iso={lastSignInAt} style="day" />;
  return <Moment iso={lastSignInAt}>{t(signIn, { days: days ?? 0, inside: 'no' })}</Moment>;
}

/** A person's last sign-in as part of a sentence. */
export function SignInWords({ item, review }: FactProps) {
  const t = useItemMessages('evidence');
  const { signIn, days } = adviceFacts(item, review);
  const { lastSignInAt } = item;
  if (signIn === 'notAPerson' || signIn === 'none' || lastSignInAt === null) return t('noneKnown');
  return signIn === 'undated' ? (
    <DayOnly iso={lastSignInAt} />
  ) : (
    t(signIn, { days: days ?? 0, inside: 'yes' })
  );
}

/** The last sign-in in short form ("45 days"), where the column's head names the two dates. */
export function LastSignInShort({ item, review }: FactProps) {
  const t = useItemMessages('evidence');
  const { signIn, days } = adviceFacts(item, review);
  const { lastSignInAt } = item;
  if (signIn === 'notAPerson') return <span className="text-quiet">{t('notAPerson')}</span>;
  if (signIn === 'none' || lastSignInAt === null) return <span className="text-quiet">{t('noneKnown')}</span>;
  if (signIn === 'undated') return <Moment iso={lastSignInAt} style="day" />;
  return (
    <Moment iso={lastSignInAt}>{t(signIn === 'after' ? 'daysAfter' : 'days', { days: days ?? 0 })}</Moment>
  );
}

/** Reasons that repeat the column of the last sign-in. They are shown only when pressed. */
const STANDARD = new Set<AdviceReason>(['recent', 'old', 'after']);

/**
 * Microsoft's recommendation as one word and an icon. An unusual reason is shown at
 * once, a usual one when pressed.
 */
export function AdviceShort({ item, review }: FactProps) {
  const t = useItemMessages('advice');
  const tabStop = useTabStop();
  const [asked, setAsked] = useState(false);
  const { reason, lookBackDays } = adviceFacts(item, review);
  const decided = adviceAsDecision(item.advice);
  if (!decided) return <span className="text-quiet">{t(item.advice)}</span>;
  const Icon = ACT_ICONS[decided];
  const why = t(`why.${reason}`, { days: lookBackDays });
  const shown = asked || !(STANDARD.has(reason) || reason === 'notTold');
  return (
    <>
      <button
        type="button"
        tabIndex={tabStop}
        title={why}
        aria-label={t('short', { advice: t(item.advice) })}
        aria-expanded={shown}
        onClick={() => setAsked(!asked)}
        className={`inline-flex items-center gap-1.5 ${decided === 'Deny' ? 'text-bad' : 'text-good'}`}
      >
        <Icon aria-hidden="true" className="size-4 shrink-0" />
        {t(item.advice)}
      </button>
      {shown && <span className="block text-quiet text-xs">{why}</span>}
    </>
  );
}

/** Microsoft's recommendation and its reason. */
export function AdviceWithWhy({ item, review }: FactProps) {
  const t = useItemMessages('advice');
  const { reason, lookBackDays, outlier } = adviceFacts(item, review);
  const showsReason = reason !== 'notTold' || outlier !== true;
  return (
    <>
      <span className={item.advice === 'None' ? 'text-quiet' : 'font-medium'}>{t(item.advice)}</span>
      {showsReason && (
        <span className="block text-quiet text-sm">{t(`why.${reason}`, { days: lookBackDays })}</span>
      )}
      {outlier === true && <span className="block text-quiet text-sm">{t('why.outlier')}</span>}
    </>
  );
}

/** Microsoft's recommendation and its reason in one sentence, for narrow places. */
export function AdviceSentence({ item, review, whose }: FactProps & { whose: Whose }) {
  const t = useItemMessages('advice');
  const words = useDecisionWords(whose);
  const decided = adviceAsDecision(item.advice);
  const { reason, lookBackDays, outlier } = adviceFacts(item, review);
  const showsReason = reason !== 'notTold' || outlier !== true;
  const because = showsReason ? t(`why.${reason}`, { days: lookBackDays }) : '';
  return (
    <>
      {t('sentence', { advice: decided ? words(decided) : t(item.advice), why: because })}{' '}
      {outlier === true && t('why.outlier')}
    </>
  );
}
