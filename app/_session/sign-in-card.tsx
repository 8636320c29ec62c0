'use client';
import { useState } from 'react';
import { TenantText } from '../../components/parts/tenant-text';
import { Button } from '../../components/ui/button';
import { Panel } from '../../components/ui/panel';
import { hintedTenant } from '../../lib/auth/authority';
import type { SignIn } from '../../lib/auth/start-sign-in';
import type { PortalConfig } from '../../lib/config';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { SignInSession } from './session-context';

interface SignInCardProps {
  signIn: SignIn;
  config: PortalConfig;
  gone: boolean;
  /** Says why the last sign-in failed; absent where its file can't be loaded. */
  SignInFailed?: SignInSession['SignInFailed'];
}

export function SignInCard({ signIn, config, gone, SignInFailed }: SignInCardProps) {
  const t = useShellMessages('session');
  const titles = useShellMessages('titles');
  const [redirecting, setRedirecting] = useState(false);
  const named = hintedTenant(config, signIn.hints) ?? config.tenant;
  const startSignIn = () => {
    setRedirecting(true);
    signIn.signIn().catch(() => setRedirecting(false));
  };
  return (
    <Panel
      page={titles('signIn')}
      heading={t('title')}
      actions={
        <Button look="primary" onClick={startSignIn} disabled={redirecting} className="sm:min-w-40">
          {t('signIn')}
        </Button>
      }
    >
      {signIn.failure &&
        !gone &&
        (SignInFailed ? <SignInFailed failure={signIn.failure} /> : <p role="alert">{t('failed')}</p>)}
      {gone && <p>{t('gone')}</p>}
      {signIn.signedOut && <p className="font-medium text-ink">{t('signedOut')}</p>}
      {signIn.strayed && <p>{t('strayed')}</p>}
      <p>
        {named === 'organizations'
          ? t('anywhere')
          : t.rich('at', { organisation: () => <TenantText text={named} /> })}
      </p>
      {signIn.hints.loginHint && (
        <p>{t.rich('meantFor', { account: () => <TenantText text={signIn.hints.loginHint ?? ''} /> })}</p>
      )}
      {!signIn.signedOut && <p>{t('comesBack')}</p>}
    </Panel>
  );
}
