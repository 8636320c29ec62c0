'use client';
import { useListMessages } from '../../../lib/messages/parts/list';
import { Button } from '../../ui/button';

/**
 * Says that rows keep their place although a decision made them miss the filter; a button removes these rows.
 */
export function StayingNotice({ count, onTidy }: { count: number; onTidy(): void }) {
  const t = useListMessages('table');
  if (count === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-body text-quiet max-md:first:pe-8">
      <p>{t('staying', { count })}</p>
      <Button look="quiet" className="px-1 desk:min-h-6 md:py-0" onClick={onTidy}>
        {t('tidy')}
      </Button>
    </div>
  );
}
