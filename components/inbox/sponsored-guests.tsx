'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { useInboxMessages } from '../../lib/messages/parts/inbox';
import type { SponsoredRead as Sponsored } from '../../lib/queries/sponsored-guests';
import { idEnd } from '../../lib/review/principal';
import type { Attested, SponsoredGuest } from '../../lib/review/sponsored';
import { safeText } from '../../lib/review/text';
import { MyAccessLink } from '../parts/my-access-link';
import { SignInName, TenantText } from '../parts/tenant-text';
import { Button } from '../ui/button';
import { FirstFocus } from '../ui/first-focus';

interface GuestProps {
  guest: SponsoredGuest;
  state: Attested | 'sending' | undefined;
  onAttest: (() => void) | null;
}

/** One guest; attesting them asks first, because it is recorded and may be billed. */
function Guest({ guest, state, onAttest }: GuestProps) {
  const t = useInboxMessages('sponsored');
  const [asking, setAsking] = useState(false);
  const wasAsking = useRef(false);
  const opener = useRef<HTMLButtonElement>(null);
  const statusRef = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // The button that had the focus went with the question.
    if (wasAsking.current && !asking) (opener.current ?? statusRef.current)?.focus();
    wasAsking.current = asking;
  }, [asking]);
  const name = safeText(guest.displayName, 80) || t('nameless', { end: idEnd(guest.id) });
  const ask = onAttest && !asking && (state === undefined || state === 'refused');
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2">
      <TenantText text={name} />
      {safeText(guest.address) && (
        <span className="text-sm text-quiet">
          <SignInName name={safeText(guest.address, 80)} />
        </span>
      )}
      <span
        ref={statusRef}
        role="status"
        tabIndex={-1}
        className="text-sm text-quiet outline-none empty:hidden"
      >
        {state && t(`state.${state}`)}
      </span>
      {ask && (
        <Button
          ref={opener}
          look="quiet"
          className="ms-auto px-2 desk:min-h-9 md:py-1"
          onClick={() => setAsking(true)}
        >
          {t('attest', { name })}
        </Button>
      )}
      {asking && (
        <fieldset aria-label={t('attest', { name })} className="basis-full space-y-2 pb-1">
          <p className="max-w-prose text-body">{t('question', { name })}</p>
          <div className="flex flex-wrap gap-2">
            <Button
              look="primary"
              className="desk:min-h-9 md:py-1"
              onClick={() => {
                setAsking(false);
                onAttest?.();
              }}
            >
              {t('confirm')}
            </Button>
            <Button look="quiet" className="px-2 desk:min-h-9 md:py-1" onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
            <FirstFocus />
          </div>
        </fieldset>
      )}
    </li>
  );
}

/** The guests that the reader sponsors, and where they are attested. Renders nothing for a reader without guests. */
export function SponsoredGuests({ sponsored }: { sponsored: Sponsored }) {
  const t = useInboxMessages('sponsored');
  const id = useId();
  const { guests, attested, attest } = sponsored;
  if (guests.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-6">
      <h2 id={id} className="mb-2 text-sm font-semibold text-quiet">
        {t('heading', { count: guests.length })}
      </h2>
      <details className="card">
        <summary className="min-h-11 px-4 py-2.5 text-body">{t('show', { count: guests.length })}</summary>
        <ul className="divide-y divide-line border-t border-line">
          {guests.map((guest) => (
            <Guest
              key={guest.id}
              guest={guest}
              state={attested.get(guest.id)}
              onAttest={attest && (() => attest(guest.id))}
            />
          ))}
        </ul>
        <p className="max-w-prose border-t border-line px-4 py-2.5 text-sm text-quiet">
          {t.rich('where', { link: (chunks) => <MyAccessLink whole>{chunks}</MyAccessLink> })}{' '}
          {t('consequence')}
        </p>
      </details>
    </section>
  );
}
