'use client';
import { type ReactNode, useDeferredValue, useEffect } from 'react';
import { Late, type LateView } from '../../components/ui/late-view';
import { forgetAllDrafts } from '../../lib/drafts';
import { BrokenCard } from './broken-card';
import { OtherAccountCard } from './other-account-card';
import { accountOf, useSignInSession } from './session-context';
import { SignInCard } from './sign-in-card';

interface ReviewerOnlyProps<Props> {
  /** Stands in the exported page, until it is known who is signed in and the page's code is here. */
  skeleton: ReactNode;
  view: LateView<Props>;
  /** What the view is given. */
  props: Props;
}

/**
 * Next scrolls to the top of a page in the commit that brings it by a link: a list, which goes by where the page stands,
 * comes after. The first page of a visit comes without that.
 */
let isLaterPage = false;

/** Shows a view to a person signed in, or expected to be, and to anybody else the way there. */
export function ReviewerOnly<Props extends object>({ skeleton, view, props }: ReviewerOnlyProps<Props>) {
  const session = useSignInSession();
  const { step, cause, config, signIn, gone, keepAccount, GraphSession } = session;
  const arrived = useDeferredValue(true, !isLaterPage);
  useEffect(() => {
    isLaterPage = true;
    view.ahead();
  }, [view]);
  useEffect(() => {
    if (gone) forgetAllDrafts();
  }, [gone]);
  const account = accountOf(session);
  if (step === 'broken') return <BrokenCard cause={cause ?? 'config'} />;
  if (!config || !GraphSession || !(signIn || account)) return skeleton;
  if (signIn && !account) return <SignInCard signIn={signIn} config={config} gone={gone} />;
  if (signIn?.meantFor && account)
    return <OtherAccountCard signIn={signIn} account={account} onKeep={keepAccount} />;
  // A page about something else starts anew.
  return arrived ? <Late key={JSON.stringify(props)} view={view} props={props} until={skeleton} /> : skeleton;
}
