'use client';
import { type ReactNode, useMemo } from 'react';
import { GraphStatusNotice } from '../../components/review/graph-status-notice';
import { SessionActionsContext } from '../../components/review/session-actions';
import { organisationOf } from '../../lib/auth/accounts';
import { GraphProvider } from '../../lib/queries/graph-context';
import { useSession } from './session-context';

const MY_ACCESS = 'https://myaccess.microsoft.com';

/** Hands Graph and the ways of the sign-in to the pages, once and for all of them, as soon as somebody is signed in. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { config, signIn, graph, gone } = useSession();
  const account = signIn?.account;
  const actions = useMemo(
    () => ({
      renewSignIn: () => void signIn?.renew(),
      myAccessUrl: `${MY_ACCESS}/@${encodeURIComponent(organisationOf(account?.username ?? ''))}#/access-reviews`,
    }),
    [signIn, account],
  );
  if (!config || !account || !graph || gone) return children;
  return (
    <GraphProvider graph={graph} reviewer={account} optionalPermissions={config.optionalPermissions}>
      <SessionActionsContext value={actions}>
        <GraphStatusNotice />
        {children}
      </SessionActionsContext>
    </GraphProvider>
  );
}
