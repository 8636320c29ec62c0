import { formatDay } from '../../lib/format';
import { adviceFacts } from '../../lib/review/advice';
import type { Review } from '../../lib/review/model';
import { isPerson } from '../../lib/review/principal';
import type { DigestItem } from './digest';
import type { Texts } from './texts';

/** A sentence, and the part of it that is emphasized. */
export interface Evidence {
  first: string;
  rest: string;
}

/**
 * When the person last signed in, and Microsoft's recommendation with its reason: one sentence
 * each; unknown facts are left out.
 */
export function evidence(texts: Texts, item: DigestItem, review: Review, adviceEnabled: boolean): Evidence[] {
  const signInEvidence = signIn(texts, item, review, adviceEnabled).map((rest) => ({ first: '', rest }));
  return [...signInEvidence, ...advice(texts, item, review, adviceEnabled)];
}

/**
 * The sentence on the last sign-in. Without recommendations Microsoft gives no sign-ins, so "no sign-in
 * known" would claim a look-up that never happened.
 */
function signIn(
  { mail, portal, reader }: Texts,
  item: DigestItem,
  review: Review,
  enabled: boolean,
): string[] {
  const { lastSignInAt } = item;
  if (!isPerson(item.principal) || (!enabled && lastSignInAt === null)) return [];
  const { signIn, days } = adviceFacts(item, review);
  if (signIn === 'none' || signIn === 'notAPerson' || lastSignInAt === null)
    return [`${portal('evidence.never')}.`];
  const fact =
    signIn === 'undated'
      ? formatDay(new Date(lastSignInAt), reader)
      : portal(`evidence.${signIn}`, { days: days ?? 0, inside: 'yes' });
  return [mail('item.signIn', { fact })];
}

function advice({ portal }: Texts, item: DigestItem, review: Review, enabled: boolean): Evidence[] {
  const { reason, lookBackDays, outlier } = adviceFacts(item, review);
  const outlierReason = outlier === true ? portal('advice.why.outlier') : '';
  if (!enabled) return outlierReason ? [{ first: '', rest: outlierReason }] : [];
  const why =
    reason === 'notTold' && outlierReason ? '' : portal(`advice.why.${reason}`, { days: lookBackDays });
  const short = portal('advice.short', { advice: portal(`advice.${item.advice}`) });
  const recommendation = item.advice === 'None' ? portal('advice.None') : short;
  return [{ first: `${recommendation}.`, rest: [why, outlierReason].filter(Boolean).join(' ') }];
}
