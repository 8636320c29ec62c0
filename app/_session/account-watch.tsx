'use client';
import { useEffect } from 'react';
import { type SignedInAccount, type SignIn, watchAccount } from '../../lib/auth/start-sign-in';

interface AccountWatchProps {
  msal: SignIn['msal'];
  account: SignedInAccount;
  onGone(gone: boolean): void;
}

/** Notices that the account went away, as a sign-out in another tab takes it from all. */
export function AccountWatch({ msal, account, onGone }: AccountWatchProps) {
  useEffect(() => watchAccount(msal, account, onGone), [msal, account, onGone]);
  return null;
}
