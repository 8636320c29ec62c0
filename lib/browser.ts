/**
 * What the browser says of itself, checked before it is used. Storages, caches and workers throw at their very mention
 * where site data is blocked or a page has no origin of its own; others are missing in embedded browsers.
 * https://html.spec.whatwg.org/multipage/webstorage.html#dom-sessionstorage-dev
 */

/** What asking gives, or undefined where the browser has it not or refuses it. */
export function ifAllowed<T>(ask: () => T | null | undefined): T | undefined {
  try {
    return ask() ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether there may be a network: only a plain no counts, and a yes promises nothing. */
export const mayBeOnline = (): boolean => ifAllowed(() => navigator.onLine) !== false;

/** Puts a text on the clipboard. @returns false where that is refused, and the reader has to copy it by hand */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
