'use client';
import { type ReactNode, Suspense, useEffect } from 'react';
import { forgetAllDrafts } from '../../lib/drafts';
import { BrokenCard } from './broken-card';
import { OtherAccountCard } from './other-account-card';
import { accountOf, useSession } from './session-context';
import { SignInCard } from './sign-in-card';

interface ReviewerOnlyProps {
  /** Stands in the exported page, until it is known who is signed in and the page's code is here. */
  skeleton: ReactNode;
  /** Fetches the code of `children`, while MSAL is on its way too. */
  fetchView(): Promise<unknown>;
  children: ReactNode;
}

/** Shows its children to a person signed in, or expected to be, and to anybody else the way there. */
export function ReviewerOnly({ skeleton, fetchView, children }: ReviewerOnlyProps) {
  const session = useSession();
  const { step, cause, config, signIn, gone, keepAccount, GraphSession } = session;
  useEffect(() => {
    // Fails again, and is shown, when the view itself asks for it.
    fetchView().catch(() => {});
  }, [fetchView]);
  useEffect(() => {
    if (gone) forgetAllDrafts();
  }, [gone]);
  const account = accountOf(session);
  if (step === 'broken') return <BrokenCard cause={cause ?? 'config'} />;
  if (!config || !GraphSession || !(signIn || account)) return skeleton;
  if (signIn && !account) return <SignInCard signIn={signIn} config={config} gone={gone} />;
  if (signIn?.meantFor && account)
    return <OtherAccountCard signIn={signIn} account={account} onKeep={keepAccount} />;
  return <Suspense fallback={skeleton}>{children}</Suspense>;
}
