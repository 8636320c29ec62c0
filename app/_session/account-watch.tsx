'use client';
import type { IPublicClientApplication } from '@azure/msal-browser';
import { MsalProvider, useMsal } from '@azure/msal-react';
import { useEffect } from 'react';
import { isAccount } from '../../lib/auth/accounts';
import type { SignedInAccount } from '../../lib/auth/start-sign-in';

interface AccountWatchProps {
  msal: IPublicClientApplication;
  account: SignedInAccount;
  onGone(gone: boolean): void;
}

function Watch({ msal, account, onGone }: AccountWatchProps) {
  const { accounts, inProgress } = useMsal();
  // Events of another tab don't always name a sign-out; what counts is whether MSAL still holds the account.
  useEffect(() => {
    const look = () => {
      const held = msal.getAllAccounts().some((known) => isAccount(known, account));
      onGone(!held);
    };
    if (inProgress === 'none' && accounts) look();
    const whenShown = () => document.visibilityState === 'visible' && look();
    document.addEventListener('visibilitychange', whenShown);
    return () => document.removeEventListener('visibilitychange', whenShown);
  }, [msal, account, accounts, inProgress, onGone]);
  return null;
}

/** Notices that the account went away, as a sign-out in another tab takes it from all. */
export function AccountWatch(props: AccountWatchProps) {
  return (
    <MsalProvider instance={props.msal}>
      <Watch {...props} />
    </MsalProvider>
  );
}
