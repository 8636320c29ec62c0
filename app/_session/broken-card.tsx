'use client';
import { useTranslations } from 'use-intl';
import { Button } from '../../components/ui/button';
import { Panel } from '../../components/ui/panel';
import { repairStore } from '../../lib/auth/repair-store';

/** Removes what MSAL stored and loads the page again. */
function repair(): void {
  repairStore();
  window.location.reload();
}

export function BrokenCard({ cause }: { cause: 'config' | 'msal' | 'store' }) {
  const t = useTranslations('session.broken');
  const titles = useTranslations('titles');
  const app = useTranslations('app');
  return (
    <Panel
      page={titles('error')}
      role="alert"
      heading={t('title')}
      actions={
        <>
          {cause === 'store' && (
            <Button look="primary" onClick={repair}>
              {t('repair')}
            </Button>
          )}
          <Button look={cause === 'store' ? 'secondary' : 'primary'} onClick={() => window.location.reload()}>
            {app('tryAgain')}
          </Button>
        </>
      }
    >
      <p>{t(cause)}</p>
    </Panel>
  );
}
