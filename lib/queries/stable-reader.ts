/**
 * A reader for `useSyncExternalStore`: gives the same array until one of its parts changes.
 *
 * https://react.dev/reference/react/useSyncExternalStore
 */
export function stableReader<Part>(read: () => readonly Part[]): () => readonly Part[] {
  let last: readonly Part[] = [];
  return () => {
    const now = read();
    if (now.length !== last.length || now.some((one, at) => one !== last[at])) last = now;
    return last;
  };
}
