import { type ComponentType, useSyncExternalStore } from 'react';

/** What a page shows to a reviewer, in files of its own. */
export interface LateView<Props> {
  subscribe(listener: () => void): () => void;
  /** Null until it is here. Throws where it can't be had. */
  read(): ComponentType<Props> | null;
}

/**
 * Fetches a view as soon as the page's own code runs, beside the sign-in. A `lazy` in a `Suspense` would ask for it later,
 * and React holds back for 300 ms what follows a fallback: https://react.dev/reference/react/Suspense
 */
export function lateView<Props>(fetchView: () => Promise<ComponentType<Props>>): LateView<Props> {
  const listeners = new Set<() => void>();
  let view: ComponentType<Props> | null = null;
  let coming = false;
  let failure: unknown = null;
  async function fetch(): Promise<void> {
    coming = true;
    try {
      view = await fetchView();
    } catch (error) {
      failure = error;
    }
    coming = false;
    for (const listener of listeners) listener();
  }
  if (typeof window !== 'undefined') void fetch();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        // The page that said so is gone; another try asks again.
        failure = null;
      };
    },
    read() {
      if (failure) throw failure;
      if (!view && !coming) void fetch();
      return view;
    },
  };
}

export function useLateView<Props>({ subscribe, read }: LateView<Props>): ComponentType<Props> | null {
  return useSyncExternalStore(subscribe, read, () => null);
}
