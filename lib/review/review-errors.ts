import type { ReviewError } from './model';
import { safeText } from './text';

/** No more than a person reads; an instance with more has a cause that the first ones tell. */
const MOST = 5;

/**
 * What Graph says went wrong with a review, each thing once: Microsoft's sentence, else its code. No code and no text is
 * documented, so nothing hangs on them.
 * https://learn.microsoft.com/graph/api/resources/accessreviewerror
 */
export function errorsToTell(errors: readonly ReviewError[] | undefined): { text: string; code: string }[] {
  const told = new Map<string, { text: string; code: string }>();
  for (const { code: given, message } of errors ?? []) {
    const code = safeText(given, 80);
    const text = safeText(message, 400) || code;
    if (text && !told.has(text)) told.set(text, { text, code });
  }
  return [...told.values()].slice(0, MOST);
}
