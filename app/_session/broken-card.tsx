'use client';
import { useTranslations } from 'use-intl';
import { Button } from '../../components/ui/button';
import { Panel } from '../../components/ui/panel';

export function BrokenCard({ cause }: { cause: 'config' | 'msal' }) {
  const t = useTranslations('session.broken');
  const titles = useTranslations('titles');
  const app = useTranslations('app');
  return (
    <Panel
      page={titles('error')}
      role="alert"
      heading={t('title')}
      actions={
        <Button look="primary" onClick={() => window.location.reload()}>
          {app('tryAgain')}
        </Button>
      }
    >
      <p>{t(cause)}</p>
    </Panel>
  );
}
