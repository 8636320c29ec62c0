'use client';
import { Button } from '../components/ui/button';
import { CrashDetails } from '../components/ui/crash-details';
import { Panel } from '../components/ui/panel';
import { useShellMessages } from '../lib/messages/parts/shell';

export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  const t = useShellMessages('error');
  const app = useShellMessages('app');
  const titles = useShellMessages('titles');
  return (
    <Panel
      page={titles('error')}
      role="alert"
      heading={t('title')}
      actions={
        <>
          <Button look="primary" onClick={reset}>
            {app('tryAgain')}
          </Button>
          <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
        </>
      }
    >
      <p>{t('text')}</p>
      <CrashDetails
        error={error}
        words={{
          reference: t('reference'),
          copy: t('copy'),
          copied: t('copied'),
          byHand: t('byHand'),
          holds: t('holds'),
        }}
      />
    </Panel>
  );
}
