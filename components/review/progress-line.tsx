'use client';
import { useTranslations } from 'use-intl';
import { formatNumber } from '../../lib/format';
import { useReader } from '../../lib/messages/provider';
import type { Progress } from '../../lib/review/progress';

/** How many are decided, as words and as a bar; "100+" while not all are counted. */
export function ProgressLine({ progress }: { progress: Progress }) {
  const t = useTranslations('inbox');
  const reader = useReader();
  const { decided, total, counted } = progress;
  const numbers = { decided: formatNumber(decided, reader), total: formatNumber(total, reader) };
  return (
    <div className="w-full space-y-1.5">
      <p className="text-sm text-quiet">{t(counted ? 'progress' : 'progressUncounted', numbers)}</p>
      {counted && (
        <progress
          aria-label={t('progressLabel')}
          max={Math.max(total, 1)}
          value={decided}
          className="w-full"
        />
      )}
    </div>
  );
}
