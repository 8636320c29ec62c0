import { ifAllowed } from '../browser';
import type { Owner } from '../outbox/log';
import { ownerKey } from './rows';

export interface Tabs<M> {
  /** To the other tabs of this owner; never to this one. */
  post(message: M): void;
  listen(on: (message: M) => void): () => void;
}

/**
 * This owner's tabs in this browser, by BroadcastChannel. What is said is at most a hint to look again: a tab that hears
 * nothing looks by itself. Without channels nobody hears anything.
 * @param read gives what another tab said, which can be of another version; undefined drops it
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
      // Refused to a page without an origin of its own.
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
