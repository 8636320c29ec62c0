import { useCallback, useEffect, useRef, useState } from 'react';
import type { View } from '../review/workspace/view';
import { readView, writeView } from '../review/workspace/view-query';

/** Browsers refuse an address that changes with every key. */
const QUIET = 300;

/** Writes a view into the address bar. Next's own state goes along, so that its router takes no part. */
function toAddress(view: View): void {
  const url = new URL(window.location.href);
  for (const [name, value] of Object.entries(writeView(view)))
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  if (url.href !== window.location.href) window.history.replaceState(window.history.state, '', url);
}

const fromAddress = () => readView(new URLSearchParams(window.location.search));

/** How the reviewer looks at a review. It stands in the address, so that it can be kept, sent and come back to. */
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
