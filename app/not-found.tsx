'use client';
import Link from 'next/link';
import { buttonClass } from '../components/ui/button';
import { Panel } from '../components/ui/panel';
import { useShellMessages } from '../lib/messages/parts/shell';
import { routes } from '../lib/routes';

export default function NotFound() {
  const t = useShellMessages('error');
  const open = useShellMessages('open');
  const titles = useShellMessages('titles');
  return (
    <Panel
      page={titles('notFound')}
      heading={t('notFoundTitle')}
      actions={
        <Link href={routes.inbox()} className={buttonClass('primary')}>
          {open('toInbox')}
        </Link>
      }
    >
      <p>{t('notFoundText')}</p>
    </Panel>
  );
}
