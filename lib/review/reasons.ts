import type { Act } from './act';
import { REASON_LIMIT, sameReason } from './reason';
import { hasVisibleCharacter } from './text';
import type { Whose } from './whose-access';
import { fold, hasWords, wordsOf } from './workspace/search';

/** A reason I gave, and the act I last gave it for; undefined where that isn't known. */
export interface RecentReason {
  text: string;
  act?: Act | undefined;
}

export interface KnownReasons {
  /** My own, newest first. */
  recent: readonly RecentReason[];
  /** The organisation's, in its order. */
  suggested: readonly string[];
}

/**
 * The reasons that could complete what is typed, best first: those that begin with it, then those that have all its
 * words; my own before the organisation's. With nothing typed, all of them. Each once, none that is typed out already,
 * none that is too long to record. They are offered and never filled in. The organisation's are written about others
 * ("Still needs it for the work") and aren't offered as a reason for one's own access. A reason of mine is offered again
 * for the act that I gave it for.
 */
export function suggestReasons(
  typed: string,
  { recent, suggested }: KnownReasons,
  { whose = 'others', act }: { whose?: Whose; act?: Act | undefined } = {},
): string[] {
  const words = wordsOf(typed);
  const start = fold(typed.trim());
  const found: string[] = [];
  const mine = recent.filter((one) => act === undefined || one.act === undefined || one.act === act);
  for (const reason of [...mine.map(({ text }) => text), ...(whose === 'own' ? [] : suggested)]) {
    if (!hasVisibleCharacter(reason) || reason.length > REASON_LIMIT || sameReason(reason, typed)) continue;
    if (hasWords(fold(reason), words) && !found.some((other) => sameReason(other, reason)))
      found.push(reason);
  }
  const begins = (reason: string) => (fold(reason.trim()).startsWith(start) ? 0 : 1);
  return found.sort((one, other) => begins(one) - begins(other));
}

/** How much of the limit a reason takes, in UTF-16 code units. `near`: time to show the count; `over`: too long. */
export function reasonCount(text: string): { count: number; limit: number; how: 'fine' | 'near' | 'over' } {
  const count = text.length;
  const how = count > REASON_LIMIT ? 'over' : count > REASON_LIMIT * 0.9 ? 'near' : 'fine';
  return { count, limit: REASON_LIMIT, how };
}
