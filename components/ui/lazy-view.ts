import {
  type ComponentType,
  createElement,
  type ReactNode,
  useLayoutEffect,
  useSyncExternalStore,
} from 'react';

/** A view that is shown later than the page around it, from files of its own. */
export interface LazyView<Props> {
  subscribe(listener: () => void): () => void;
  /** Null until it is loaded. Throws if loading fails. */
  read(): ComponentType<Props> | null;
  /** Loads the view before it is needed. If that fails, `read` tries again. */
  preload(): void;
}

/**
 * A view in files of its own. With `preload`, they are loaded as soon as this code runs in a browser, otherwise
 * when the view is first needed. `lazy` in a `Suspense` doesn't fit: React holds back content that arrives
 * within 300 ms of a fallback. https://react.dev/reference/react/Suspense
 */
export function lazyView<Props>(
  fetchView: () => Promise<ComponentType<Props>>,
  { preload = false }: { preload?: boolean } = {},
): LazyView<Props> {
  const listeners = new Set<() => void>();
  let view: ComponentType<Props> | null = null;
  let loading = false;
  let failure: unknown = null;
  async function fetch(): Promise<void> {
    loading = true;
    try {
      view = await fetchView();
    } catch (error) {
      // A failure counts only while a page shows the view; a failed load in advance is repeated later.
      if (listeners.size > 0) failure = error;
    }
    loading = false;
    for (const listener of listeners) listener();
  }
  const begin = () => {
    if (!view && !loading) void fetch();
  };
  if (preload && typeof window !== 'undefined') begin();
  return {
    preload: begin,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        // The page that showed the failure is gone; the next one loads again.
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

interface LazyProps<Props> {
  view: LazyView<Props>;
  /** The props of the view. */
  props: Props;
  /** Shown until the view is loaded. */
  until: ReactNode;
}

let awaited = 0;

/** Whether a view should be on screen whose files are still on their way. */
export const isViewAwaited = (): boolean => awaited > 0;

/** Shows a lazy view as soon as it is loaded. */
export function Lazy<Props extends object>({ view, props, until }: LazyProps<Props>): ReactNode {
  const Loaded = useSyncExternalStore(view.subscribe, view.read, () => null);
  // Counted before the next key press.
  useLayoutEffect(() => {
    if (Loaded) return;
    awaited += 1;
    return () => {
      awaited -= 1;
    };
  }, [Loaded]);
  return Loaded ? createElement(Loaded, props) : until;
}

/** A component that renders a lazy view as soon as it is loaded, and nothing before. */
export function whenLoaded<Props extends object>(view: LazyView<Props>): (props: Props) => ReactNode {
  // biome-ignore lint/correctness/noComponentHookFactories: like React's `lazy`, this is called once for each view, outside components.
  return function WhenLoaded(props) {
    return createElement(Lazy<Props>, { view, props, until: null });
  };
}
