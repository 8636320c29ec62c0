'use client';
import { Check } from 'lucide-react';
import { formatNumber } from '../../lib/format';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReader } from '../../lib/messages/provider';
import type { Progress } from '../../lib/review/progress';

/** The progress of a review in words, with a bar once a part is decided. Its place stays empty until it is known. */
export function EntryProgress({ progress }: { progress: Progress | null }) {
  const t = useShellMessages('review');
  const reader = useReader();
  if (!progress) return <span />;
  const { decided, total, counted } = progress;
  const numbers = { decided: formatNumber(decided, reader), total: formatNumber(total, reader) };
  if (!counted) return <span>{t('progressUncounted', numbers)}</span>;
  if (decided === total)
    return (
      <span className="inline-flex items-baseline gap-1.5">
        <Check aria-hidden="true" className="size-4 shrink-0 self-center" />
        {t('progress', numbers)}
      </span>
    );
  return (
    <span className="relative">
      {t('progress', numbers)}
      {decided > 0 && (
        <progress
          aria-label={t('progressLabel')}
          max={total}
          value={decided}
          className="absolute top-full mt-0.5 h-1 w-28"
        />
      )}
    </span>
  );
}
