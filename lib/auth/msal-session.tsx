'use client';
import { InteractionStatus, type PublicClientApplication } from '@azure/msal-browser';
import { type AccountIdentifiers, MsalProvider, useAccount, useMsal } from '@azure/msal-react';
import { useEffect, useState } from 'react';
import type { RememberedReviewer } from './remembered-account';

interface WatchedAccount {
  account: RememberedReviewer;
  /** Called at once and at each change: whether MSAL has lost the account, as after a sign-out in another tab. */
  onGone(gone: boolean): void;
}

interface MsalSessionProps extends WatchedAccount {
  /** Must be initialized, and must have handled its redirect. */
  msal: PublicClientApplication;
}

/** A user's object id is unique across tenants, so these two ids identify a guest's profile in one tenant. */
const identifiersOf = ({ homeAccountId, userId }: RememberedReviewer): AccountIdentifiers => ({
  homeAccountId,
  localAccountId: userId,
});

/**
 * The account to look for. `useAccount` looks again when it gets a new object, so this makes one whenever the browser
 * may hold other accounts than MSAL knows: another tab's message can arrive before the data it wrote, and a suspended
 * tab gets no message.
 */
function useIdentifiers(account: RememberedReviewer): AccountIdentifiers {
  const [identifiers, setIdentifiers] = useState(() => identifiersOf(account));
  useEffect(() => {
    const lookAgain = () => setIdentifiers(identifiersOf(account));
    const whenShown = () => document.visibilityState === 'visible' && lookAgain();
    const whenWritten = ({ key }: StorageEvent) => (key === null || key.startsWith('msal.')) && lookAgain();
    document.addEventListener('visibilitychange', whenShown);
    window.addEventListener('storage', whenWritten);
    return () => {
      document.removeEventListener('visibilitychange', whenShown);
      window.removeEventListener('storage', whenWritten);
    };
  }, [account]);
  return identifiers;
}

function Watch({ account, onGone }: WatchedAccount) {
  const { inProgress } = useMsal();
  const found = useAccount(useIdentifiers(account));
  // During this tab's own sign-out the account is gone too, but nobody has to be told.
  const gone = !found && inProgress !== InteractionStatus.Logout;
  useEffect(() => onGone(gone), [gone, onGone]);
  return null;
}

/**
 * Before MSAL's provider has started it knows no account, and `useAccount` would report the account as gone for a
 * moment.
 */
function WatchOnceStarted(watched: WatchedAccount) {
  const { inProgress } = useMsal();
  return inProgress === InteractionStatus.Startup ? null : <Watch {...watched} />;
}

/**
 * Watches the signed-in account. It is placed beside the pages, not around them: the pages are shown before MSAL is
 * loaded, and MSAL's events then render only what is below its provider.
 */
export function MsalSession({ msal, ...watched }: MsalSessionProps) {
  return (
    <MsalProvider instance={msal}>
      <WatchOnceStarted {...watched} />
    </MsalProvider>
  );
}
