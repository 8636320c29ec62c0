'use client';
import { Notice } from '../../components/ui/notice';
import { useSessionMessages } from '../../lib/messages/parts/session';
import { useUnreadable } from '../../lib/queries/sign-out-loss';

/** Tells that the device keeps records which this version can't read. */
export function UnreadableNotice() {
  const t = useSessionMessages('outbox');
  const count = useUnreadable();
  if (count === 0) return null;
  return (
    <Notice tone="warn" slim>
      {/* The notice stays for long, so it takes one line until the reader opens it. */}
      <details>
        <summary className="font-semibold">{t('unreadableTitle', { count })}</summary>
        <p>{t('unreadable')}</p>
      </details>
    </Notice>
  );
}
