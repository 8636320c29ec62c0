import { type ComponentType, createElement, type ReactNode, useSyncExternalStore } from 'react';

/** What is shown later than the page around it, from files of its own. */
export interface LateView<Props> {
  subscribe(listener: () => void): () => void;
  /** Null until it is here. Throws where it can't be had. */
  read(): ComponentType<Props> | null;
  /** Fetches it before it is needed. Where that fails, needing it tries again. */
  ahead(): void;
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
      // Told to whoever shows it; what was only fetched ahead is asked for again.
      if (listeners.size > 0) failure = error;
    }
    coming = false;
    for (const listener of listeners) listener();
  }
  const begin = () => {
    if (!view && !coming) void fetch();
  };
  if (ahead && typeof window !== 'undefined') begin();
  return {
    ahead: begin,
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
      begin();
      return view;
    },
  };
}

interface LateProps<Props> {
  view: LateView<Props>;
  /** What the view is given. */
  props: Props;
  /** Stands in its place until it is here. */
  until: ReactNode;
}

/** Shows a late view as soon as it is here. */
export function Late<Props extends object>({ view, props, until }: LateProps<Props>): ReactNode {
  const here = useSyncExternalStore(view.subscribe, view.read, () => null);
  return here ? createElement(here, props) : until;
}

/** A component that shows a late view as soon as it is here, and nothing before. */
export function whenHere<Props extends object>(view: LateView<Props>): (props: Props) => ReactNode {
  // biome-ignore lint/correctness/noComponentHookFactories: like React's `lazy`, this is called once for each view, outside components.
  return function WhenHere(props) {
    return createElement(Late<Props>, { view, props, until: null });
  };
}
