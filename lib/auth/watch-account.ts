import type { AccountInfo, EventType, PublicClientApplication } from '@azure/msal-browser';
import { isAccount } from './accounts';
import { isReturning } from './away';

/** What MSAL tells when accounts come or go, in this tab or, by its channel, in another. */
const ACCOUNTS_CHANGED = [
  'msal:activeAccountChanged',
  'msal:loginSuccess',
  'msal:logoutSuccess',
] as EventType[];

/** Tells whether MSAL still holds an account: now, when accounts change anywhere, and when the tab is looked at. Gives the way to stop. */
export function watchAccount(
  msal: PublicClientApplication,
  account: AccountInfo,
  onGone: (gone: boolean) => void,
): () => void {
  const look = () => {
    // This tab's own sign-out is on its way to the identity provider.
    if (isReturning()) return;
    onGone(!msal.getAllAccounts().some((known) => isAccount(known, account)));
  };
  const whenShown = () => document.visibilityState === 'visible' && look();
  // What another tab told can be here before what it wrote.
  const whenWritten = ({ key }: StorageEvent) => (key === null || key.startsWith('msal.')) && look();
  const id = msal.addEventCallback(look, ACCOUNTS_CHANGED);
  document.addEventListener('visibilitychange', whenShown);
  window.addEventListener('storage', whenWritten);
  look();
  return () => {
    if (id) msal.removeEventCallback(id);
    document.removeEventListener('visibilitychange', whenShown);
    window.removeEventListener('storage', whenWritten);
  };
}
