'use client';
import { formatNumber } from '../../lib/format';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReader } from '../../lib/messages/provider';
import type { Progress } from '../../lib/review/progress';

function useProgressWords({ decided, total, counted }: Progress): string {
  const t = useShellMessages('review');
  const reader = useReader();
  const numbers = { decided: formatNumber(decided, reader), total: formatNumber(total, reader) };
  return t(counted ? 'progress' : 'progressUncounted', numbers);
}

/** How many items are decided, as a bar and in words; no bar until all items are counted. */
export function ProgressBar({ progress }: { progress: Progress }) {
  const t = useShellMessages('review');
  const words = useProgressWords(progress);
  const { decided, total, counted } = progress;
  return (
    <div className="flex items-center gap-2">
      {counted && (
        <progress
          aria-label={t('progressLabel')}
          max={Math.max(total, 1)}
          value={decided}
          className="w-16 md:w-24 lg:w-32"
        />
      )}
      <p className="text-quiet">{words}</p>
    </div>
  );
}
