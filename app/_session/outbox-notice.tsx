'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSessionActions } from '../../components/parts/session-actions';
import { useSecondsLeft } from '../../components/parts/use-seconds-left';
import { useAnnounce } from '../../components/ui/announcer';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { useNow } from '../../components/ui/use-now';
import { copyText } from '../../lib/browser';
import { formatClock } from '../../lib/format';
import { useReader } from '../../lib/messages/provider';
import { useOutboxStatus } from '../../lib/queries/outbox-status';

const DAY = 86_400_000;
/** From this waiting time on (ms) the notice warns: Safari deletes a site's data after seven days without a visit. */
const LONG = 3 * DAY;

/** For how long the button says that the decisions are copied, in ms: the next ones aren't. */
const TOLD = 5_000;

/** The messages for each reason why this browser can't keep decisions. */
const TROUBLES = {
  full: { title: 'fullTitle', help: 'full' },
  memory: { title: 'deadTitle', help: 'dead' },
  blocked: { title: 'blockedTitle', help: 'blocked' },
} as const;

/**
 * Copies the unsaved decisions to the clipboard; where the clipboard is refused, shows them as text to copy by hand.
 */
function CopyDecisions({ copy }: { copy(): Promise<string> }) {
  const t = useTranslations('outbox');
  const announce = useAnnounce();
  const [text, setText] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), TOLD);
    return () => clearTimeout(timer);
  }, [copied]);
  const press = async () => {
    const decisions = await copy();
    if (await copyText(decisions)) {
      setCopied(true);
      announce(t('copied'));
    } else setText(decisions);
  };
  return (
    <>
      <Button onClick={() => void press()}>{copied ? t('copied') : t('copy')}</Button>
      {text !== null && (
        <textarea
          readOnly
          aria-label={t('copyByHand')}
          rows={4}
          value={text}
          onFocus={({ target }) => target.select()}
          className="block w-full basis-full rounded-control border border-edge bg-card px-3 py-2 text-sm"
        />
      )}
    </>
  );
}

/** Makes the browser ask before the page is left, while decisions exist only in the page. */
function useStayAsked(needed: boolean): void {
  useEffect(() => {
    if (!needed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [needed]);
}

/** Microsoft asked to wait: shows the time the wait ends, and a button to try now. */
function WaitingNotice({ count, until, onTryNow }: { count: number; until: number; onTryNow(): void }) {
  const t = useTranslations('outbox');
  const app = useTranslations('app');
  const reader = useReader();
  const seconds = useSecondsLeft(until);
  if (seconds === 0) return null;
  const time = formatClock(new Date(until), reader);
  return (
    <Notice tone="info" slim actions={<Button onClick={onTryNow}>{app('tryNow')}</Button>}>
      <p>{t('throttle', { count, time, seconds })}</p>
    </Notice>
  );
}

/**
 * Shows how many decisions are only on this device, and why they wait. Shows nothing while they are simply being sent.
 */
export function OutboxNotice() {
  const t = useTranslations('outbox');
  const session = useTranslations('session');
  const { renewSignIn } = useSessionActions();
  const { place, lostStore, waiting, needsYou, paused, oldest, trouble, copy, waitingUntil, tryNow } =
    useOutboxStatus();
  const now = useNow();
  // What was refused or stopped is lost with the tab too.
  const unsaved = waiting + needsYou;
  // The button says "Copied" only of the decisions that were copied: for others it is a new button.
  const toCopy = `${unsaved} ${oldest}`;
  const memory = place === 'memory' && unsaved > 0;
  useStayAsked(memory);
  if (waiting === 0 && !memory) return null;
  const long = oldest !== null && now.getTime() - oldest > LONG;
  if (memory)
    return (
      <Notice
        tone="bad"
        live="alert"
        slim
        title={t(trouble ? TROUBLES[trouble].title : 'memoryTitle')}
        actions={
          <>
            <CopyDecisions key={toCopy} copy={copy} />
            {paused === 'signIn' && <Button onClick={renewSignIn}>{session('renew')}</Button>}
          </>
        }
      >
        <p>{t('memory', { count: unsaved })}</p>
        {trouble && <p>{t(TROUBLES[trouble].help)}</p>}
      </Notice>
    );
  if (lostStore)
    return (
      <Notice
        tone="warn"
        live="alert"
        slim
        title={t('lostTitle')}
        actions={
          <>
            <CopyDecisions key={toCopy} copy={copy} />
            {paused === 'signIn' && <Button onClick={renewSignIn}>{session('renew')}</Button>}
          </>
        }
      >
        <p>{t('lost', { count: waiting })}</p>
        {paused === 'network' && <p>{t('network', { count: waiting })}</p>}
      </Notice>
    );
  if (paused === 'signIn')
    return (
      <Notice
        tone="warn"
        live="status"
        slim
        actions={
          <>
            <Button look="primary" onClick={renewSignIn}>
              {session('renew')}
            </Button>
            {long && <CopyDecisions key={toCopy} copy={copy} />}
          </>
        }
      >
        <p>{t('signIn', { count: waiting })}</p>
        {long && <p>{t('long')}</p>}
      </Notice>
    );
  if (paused === 'network' || long)
    return (
      <Notice
        tone="warn"
        live="status"
        slim
        actions={long ? <CopyDecisions key={toCopy} copy={copy} /> : undefined}
      >
        <p>{t(paused === 'network' ? 'network' : 'onDevice', { count: waiting })}</p>
        {long && <p>{t('long')}</p>}
      </Notice>
    );
  if (waitingUntil !== null) return <WaitingNotice count={waiting} until={waitingUntil} onTryNow={tryNow} />;
  return null;
}
