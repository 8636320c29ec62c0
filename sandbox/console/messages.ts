import { randomBytes } from 'node:crypto';

/** What came of a form. */
export interface Message {
  text: string;
  problem: boolean;
}

/** Keeps what a form's answer says until the page that the browser is sent to has shown it. */
export interface Messages {
  /** Gives the key that the next address carries. */
  keep(message: Message): string;
  /** The message of a key, which is forgotten with it; undefined where it was shown already. */
  take(key: string | undefined): Message | undefined;
}

/** Redirects nobody follows leave messages behind: so many are kept, then the oldest go. */
const MOST_KEPT = 100;

/** Messages that wait in memory: not in a cookie, which the portal on another port would be sent too. */
export function createMessages(): Messages {
  const waiting = new Map<string, Message>();
  return {
    keep(message) {
      const key = randomBytes(8).toString('hex');
      waiting.set(key, message);
      for (const oldest of [...waiting.keys()].slice(0, -MOST_KEPT)) waiting.delete(oldest);
      return key;
    },
    take(key = '') {
      const message = waiting.get(key);
      waiting.delete(key);
      return message;
    },
  };
}
