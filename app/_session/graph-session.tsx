'use client';
import { useEffect, useMemo } from 'react';
import { SessionActionsContext } from '../../components/parts/session-actions';
import { organisationOf } from '../../lib/auth/accounts';
import type { SignedInAccount, SignIn } from '../../lib/auth/start-sign-in';
import { CLOUDS, type PortalConfig } from '../../lib/config';
import { createGraph } from '../../lib/graph/client';
import { GraphProvider, useSession } from '../../lib/queries/graph-context';
import { countSignOutLoss, forgetReviewer } from '../../lib/queries/sign-out-loss';
import { causeOfEntra } from '../../lib/review/causes';
import { GraphStatusNotice } from './graph-status-notice';
import { NoticePlace } from './notice-place';
import { OutboxNotice } from './outbox-notice';
import type { GraphSessionProps, SignOutHandler } from './session-context';
import { SessionNotice } from './session-notice';
import { UnreadableNotice } from './unreadable-notice';

/** Rejects when the person who signed in isn't the person this session was started for. */
async function tokensOf(signIn: Promise<SignIn>, account: SignedInAccount): Promise<SignIn> {
  const known = await signIn;
  const expected =
    known.account?.homeAccountId === account.homeAccountId && known.account.tenantId === account.tenantId;
  if (expected) return known;
  throw Object.assign(new Error('somebody else is signed in'), { name: 'SignInNeeded' });
}

/** Entra is overloaded or unavailable: a new sign-in would fail too. */
function isPassing(error: Error): boolean {
  const cause = causeOfEntra((error as { entraCode?: number }).entraCode);
  return cause === 'throttled' || cause === 'unavailable';
}

function graphFor(
  config: PortalConfig,
  signIn: Promise<SignIn>,
  account: SignedInAccount,
  onSignIn: (needed: boolean) => void,
) {
  return createGraph({
    origin: CLOUDS[config.cloud].graph,
    ...(config.sandbox ? { transport: { sandboxUrl: config.sandbox.url } } : {}),
    async getToken(options) {
      try {
        const token = await (await tokensOf(signIn, account)).getToken(options);
        onSignIn(false);
        return token;
      } catch (error) {
        if (error instanceof Error && error.name === 'SignInNeeded') onSignIn(!isPassing(error));
        throw error;
      }
    },
  });
}

/**
 * Gives the sign-out, which stands outside this session, access to the person's data on the device, and tells it of a
 * sign-out in another tab.
 */
function ProvideSignOutHandler({
  signOutHandlerRef,
  onGone,
}: Pick<GraphSessionProps, 'signOutHandlerRef' | 'onGone'>) {
  const session = useSession();
  useEffect(() => session.outbox.onWiped(onGone), [session, onGone]);
  useEffect(() => {
    const handler: SignOutHandler = {
      countLoss: () => countSignOutLoss(session),
      wipe: (announced) => forgetReviewer(session, announced),
      end: session.end,
    };
    signOutHandlerRef.current = handler;
    return () => {
      if (signOutHandlerRef.current === handler) signOutHandlerRef.current = null;
    };
  }, [signOutHandlerRef, session]);
  return null;
}

/** Gives Graph and the functions of the sign-in to the pages of one person. */
export function GraphSession({
  config,
  signIn,
  account,
  signOutHandlerRef,
  onSignIn,
  onGone,
  children,
}: GraphSessionProps) {
  const { homeAccountId, tenantId, userId, username, name } = account;
  const reviewer = useMemo(
    () => ({ homeAccountId, tenantId, userId, username, name }),
    [homeAccountId, tenantId, userId, username, name],
  );
  const graph = useMemo(
    () => graphFor(config, signIn, reviewer, onSignIn),
    [config, signIn, reviewer, onSignIn],
  );
  const actions = useMemo(
    () => ({
      renewSignIn: () => void signIn.then((known) => known.renew()),
      myAccessUrl: `${CLOUDS[config.cloud].myAccess}/@${encodeURIComponent(organisationOf(username))}#/access-reviews`,
    }),
    [signIn, username, config.cloud],
  );
  return (
    <GraphProvider graph={graph} reviewer={reviewer} config={config}>
      <ProvideSignOutHandler signOutHandlerRef={signOutHandlerRef} onGone={onGone} />
      <SessionActionsContext value={actions}>
        {children}
        <NoticePlace>
          <SessionNotice />
          <GraphStatusNotice />
          <OutboxNotice />
          <UnreadableNotice />
        </NoticePlace>
      </SessionActionsContext>
    </GraphProvider>
  );
}
