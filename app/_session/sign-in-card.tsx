'use client';
import { useState } from 'react';
import { TenantText } from '../../components/parts/tenant-text';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { Panel } from '../../components/ui/panel';
import { hintedTenant } from '../../lib/auth/authority';
import type { SignIn } from '../../lib/auth/start-sign-in';
import type { PortalConfig } from '../../lib/config';
import { useShellMessages } from '../../lib/messages/parts/shell';
import type { SignInCauseProps, SignInSession } from './session-context';

const CANCELLED = new Set(['access_denied', 'user_cancelled', 'user_canceled']);

/** That the last sign-in failed, with the reference to quote; why, where the file with the causes is here. */
function Failure({
  failure,
  SignInCause,
}: Pick<SignInCauseProps, 'failure'> & Pick<SignInSession, 'SignInCause'>) {
  const t = useShellMessages('session');
  const error = useShellMessages('error');
  const { code, entraCode } = failure;
  const reference = [failure.reference, entraCode && `AADSTS${entraCode}`].filter(Boolean).join(', ');
  const general = <p>{t(CANCELLED.has(code) ? 'cancelled' : 'failed')}</p>;
  return (
    <Notice tone="warn" live="alert">
      {SignInCause ? <SignInCause failure={failure} unknown={general} /> : general}
      {reference && (
        <p className="text-sm">
          {error('reference')} <TenantText text={reference} />
        </p>
      )}
    </Notice>
  );
}

interface SignInCardProps {
  signIn: SignIn;
  config: PortalConfig;
  gone: boolean;
  SignInCause: SignInSession['SignInCause'];
}

export function SignInCard({ signIn, config, gone, SignInCause }: SignInCardProps) {
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
      {signIn.failure && !gone && <Failure failure={signIn.failure} SignInCause={SignInCause} />}
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
