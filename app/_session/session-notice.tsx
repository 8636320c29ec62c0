'use client';
import { useEffect } from 'react';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useAnnouncedPause } from '../../lib/queries/outbox-status';
import { useSignInSession } from './session-context';

const nothing = () => {};

/**
 * What the sign-in needs from the reader while they work. Where decisions wait for it, the notice about them asks for it.
 */
export function SessionNotice() {
  const t = useShellMessages('session');
  const { signIn, renewalNeeded, setRenewalNeeded, gone } = useSignInSession();
  const isAnnounced = useAnnouncedPause() === 'signIn';
  useEffect(() => {
    if (!signIn?.account || !renewalNeeded) return;
    // Another tab may have renewed the sign-in.
    const look = () => signIn.getToken().then(() => setRenewalNeeded(false), nothing);
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [signIn, renewalNeeded, setRenewalNeeded]);
  if (!signIn?.account || gone || !renewalNeeded || isAnnounced) return null;
  return (
    <Notice
      tone="warn"
      live="alert"
      slim
      actions={
        <Button look="primary" onClick={() => void signIn.renew()}>
          {t('renew')}
        </Button>
      }
    >
      <p>{t('renewal')}</p>
    </Notice>
  );
}
