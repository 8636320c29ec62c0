'use client';
import { useState } from 'react';
import { copyText } from '../../lib/browser';
import { Button } from './button';
import { crashReport } from './crash-report';

interface CrashDetailsProps {
  error: unknown;
  /** Passed in as props, because the shell that provides the pages' words may be the part that failed. */
  words: { reference: string; copy: string; copied: string; byHand: string; holds: string };
}

/**
 * A reference to quote, and a report to copy and send; where the clipboard is refused, the
 * report is shown for copying by hand.
 */
export function CrashDetails({ error, words }: CrashDetailsProps) {
  const [{ reference, text }] = useState(() =>
    crashReport(error, {
      at: new Date(),
      path: window.location.pathname,
      browser: navigator.userAgent,
    }),
  );
  const [outcome, setOutcome] = useState<'copied' | 'byHand' | null>(null);
  const copy = async () => setOutcome((await copyText(text)) ? 'copied' : 'byHand');
  return (
    <div className="space-y-2 text-sm">
      <p>
        {words.reference} <bdi>{reference}</bdi>
      </p>
      <p>{words.holds}</p>
      <Button onClick={() => void copy()}>{outcome === 'copied' ? words.copied : words.copy}</Button>
      <p role="status" className="sr-only">
        {outcome === 'copied' && words.copied}
      </p>
      {outcome === 'byHand' && (
        <textarea
          readOnly
          aria-label={words.byHand}
          rows={6}
          value={text}
          onFocus={({ target }) => target.select()}
          className="block w-full rounded-control border border-edge bg-card px-3 py-2"
        />
      )}
    </div>
  );
}
