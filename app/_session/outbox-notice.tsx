'use client';
import { useEffect, useState } from 'react';
import { useSessionActions } from '../../components/parts/session-actions';
import { useSecondsLeft } from '../../components/parts/use-seconds-left';
import { useUnsavedText } from '../../components/parts/use-unsaved-text';
import { useAnnounce } from '../../components/ui/announcer';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { useNow } from '../../components/ui/use-now';
import { copyText } from '../../lib/browser';
import { formatClock } from '../../lib/format';
import { useSessionMessages } from '../../lib/messages/parts/session';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReader } from '../../lib/messages/provider';
import { useReviewer } from '../../lib/queries/graph-context';
import { outboxNoticeOf, useOutboxStatus, waitsLong } from '../../lib/queries/outbox-status';
import type { UnsavedReview } from '../../lib/review/unsaved';

/** How long the button says "Copied", in ms. Later decisions are not in the copy. */
const COPIED_SHOWN_FOR = 5_000;

/** The messages for each reason why this browser can't keep decisions. */
const TROUBLES = {
  full: { title: 'fullTitle', help: 'full' },
  memory: { title: 'deadTitle', help: 'dead' },
  blocked: { title: 'blockedTitle', help: 'blocked' },
} as const;

/**
 * Copies the unsaved decisions to the clipboard; where the clipboard is refused, shows them as text to copy by hand.
 */
function CopyDecisions({ of, unsaved }: { of: string; unsaved(): readonly UnsavedReview[] }) {
  const t = useSessionMessages('outbox');
  const announce = useAnnounce();
  const asText = useUnsavedText(useReviewer().userId);
  const [text, setText] = useState<string | null>(null);
  // "Copied" is shown only while the copied decisions are still the unsaved ones.
  const [copiedOf, setCopiedOf] = useState<string | null>(null);
  const copied = copiedOf === of;
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopiedOf(null), COPIED_SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  const press = async () => {
    const decisions = asText(unsaved());
    if (await copyText(decisions)) {
      setCopiedOf(of);
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
  const t = useSessionMessages('outbox');
  const app = useShellMessages('app');
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
 * An alert has no count: it would be read anew with each decision.
 */
export function OutboxNotice() {
  const t = useSessionMessages('outbox');
  const app = useSessionMessages('status');
  const session = useShellMessages('session');
  const { renewSignIn } = useSessionActions();
  const status = useOutboxStatus();
  const { place, waiting, needsYou, paused, oldest, trouble, unsaved, waitingUntil, tryNow } = status;
  const now = useNow().getTime();
  const tells = outboxNoticeOf(status, now);
  useStayAsked(tells === 'memory');
  if (tells === null) return null;
  if (tells === 'throttle' && waitingUntil !== null)
    return <WaitingNotice count={waiting} until={waitingUntil} onTryNow={tryNow} />;
  const long = waitsLong(status, now);
  const copy = <CopyDecisions of={`${waiting + needsYou} ${oldest}`} unsaved={unsaved} />;
  const renew = (look?: 'primary') => (
    <Button look={look} onClick={renewSignIn}>
      {session('renew')}
    </Button>
  );
  if (tells === 'memory' || tells === 'lostStore') {
    const lost = tells === 'lostStore';
    return (
      <Notice
        tone={lost ? 'warn' : 'bad'}
        live="alert"
        slim
        title={t(lost ? 'lostTitle' : trouble ? TROUBLES[trouble].title : 'memoryTitle')}
        actions={
          <>
            {copy}
            {paused === 'signIn' && renew()}
          </>
        }
      >
        <p>{t(lost ? 'lost' : 'memory')}</p>
        {!lost && trouble && <p>{t(TROUBLES[trouble].help)}</p>}
        {paused === 'network' && <p>{app('offline', { place })}</p>}
      </Notice>
    );
  }
  return (
    <Notice
      tone="warn"
      live="status"
      slim
      actions={
        (tells === 'signIn' || long) && (
          <>
            {tells === 'signIn' && renew('primary')}
            {long && copy}
          </>
        )
      }
    >
      <p>{t(paused ?? 'onDevice', { count: waiting })}</p>
      {long && <p>{t('long')}</p>}
    </Notice>
  );
}
