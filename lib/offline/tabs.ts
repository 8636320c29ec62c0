import { ifAllowed } from '../browser';
import type { Owner } from '../outbox/log';
import { ownerKey } from './rows';

export interface Tabs<M> {
  /** Sends to the other tabs of this owner, never to this tab. */
  post(message: M): void;
  listen(on: (message: M) => void): () => void;
}

/**
 * The messages between this owner's tabs in this browser, by BroadcastChannel. A message is only a hint to read again:
 * a tab that gets no message reads by itself. Without BroadcastChannel no message arrives.
 * @param read checks a message, which may come from a tab of another version; undefined drops the message
 */
export function tabs<M>(
  owner: Owner,
  read: (message: unknown) => M | undefined = (message) => message as M,
  Channel: typeof BroadcastChannel | undefined = ifAllowed(() => BroadcastChannel),
): Tabs<M> {
  const name = `outbox:${ownerKey(owner)}`;
  const listeners = new Set<(message: M) => void>();
  let channel: BroadcastChannel | null = null;

  function opened(): BroadcastChannel | null {
    if (channel || !Channel) return channel;
    try {
      channel = new Channel(name);
      channel.onmessage = ({ data }) => {
        const message = read(data);
        if (message !== undefined) for (const on of [...listeners]) on(message);
      };
    } catch {
      // The browser refuses channels to a page with an opaque origin.
    }
    return channel;
  }

  return {
    post(message) {
      try {
        opened()?.postMessage(message);
      } catch {
        channel = null;
      }
    },
    listen(on) {
      listeners.add(on);
      opened();
      return () => {
        listeners.delete(on);
        if (listeners.size > 0) return;
        // An open channel keeps a page out of some browsers' back-forward cache.
        channel?.close();
        channel = null;
      };
    },
  };
}
