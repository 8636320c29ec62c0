import { type ComponentType, useSyncExternalStore } from 'react';

/** What is shown later than the page around it, from files of its own. */
export interface LateView<Props> {
  subscribe(listener: () => void): () => void;
  /** Null until it is here. Throws where it can't be had. */
  read(): ComponentType<Props> | null;
}

/**
 * A view in files of its own. With `ahead` they are fetched as soon as this code runs in a browser, else when the view is
 * first needed. A `lazy` in a `Suspense` would not do: React holds back what comes within 300 ms of a fallback.
 * https://react.dev/reference/react/Suspense
 */
export function lateView<Props>(
  fetchView: () => Promise<ComponentType<Props>>,
  { ahead = false }: { ahead?: boolean } = {},
): LateView<Props> {
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
  if (ahead && typeof window !== 'undefined') void fetch();
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
