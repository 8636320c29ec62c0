'use client';
import { useState } from 'react';
import { formatDay, formatExact, formatRelative, type Reader } from '../../lib/format';
import { useReader } from '../../lib/messages/provider';
import { classNames } from './class-names';

function inWords(style: 'relative' | 'day' | 'exact', time: Date, now: Date, reader: Reader): string {
  if (style === 'relative') return formatRelative(time, now, reader);
  return style === 'day' ? formatDay(time, reader) : formatExact(time, reader);
}

interface MomentProps {
  /** ISO 8601. */
  iso: string;
  now: Date;
  style?: 'relative' | 'day';
  /** Makes room for a finger around a word in a line of text. */
  className?: string;
}

/**
 * A time in short words; pressing it, by finger or key, shows day and minute in their place, pressing again goes back.
 * What can't be read as a time is shown as nothing.
 */
export function Moment({ iso, now, style = 'relative', className }: MomentProps) {
  const reader = useReader();
  const [exact, setExact] = useState(false);
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return null;
  return (
    <button
      type="button"
      aria-pressed={exact}
      onClick={() => setExact(!exact)}
      className={classNames(
        'relative inline text-start underline decoration-dotted decoration-edge underline-offset-4 hover:decoration-ink',
        'after:absolute after:-inset-x-1 after:-inset-y-2.5',
        className,
      )}
    >
      <time dateTime={iso} lang={reader.locale} title={formatExact(time, reader)}>
        {inWords(exact ? 'exact' : style, time, now, reader)}
      </time>
    </button>
  );
}

/** A time in full, where there is room for it. */
export function ExactTime({ iso }: { iso: string }) {
  const reader = useReader();
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return null;
  return (
    <time dateTime={iso} lang={reader.locale}>
      {formatExact(time, reader)}
    </time>
  );
}
