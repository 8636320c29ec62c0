'use client';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../components/ui/button';
import { Panel } from '../components/ui/panel';
import { routes } from '../lib/routes';

export default function NotFound() {
  const t = useTranslations('error');
  const open = useTranslations('open');
  const titles = useTranslations('titles');
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
