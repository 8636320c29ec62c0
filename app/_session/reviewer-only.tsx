'use client';
import { type ReactNode, useDeferredValue, useEffect } from 'react';
import { Lazy, type LazyView, lazyView } from '../../components/ui/lazy-view';
import { forgetAllDrafts, keepDraftsAgain } from '../../lib/draft-storage';
import { BrokenCard } from './broken-card';
import { accountOf, useSignInSession } from './session-context';
import { SignInCard } from './sign-in-card';

const OTHER_ACCOUNT_CARD = lazyView(async () => (await import('./other-account-card')).OtherAccountCard);

interface ReviewerOnlyProps<Props> {
  /** Stands in the exported page until the signed-in person is known and the view's code is loaded. */
  skeleton: ReactNode;
  view: LazyView<Props>;
  props: Props;
}

/**
 * True after the first page of a visit. On later pages Next scrolls to the top in the commit that shows the page, and a
 * list renders by the scroll position: so the view renders one commit later.
 */
let isLaterPage = false;

/** Shows a view to a person who is signed in or expected to be; shows everybody else the sign-in. */
export function ReviewerOnly<Props extends object>({ skeleton, view, props }: ReviewerOnlyProps<Props>) {
  const session = useSignInSession();
  const { step, cause, config, signIn, gone, keepAccount, GraphSession, SignInCause } = session;
  const arrived = useDeferredValue(true, !isLaterPage);
  useEffect(() => {
    isLaterPage = true;
    view.preload();
  }, [view]);
  useEffect(() => {
    if (!gone) return;
    forgetAllDrafts();
    return () => keepDraftsAgain();
  }, [gone]);
  const account = accountOf(session);
  if (step === 'broken') return <BrokenCard cause={cause ?? 'config'} />;
  if (!config || !GraphSession || !(signIn || account)) return skeleton;
  if (signIn && !account)
    return <SignInCard signIn={signIn} config={config} gone={gone} SignInCause={SignInCause} />;
  if (signIn?.forAnother && account)
    return (
      <Lazy view={OTHER_ACCOUNT_CARD} props={{ signIn, account, onKeep: keepAccount }} until={skeleton} />
    );
  // Other props mean another page: a new key resets the view's state.
  return arrived ? <Lazy key={JSON.stringify(props)} view={view} props={props} until={skeleton} /> : skeleton;
}
