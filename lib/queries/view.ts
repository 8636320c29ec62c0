import { useCallback, useEffect, useRef, useState } from 'react';
import type { View } from '../review/workspace/view';
import { readView, writeView } from '../review/workspace/view-query';

/**
 * How long after the last change the address is written, in ms: browsers refuse an address that changes with every key
 * press.
 */
const QUIET = 300;

/** Writes a view into the address bar. The history state of Next.js is kept, so that its router doesn't react. */
function toAddress(view: View): void {
  const url = new URL(window.location.href);
  for (const [name, value] of Object.entries(writeView(view)))
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  if (url.href !== window.location.href) window.history.replaceState(window.history.state, '', url);
}

const fromAddress = () => readView(new URLSearchParams(window.location.search));

/** How the reviewer looks at a review. The view is in the address, so that it can be stored, sent and opened again. */
export function useView(): { view: View; show(change: Partial<View>): void } {
  const [view, setView] = useState(fromAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    timer.current = setTimeout(() => toAddress(view), QUIET);
    return () => {
      clearTimeout(timer.current);
    };
  }, [view]);
  useEffect(() => {
    const back = () => setView(fromAddress());
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const show = useCallback((change: Partial<View>) => setView((old) => ({ ...old, ...change })), []);
  return { view, show };
}
