'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TenantText } from '../../components/parts/tenant-text';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { Panel } from '../../components/ui/panel';
import { hintedTenant } from '../../lib/auth/authority';
import type { SignIn } from '../../lib/auth/start-sign-in';
import type { PortalConfig } from '../../lib/config';
import { causeOfEntra } from '../../lib/review/causes';

const CANCELLED = new Set(['access_denied', 'user_cancelled', 'user_canceled']);

function Failure({ failure }: { failure: NonNullable<SignIn['failure']> }) {
  const t = useTranslations('session');
  const problems = useTranslations('problems');
  const { code, entraCode } = failure;
  const cause = causeOfEntra(entraCode);
  const reference = [failure.reference, entraCode && `AADSTS${entraCode}`].filter(Boolean).join(', ');
  return (
    <Notice tone="warn" live="alert" title={cause && problems(`${cause}.title`)}>
      <p>{cause ? problems(`${cause}.load`) : t(CANCELLED.has(code) ? 'cancelled' : 'failed')}</p>
      {reference && (
        <p className="text-sm">
          {problems.rich('reference', { reference: () => <TenantText text={reference} /> })}
        </p>
      )}
    </Notice>
  );
}

interface SignInCardProps {
  signIn: SignIn;
  config: PortalConfig;
  gone: boolean;
}

export function SignInCard({ signIn, config, gone }: SignInCardProps) {
  const t = useTranslations('session');
  const titles = useTranslations('titles');
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
      {signIn.failure && !gone && <Failure failure={signIn.failure} />}
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
