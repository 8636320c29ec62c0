'use client';
import { SignInName, TenantText } from '../../components/parts/tenant-text';
import { Button } from '../../components/ui/button';
import { Panel } from '../../components/ui/panel';
import type { SignedInAccount, SignIn } from '../../lib/auth/start-sign-in';
import { useShellMessages } from '../../lib/messages/parts/shell';

interface OtherAccountCardProps {
  signIn: SignIn;
  account: SignedInAccount;
  onKeep(): void;
}

/** When a link names another account, asks which account to use. Nothing of the link opens before the answer. */
export function OtherAccountCard({ signIn, account: signedIn, onKeep }: OtherAccountCardProps) {
  const t = useShellMessages('session.other');
  const titles = useShellMessages('titles');
  const { loginHint, tenant } = signIn.hints;
  const account = () => (loginHint ? <SignInName name={loginHint} /> : <TenantText text={tenant ?? ''} />);
  const me = () => <SignInName name={signedIn.username} />;
  return (
    <Panel
      page={titles('signIn')}
      heading={t('title')}
      actions={
        <>
          <Button look="primary" onClick={() => void signIn.switchAccount()}>
            {t('switch')}
          </Button>
          <Button onClick={onKeep}>
            <span>{t.rich('continue', { me })}</span>
          </Button>
        </>
      }
    >
      <p>{t.rich('text', { account, me })}</p>
    </Panel>
  );
}
