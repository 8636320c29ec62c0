import { randomBytes } from 'node:crypto';

/** The result of a form. */
export interface Message {
  text: string;
  problem: boolean;
}

/** Keeps the message of a form until the browser has followed the redirect and the page has shown it. */
export interface Messages {
  /** Stores a message and returns its key, which the next address contains. */
  keep(message: Message): string;
  /** Removes and returns the message of a key; undefined where it was shown already. */
  take(key: string | undefined): Message | undefined;
}

/** A redirect that nobody follows leaves its message behind: only this many are kept, the newest. */
const MAX_KEPT = 100;

/**
 * Keeps messages in memory and not in a cookie: a browser would send the cookie to
 * the portal on another port too.
 */
export function createMessages(): Messages {
  const waiting = new Map<string, Message>();
  return {
    keep(message) {
      const key = randomBytes(8).toString('hex');
      waiting.set(key, message);
      for (const oldest of [...waiting.keys()].slice(0, -MAX_KEPT)) waiting.delete(oldest);
      return key;
    },
    take(key = '') {
      const message = waiting.get(key);
      waiting.delete(key);
      return message;
    },
  };
}
