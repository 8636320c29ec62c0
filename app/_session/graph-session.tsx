'use client';
import { useMemo } from 'react';
import { GraphStatusNotice } from '../../components/review/graph-status-notice';
import { SessionActionsContext } from '../../components/review/session-actions';
import { organisationOf } from '../../lib/auth/accounts';
import type { SignIn } from '../../lib/auth/start-sign-in';
import { CLOUDS, type PortalConfig } from '../../lib/config';
import { createGraph } from '../../lib/graph/client';
import { GraphProvider } from '../../lib/queries/graph-context';
import type { GraphSessionProps } from './session-context';

const MY_ACCESS = 'https://myaccess.microsoft.com';

function graphFor(config: PortalConfig, signIn: SignIn, onSignIn: (needed: boolean) => void) {
  return createGraph({
    origin: CLOUDS[config.cloud].graph,
    ...(config.sandbox ? { transport: { sandboxUrl: config.sandbox.url } } : {}),
    async getToken(options) {
      try {
        const token = await signIn.getToken(options);
        onSignIn(false);
        return token;
      } catch (error) {
        if (error instanceof Error && error.name === 'SignInNeeded') onSignIn(true);
        throw error;
      }
    },
  });
}

/** Hands Graph and the ways of the sign-in to the pages of one person. */
export function GraphSession({ config, signIn, account, onSignIn, children }: GraphSessionProps) {
  const graph = useMemo(() => graphFor(config, signIn, onSignIn), [config, signIn, onSignIn]);
  const actions = useMemo(
    () => ({
      renewSignIn: () => void signIn.renew(),
      myAccessUrl: `${MY_ACCESS}/@${encodeURIComponent(organisationOf(account.username))}#/access-reviews`,
    }),
    [signIn, account],
  );
  return (
    <GraphProvider graph={graph} reviewer={account} optionalPermissions={config.optionalPermissions}>
      <SessionActionsContext value={actions}>
        <GraphStatusNotice />
        {children}
      </SessionActionsContext>
    </GraphProvider>
  );
}
