'use client';
import { type ReactNode, useEffect } from 'react';
import { forgetAllDrafts } from '../../lib/drafts';
import { BrokenCard } from './broken-card';
import { OtherAccountCard } from './other-account-card';
import { useSession } from './session-context';
import { SignInCard } from './sign-in-card';

interface ReviewerOnlyProps {
  /** Stands in the exported page, until it is known who is signed in. */
  skeleton: ReactNode;
  children: ReactNode;
}

/** Shows its children to a person signed in, and to anybody else the way there. */
export function ReviewerOnly({ skeleton, children }: ReviewerOnlyProps) {
  const { step, cause, config, signIn, graph, gone, keepAccount } = useSession();
  useEffect(() => {
    if (gone) forgetAllDrafts();
  }, [gone]);
  const account = signIn?.account;
  if (step === 'broken') return <BrokenCard cause={cause ?? 'config'} />;
  if (step === 'starting' || !signIn || !config) return skeleton;
  if (!account || !graph || gone) return <SignInCard signIn={signIn} config={config} gone={gone} />;
  if (signIn.meantFor) return <OtherAccountCard signIn={signIn} account={account} onKeep={keepAccount} />;
  return children;
}
