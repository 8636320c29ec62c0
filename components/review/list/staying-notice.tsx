'use client';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button';

/** Rows keep their place when a decision makes them miss the filter; said, and let go of on demand. */
export function StayingNotice({ count, onTidy }: { count: number; onTidy(): void }) {
  const t = useTranslations('table');
  if (count === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-body text-quiet">
      <p>{t('staying', { count })}</p>
      <Button look="quiet" className="px-1 md:min-h-6 md:py-0" onClick={onTidy}>
        {t('tidy')}
      </Button>
    </div>
  );
}
