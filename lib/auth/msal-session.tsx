'use client';
import { InteractionStatus, type PublicClientApplication } from '@azure/msal-browser';
import { type AccountIdentifiers, MsalProvider, useAccount, useMsal } from '@azure/msal-react';
import { useEffect, useState } from 'react';
import type { RememberedReviewer } from './remembered-account';

interface WatchedAccount {
  account: RememberedReviewer;
  /** Told at once and at each change whether MSAL has lost the account, as a sign-out in another tab makes it. */
  onGone(gone: boolean): void;
}

interface MsalSessionProps extends WatchedAccount {
  /** Started, its redirect handled. */
  msal: PublicClientApplication;
}

/** A user id is unique in all tenants, so that the two name one tenant's profile of a guest. */
const identifiersOf = ({ homeAccountId, userId }: RememberedReviewer): AccountIdentifiers => ({
  homeAccountId,
  localAccountId: userId,
});

/**
 * Whom to look for. `useAccount` looks again for a new object, so there is one whenever the browser may hold another list
 * than MSAL told of: what another tab told can be here before what it wrote, and a tab that slept was told nothing.
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
  // This tab's own sign-out is on its way to the identity provider, and no news.
  const gone = !found && inProgress !== InteractionStatus.Logout;
  useEffect(() => onGone(gone), [gone, onGone]);
  return null;
}

/** Until MSAL's provider has come as far as MSAL itself it knows of nobody, and `useAccount` would say so for a moment. */
function WatchOnceStarted(watched: WatchedAccount) {
  const { inProgress } = useMsal();
  return inProgress === InteractionStatus.Startup ? null : <Watch {...watched} />;
}

/**
 * Watches who is signed in. It stands beside the pages and not around them: they are shown before MSAL is here, and no event
 * of MSAL's renders what isn't below its provider.
 */
export function MsalSession({ msal, ...watched }: MsalSessionProps) {
  return (
    <MsalProvider instance={msal}>
      <WatchOnceStarted {...watched} />
    </MsalProvider>
  );
}
