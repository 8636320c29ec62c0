import type { ReviewError } from './model';
import { safeText } from './text';

/** More errors than this aren't shown: the first ones name the cause. */
const MOST = 5;

/**
 * The errors that Graph gives for a review, each once: Microsoft's sentence, else its code. Microsoft documents no
 * codes or texts, so no rule depends on them.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewerror
 */
export function errorsToShow(errors: readonly ReviewError[] | undefined): { text: string; code: string }[] {
  const byText = new Map<string, { text: string; code: string }>();
  for (const { code: given, message } of errors ?? []) {
    const code = safeText(given, 80);
    const text = safeText(message, 400) || code;
    if (text && !byText.has(text)) byText.set(text, { text, code });
  }
  return [...byText.values()].slice(0, MOST);
}
