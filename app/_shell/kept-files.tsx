'use client';
import { useEffect } from 'react';
import { keepFiles } from '../../lib/offline/files-kept';
import { watchForGoneFiles } from '../../lib/offline/gone-files';
import { useSignInSession } from '../_session/session-context';

/** Runs once the browser has nothing better to do; Safari can't say when that is. */
function whenIdle(work: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 2_000);
    return () => clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(work, { timeout: 5_000 });
  return () => window.cancelIdleCallback(handle);
}

/**
 * Lets a person who is signed in open the portal without a network: the service worker fetches its files when the page has
 * what it needs. A visitor who isn't signed in is spared that; a host can switch it off for all.
 */
export function KeptFiles() {
  const { step, config, signIn } = useSignInSession();
  const allowed = config?.offline;
  const signedIn = step === 'ready' && Boolean(signIn?.account);
  useEffect(watchForGoneFiles, []);
  useEffect(() => {
    // A page of the development server is new each time.
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
