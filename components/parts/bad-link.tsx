'use client';
import Link from 'next/link';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { routes } from '../../lib/routes';
import { buttonClass } from '../ui/button';
import { Panel } from '../ui/panel';

/** Shown for a link with a malformed id or too few ids; such a link sends no request. */
export function BadLink({ kind }: { kind: 'bad' | 'incomplete' }) {
  const t = useShellMessages('link');
  const open = useShellMessages('open');
  return (
    <Panel
      page={t(`${kind}Title`)}
      heading={t(`${kind}Title`)}
      actions={
        <Link href={routes.inbox()} className={buttonClass('primary')}>
          {open('toInbox')}
        </Link>
      }
    >
      <p>{t(`${kind}Text`)}</p>
    </Panel>
  );
}
