import {
  type ComponentType,
  createElement,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useSyncExternalStore,
} from 'react';

/** A view that is shown later than the page around it, from files of its own. */
export interface LazyView<Props> {
  subscribe(listener: () => void): () => void;
  /** Null until it is loaded. Throws if loading fails, unless the view is optional. */
  read(): ComponentType<Props> | null;
  /** Whether an optional view that is shown could not be loaded. */
  isMissing(): boolean;
  /** Loads the view before it is needed. If that fails, `read` tries again. */
  preload(): void;
  /** Whether it is a question or a dialog, which the keys typed meanwhile belong to. */
  takesKeys: boolean;
}

interface LazyOptions {
  /** Loads the files as soon as this code runs in a browser, otherwise when the view is first needed. */
  preload?: boolean;
  /**
   * Where it can't be loaded, the page stays without it. A dialog closes (`onClose`), and is loaded again when it is
   * next opened.
   */
  optional?: boolean;
  takesKeys?: boolean;
}

/**
 * A view in files of its own. `lazy` in a `Suspense` doesn't fit: React holds back content that arrives
 * within 300 ms of a fallback. https://react.dev/reference/react/Suspense
 */
export function lazyView<Props>(
  fetchView: () => Promise<ComponentType<Props>>,
  { preload = false, optional = false, takesKeys = false }: LazyOptions = {},
): LazyView<Props> {
  const listeners = new Set<() => void>();
  let view: ComponentType<Props> | null = null;
  let loading = false;
  let failure: unknown = null;
  async function fetch(): Promise<void> {
    loading = true;
    try {
      view = await fetchView();
      failure = null;
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
      if (failure && optional) return null;
      if (failure) throw failure;
      begin();
      return view;
    },
    isMissing: () => optional && failure !== null,
    takesKeys,
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

/** Whether a question or a dialog should be on screen whose files are still on their way. */
export const isViewAwaited = (): boolean => awaited > 0;

/** Shows a lazy view as soon as it is loaded. */
export function Lazy<Props extends object>({ view, props, until }: LazyProps<Props>): ReactNode {
  const Loaded = useSyncExternalStore(view.subscribe, view.read, () => null);
  const missing = useSyncExternalStore(view.subscribe, view.isMissing, () => false);
  const takesKeys = view.takesKeys && !Loaded && !missing;
  // Counted before the next key press.
  useLayoutEffect(() => {
    if (!takesKeys) return;
    awaited += 1;
    return () => {
      awaited -= 1;
    };
  }, [takesKeys]);
  const onClose = 'onClose' in props && typeof props.onClose === 'function' ? props.onClose : null;
  const close = useEffectEvent(() => onClose?.());
  useEffect(() => {
    if (missing) close();
  }, [missing]);
  return Loaded ? createElement(Loaded, props) : until;
}

/** A component that renders a lazy view as soon as it is loaded, and nothing before. */
export function whenLoaded<Props extends object>(view: LazyView<Props>): (props: Props) => ReactNode {
  // biome-ignore lint/correctness/noComponentHookFactories: like React's `lazy`, this is called once for each view, outside components.
  return function WhenLoaded(props) {
    return createElement(Lazy<Props>, { view, props, until: null });
  };
}
