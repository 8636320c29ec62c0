'use client';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useSecondsLeft } from '../../components/parts/use-seconds-left';
import { useAnnounce } from '../../components/ui/announcer';
import { Notice } from '../../components/ui/notice';
import { useGraphStatus } from '../../lib/queries/graph-status';

/** No network, or Microsoft's request to wait: what every page says while it lasts. */
export function GraphStatusNotice() {
  const t = useTranslations('status');
  const announce = useAnnounce();
  const { waitingUntil, online } = useGraphStatus();
  const seconds = useSecondsLeft(waitingUntil);
  const waiting = waitingUntil !== null && seconds > 0;
  // The countdown itself would be read out every second.
  useEffect(() => {
    if (waiting) announce(t('waitingAnnounced'));
  }, [waiting, announce, t]);
  if (!online)
    return (
      <Notice tone="warn" live="status" slim>
        <p>{t('offline')}</p>
      </Notice>
    );
  if (!waiting) return null;
  return (
    <Notice tone="info" slim>
      <p>{t('waiting', { seconds })}</p>
    </Notice>
  );
}
