import type { Act } from './act';
import type { Answer } from './model';
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
  /** The organisation's, in its order, as its administrator wrote them: see `suggestionOf`. */
  suggested: readonly string[];
}

/** Which decision and whose access a suggested reason is for; undefined where it fits any. */
export interface Suggestion {
  text: string;
  act: Answer | undefined;
  whose: Whose;
}

/** What each button, in lower case, stands for. */
const FOR: ReadonlyMap<string, Pick<Suggestion, 'act' | 'whose'>> = new Map([
  ['approve', { act: 'Approve', whose: 'others' }],
  ['deny', { act: 'Deny', whose: 'others' }],
  ["don't know", { act: 'DontKnow', whose: 'others' }],
  ['yes', { act: 'Approve', whose: 'own' }],
  ['no', { act: 'Deny', whose: 'own' }],
]);

/**
 * Reads one of the organisation's reasons. It may begin with the button that it is for: "Deny: Left the project", and
 * for one's own access "Yes: I still work on it". Without one it fits every decision about others.
 */
function suggestionOf(written: string): Suggestion {
  const colon = written.indexOf(':');
  const button = written.slice(0, Math.max(0, colon)).trim().toLowerCase().replace('’', "'");
  const text = written.slice(colon + 1).trim();
  const named = FOR.get(button);
  return named && text ? { text, ...named } : { text: written, act: undefined, whose: 'others' };
}

/**
 * The reasons that could complete what is typed, best first: those that begin with it, then those that have all its
 * words; my own before the organisation's. With nothing typed, all of them. Each once, none that is typed out already,
 * none that is too long to record. They are offered and never filled in. The organisation's are offered for the decision
 * and the access they are written for, a reason of mine for the act that I gave it for.
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
  const theirs = suggested
    .map(suggestionOf)
    .filter((one) => one.whose === whose && (act === undefined || one.act === undefined || one.act === act));
  for (const { text: reason } of [...mine, ...theirs]) {
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
