'use client';
import { CircleUserRound } from 'lucide-react';
import { useState } from 'react';
import { SignInName, TenantText } from '../../components/parts/tenant-text';
import { Button } from '../../components/ui/button';
import { lazyView, whenLoaded } from '../../components/ui/lazy-view';
import { organisationOf } from '../../lib/auth/accounts';
import { forgetAllDrafts } from '../../lib/draft-storage';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { AnnouncedLoss, SignOutLoss } from '../../lib/queries/sign-out-loss';
import { safeText } from '../../lib/review/text';
import { accountOf, useSignInSession } from './session-context';

const NOTHING_LOST: AnnouncedLoss = { waiting: 0, unreadable: 0 };

const QUESTION = { optional: true, takesKeys: true };
const signOutView = lazyView(async () => (await import('./sign-out-dialog')).SignOutDialog, QUESTION);
const notWipedView = lazyView(async () => (await import('./not-wiped-dialog')).NotWipedDialog, QUESTION);
const SignOutDialog = whenLoaded(signOutView);
const NotWipedDialog = whenLoaded(notWipedView);

/** Loads the questions before a sign-out when the menu is about to open: the network may be gone when they are needed. */
function preloadQuestions(): void {
  signOutView.preload();
  notWipedView.preload();
}

/**
 * Shows who is signed in and where, and offers the sign-out. Being a native popover, it closes on Escape or on a press
 * elsewhere.
 */
export function AccountMenu() {
  const t = useShellMessages('app');
  const session = useSignInSession();
  const { signIn, signOutHandlerRef } = session;
  const [lossToConfirm, setLossToConfirm] = useState<SignOutLoss | null>(null);
  const [notWiped, setNotWiped] = useState(false);
  // A device that is slow to open can keep a sign-out waiting for many seconds.
  const [signingOut, setSigningOut] = useState(false);
  /** The question before the sign-out couldn't be loaded. */
  const [cantAsk, setCantAsk] = useState(false);
  const account = accountOf(session);
  if (!account) return null;
  const leave = () => {
    forgetAllDrafts();
    signOutHandlerRef.current?.end();
    void signIn?.signOut().finally(() => setSigningOut(false));
  };
  const signOut = async (announced: AnnouncedLoss) => {
    setLossToConfirm(null);
    setSigningOut(true);
    try {
      await signOutHandlerRef.current?.wipe(announced);
    } catch (error) {
      // Since the question was asked, another tab decided something or wrote a record that can't be read: ask again.
      if (error instanceof Error && error.name === 'UnseenRecords') await ask();
      else {
        setSigningOut(false);
        setNotWiped(true);
      }
      return;
    }
    leave();
  };
  const ask = async () => {
    setNotWiped(false);
    setCantAsk(false);
    setSigningOut(true);
    const lost = await signOutHandlerRef.current?.countLoss();
    if (!lost || lost.waiting + lost.unreadable === 0) return signOut(NOTHING_LOST);
    setSigningOut(false);
    setLossToConfirm(lost);
  };
  return (
    <>
      <span role="status" className="me-2 text-sm text-quiet empty:hidden">
        {signingOut ? t('signingOut') : cantAsk && t('cantSignOut')}
      </span>
      <Button
        look="quiet"
        popoverTarget="account-menu"
        onPointerEnter={preloadQuestions}
        onFocus={preloadQuestions}
        className="-me-3 px-3 text-ink"
        aria-label={t('account', { name: safeText(account.name) })}
      >
        <CircleUserRound aria-hidden="true" className="size-5.5 shrink-0 text-quiet" />
        <span className="hidden max-w-64 truncate whitespace-nowrap sm:block">
          <TenantText text={account.name} />
        </span>
      </Button>
      <div
        id="account-menu"
        popover="auto"
        className="popover-menu w-80 max-w-[calc(100vw-2rem)] card p-4 text-ink"
      >
        <p className="font-semibold">
          <TenantText text={account.name} />
        </p>
        <p className="text-sm text-quiet">
          <SignInName name={account.username} />
        </p>
        <p className="mt-2 border-t border-line pt-2 text-sm">
          {t.rich('organisation', {
            organisation: () => <TenantText text={organisationOf(account.username)} />,
          })}
        </p>
        <Button
          onClick={() => !signingOut && void ask()}
          disabled={!signIn}
          popoverTarget="account-menu"
          popoverTargetAction="hide"
          className="mt-3 w-full"
        >
          {t('signOut')}
        </Button>
      </div>
      {lossToConfirm && (
        <SignOutDialog
          loss={lossToConfirm}
          onSignOut={() => void signOut(lossToConfirm)}
          onClose={() => {
            setLossToConfirm(null);
            setCantAsk(signOutView.isMissing());
          }}
        />
      )}
      {notWiped && (
        <NotWipedDialog
          onTryAgain={() => void ask()}
          onSignOut={leave}
          onClose={() => {
            setNotWiped(false);
            setCantAsk(notWipedView.isMissing());
          }}
        />
      )}
    </>
  );
}
