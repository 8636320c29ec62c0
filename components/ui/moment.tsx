'use client';
import { type ReactNode, useState } from 'react';
import { formatDay, formatDayTime, formatExact, formatRelative } from '../../lib/format';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReader } from '../../lib/messages/provider';
import { useTabStop } from './tab-stop';

interface MomentProps {
  /** ISO 8601. */
  iso: string;
  /** The page's current time, which a relative time counts from. */
  now?: Date;
  style?: 'relative' | 'day';
  /** Other short words for the time, such as its distance from another date. */
  children?: ReactNode;
}

/**
 * A time in short words; pressing it, by finger or key, shows day and minute instead, and pressing again
 * shows the short words. An invalid time renders nothing.
 */
export function Moment({ iso, now = new Date(), style = 'relative', children }: MomentProps) {
  const t = useShellMessages('moment');
  const reader = useReader();
  const tabStop = useTabStop();
  const [exact, setExact] = useState(false);
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return null;
  const inWords = (how: 'relative' | 'day' | 'exact'): string => {
    if (how === 'exact') return formatExact(time, reader);
    if (how === 'day') return formatDay(time, reader);
    return formatRelative(time, now, reader, { now: t('now'), justNow: t('justNow') });
  };
  return (
    <button
      type="button"
      tabIndex={tabStop}
      aria-pressed={exact}
      onClick={() => setExact(!exact)}
      className="relative inline text-start underline decoration-edge decoration-dotted underline-offset-4 after:absolute after:-inset-x-1 after:-inset-y-2.5 hover:decoration-ink"
    >
      <time
        dateTime={iso}
        lang={exact || !children ? reader.locale : undefined}
        title={formatExact(time, reader)}
      >
        {exact || !children ? inWords(exact ? 'exact' : style) : children}
      </time>
    </button>
  );
}

/** A time in full, for places with enough room. */
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

/** The day within a sentence; day and minute on hovering. */
export function DayOnly({ iso }: { iso: string }) {
  const reader = useReader();
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return null;
  return (
    <time dateTime={iso} lang={reader.locale} title={formatExact(time, reader)}>
      {formatDay(time, reader)}
    </time>
  );
}

/** The end of a time to decide within a sentence: day and minute. */
export function DayTime({ iso }: { iso: string }) {
  const reader = useReader();
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return null;
  return (
    <time dateTime={iso} lang={reader.locale} title={formatExact(time, reader)}>
      {formatDayTime(time, reader)}
    </time>
  );
}
