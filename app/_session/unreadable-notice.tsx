'use client';
import { useTranslations } from 'use-intl';
import { Notice } from '../../components/ui/notice';
import { useUnreadable } from '../../lib/queries/leaving';

/** Records on the device that this version can't read: they are kept, and nobody can say what they are. */
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
