'use client';
import { useEffect } from 'react';
import { watchForGoneFiles } from '../../lib/offline/gone-files';
import { keepFiles } from '../../lib/offline/keep-files';
import { useSignInSession } from '../_session/session-context';

/** Runs the work when the browser is idle, or after 2 s in Safari, which has no `requestIdleCallback`. */
function whenIdle(work: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 2_000);
    return () => clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(work, { timeout: 5_000 });
  return () => window.cancelIdleCallback(handle);
}

/**
 * Lets a signed-in person open the portal without a network: the service worker fetches the portal's files once the
 * page is idle. Nothing is fetched for a visitor who isn't signed in; a host can switch this off for everybody.
 */
export function OfflineFiles() {
  const { step, config, signIn } = useSignInSession();
  const allowed = config?.offline;
  const signedIn = step === 'ready' && Boolean(signIn?.account);
  useEffect(watchForGoneFiles, []);
  useEffect(() => {
    // The development server's files change with every page load.
    if (process.env.NODE_ENV !== 'production' || allowed === undefined) return;
    if (allowed && !signedIn) return;
    let stop = () => {};
    const cancel = whenIdle(() => {
      stop = keepFiles(allowed);
    });
    return () => {
      cancel();
      stop();
    };
  }, [allowed, signedIn]);
  return null;
}
