'use client';
import { useInboxMessages } from '../../lib/messages/parts/inbox';

/** Explains how decisions are saved, and what can't be promised. */
export function SavingPromise() {
  const t = useInboxMessages('promise');
  return (
    <details className="mt-6 max-w-prose text-body text-quiet">
      <summary className="min-h-11 cursor-pointer py-2.5 sm:min-h-0">{t('title')}</summary>
      <ul className="mt-1 list-disc space-y-1.5 ps-5">
        <li>{t('saved')}</li>
        <li>{t('repeats')}</li>
        <li>{t('asked')}</li>
        <li>{t('window')}</li>
      </ul>
    </details>
  );
}
