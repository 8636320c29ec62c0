'use client';
import { Button } from '../../components/ui/button';
import { Panel } from '../../components/ui/panel';
import { repairStore } from '../../lib/auth/repair-store';
import { useShellMessages } from '../../lib/messages/parts/shell';

/** Removes what MSAL stored and loads the page again. */
function repair(): void {
  repairStore();
  window.location.reload();
}

export function BrokenCard({ cause }: { cause: 'config' | 'msal' | 'store' }) {
  const t = useShellMessages('broken');
  const titles = useShellMessages('titles');
  const app = useShellMessages('app');
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
