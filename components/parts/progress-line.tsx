'use client';
import type { ReactNode } from 'react';
import { formatNumber } from '../../lib/format';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReader } from '../../lib/messages/provider';
import type { Progress } from '../../lib/review/progress';
import { classNames } from '../ui/class-names';

function useProgressWords({ decided, total, counted }: Progress): string {
  const t = useShellMessages('review');
  const reader = useReader();
  const numbers = { decided: formatNumber(decided, reader), total: formatNumber(total, reader) };
  return t(counted ? 'progress' : 'progressUncounted', numbers);
}

interface ProgressBarProps {
  progress: Progress;
  /** Said in place of the words while more items are being read, in the same room; null once all are here. */
  loading?: ReactNode;
}

/** How many items are decided, as a bar and in words; no bar until all items are counted. */
export function ProgressBar({ progress, loading }: ProgressBarProps) {
  const t = useShellMessages('review');
  const words = useProgressWords(progress);
  const { decided, total, counted } = progress;
  return (
    <div className="flex items-center gap-2 max-md:flex-1 max-md:flex-row-reverse max-md:justify-end">
      {counted && (
        <progress
          aria-label={t('progressLabel')}
          max={Math.max(total, 1)}
          value={decided}
          // On a phone it gets the room that the words leave, and none beside how many are loaded.
          className={classNames(
            'max-md:w-0 max-md:max-w-16 max-md:flex-1 md:w-24 lg:w-32',
            loading ? 'max-md:hidden' : null,
          )}
        />
      )}
      <p className={classNames('text-quiet', loading !== undefined && 'md:min-w-48')}>{loading ?? words}</p>
    </div>
  );
}
