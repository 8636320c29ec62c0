/**
 * Reads browser features that may be missing or forbidden. Storages, caches and workers throw when they are read, where
 * site data is blocked or the page has an opaque origin; embedded browsers lack some of them.
 *
 * https://html.spec.whatwg.org/multipage/webstorage.html#dom-sessionstorage-dev
 */

/** The result of `ask`, or undefined where the browser lacks or forbids the feature. */
export function ifAllowed<T>(ask: () => T | null | undefined): T | undefined {
  try {
    return ask() ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether there may be a network: `navigator.onLine` is sure only when it is false. */
export const mayBeOnline = (): boolean => ifAllowed(() => navigator.onLine) !== false;

/**
 * Copies a text to the clipboard. @returns false where the browser refuses, and the reader has to copy the text by hand
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
