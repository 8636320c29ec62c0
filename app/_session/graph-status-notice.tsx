'use client';
import { useEffect } from 'react';
import { useSecondsLeft } from '../../components/parts/use-seconds-left';
import { useAnnounce } from '../../components/ui/announcer';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { formatClock } from '../../lib/format';
import { useSessionMessages } from '../../lib/messages/parts/session';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReader } from '../../lib/messages/provider';
import { useGraphStatus } from '../../lib/queries/graph-status';
import { useAnnouncedPause, useOutboxPlace } from '../../lib/queries/outbox-status';

/**
 * Tells, on every page, that there is no network or that Microsoft asked to wait. Where decisions wait for the network,
 * the notice about them says it.
 */
export function GraphStatusNotice() {
  const t = useSessionMessages('status');
  const announce = useAnnounce();
  const app = useShellMessages('app');
  const reader = useReader();
  const { waitingUntil, online, tryNow } = useGraphStatus();
  const place = useOutboxPlace();
  const isAnnounced = useAnnouncedPause() === 'network';
  const seconds = useSecondsLeft(waitingUntil);
  const waiting = waitingUntil !== null && seconds > 0;
  // Announces the wait once: a screen reader would read the countdown out every second.
  useEffect(() => {
    if (waiting) announce(t('waitingAnnounced'));
  }, [waiting, announce, t]);
  if (!online && isAnnounced) return null;
  if (!online)
    return (
      <Notice tone="warn" live="status" slim>
        <p>{t('offline', { place })}</p>
      </Notice>
    );
  if (!waiting) return null;
  const time = formatClock(new Date(waitingUntil), reader);
  return (
    <Notice tone="info" slim actions={<Button onClick={tryNow}>{app('tryNow')}</Button>}>
      <p>{t('waiting', { time, seconds })}</p>
    </Notice>
  );
}
