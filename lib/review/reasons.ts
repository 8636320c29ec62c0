import type { Act } from './act';
import type { Answer } from './model';
import { REASON_LIMIT, sameReason } from './reason';
import { fold, hasWords, wordsOf } from './search-words';
import { hasVisibleCharacter } from './text';
import type { Whose } from './whose-access';

/** A reason of mine, and what I last gave it for. */
export interface RecentReason {
  text: string;
  /** Undefined where the act isn't known. */
  act?: Act | undefined;
  /** Whose access it was about: others' where that isn't known, because most reasons are about others. */
  whose?: Whose | undefined;
}

export interface KnownReasons {
  /** My own reasons, newest first. */
  recent: readonly RecentReason[];
  /** The organisation's suggestions, in the order and form of the host's configuration: see `suggestionOf`. */
  suggested: readonly string[];
}

/** A suggested reason with the decision and the kind of access it is for; undefined where it fits all. */
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
 * Reads one of the organisation's suggestions. It may begin with the button it is for: "Deny: Left the project", and
 * for one's own access "Yes: I still work on it". Without a button it fits every decision about others.
 */
function suggestionOf(written: string): Suggestion {
  const colon = written.indexOf(':');
  const button = written.slice(0, Math.max(0, colon)).trim().toLowerCase().replace('’', "'");
  const text = written.slice(colon + 1).trim();
  const named = FOR.get(button);
  return named && text ? { text, ...named } : { text: written, act: undefined, whose: 'others' };
}

/**
 * The reasons that could complete the typed text, best first: those that begin with it, then those that contain all its
 * words; my own before the organisation's. With no text, all of them. Each reason comes once, and neither the typed
 * text itself nor a reason that is too long to record. They are only offered, never filled in. The organisation's
 * reasons are offered for the decision and the access they name, mine for the act and the access I gave them for; while
 * no act is chosen, only those that fit every one.
 */
export function suggestReasons(
  typed: string,
  { recent, suggested }: KnownReasons,
  { whose = 'others', act }: { whose?: Whose; act?: Act | undefined } = {},
): string[] {
  const words = wordsOf(typed);
  const start = fold(typed.trim());
  const found: string[] = [];
  const fits = (one: { act?: Act | undefined; whose?: Whose | undefined }) =>
    (one.whose ?? 'others') === whose && (one.act === undefined || one.act === act);
  for (const { text: reason } of [...recent, ...suggested.map(suggestionOf)].filter(fits)) {
    if (!hasVisibleCharacter(reason) || reason.length > REASON_LIMIT || sameReason(reason, typed)) continue;
    if (hasWords(fold(reason), words) && !found.some((other) => sameReason(other, reason)))
      found.push(reason);
  }
  const begins = (reason: string) => (fold(reason.trim()).startsWith(start) ? 0 : 1);
  return found.sort((one, other) => begins(one) - begins(other));
}
