'use client';
import { useTranslations } from 'use-intl';
import { Notice } from '../../components/ui/notice';
import { useUnreadable } from '../../lib/queries/leaving';

/** Tells that the device keeps records which this version can't read. */
export function UnreadableNotice() {
  const t = useTranslations('outbox');
  const count = useUnreadable();
  if (count === 0) return null;
  return (
    <Notice tone="warn" title={t('unreadableTitle', { count })} className="mb-6 print:hidden">
      <p>{t('unreadable', { count })}</p>
    </Notice>
  );
}
