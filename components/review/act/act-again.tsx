'use client';
import type { Ref } from 'react';
import { useActMessages } from '../../../lib/messages/parts/act';
import type { BulkSummary } from '../../../lib/review/bulk';
import { useCounted } from '../../parts/item-name';

/**
 * The second question, asked where the first is too easily answered; it shows the outcome in numbers. It
 * takes the focus: a screen reader reads it, and a second Enter does nothing.
 */
export function ActAgain({ ref, summary }: { ref: Ref<HTMLDivElement>; summary: BulkSummary }) {
  const t = useActMessages('act');
  const counted = useCounted();
  const { decisions, against, deniedLastTime, replaces, cannotTakeEffect, askTwice } = summary;
  const made = [...decisions].filter(([, count]) => count > 0);
  const lines = [
    ...made.map(([decision, count]) => t(`do.${decision}`, counted(count))),
    against.length > 0 && t('against', counted(against.length)),
    deniedLastTime.length > 0 && t('deniedLastTime', counted(deniedLastTime.length)),
    cannotTakeEffect.length > 0 && t('cannotTakeEffect', counted(cannotTakeEffect.length)),
    replaces.length > 0 && t('replaced', { count: replaces.length }),
  ].filter((line) => line !== false);
  return (
    <div ref={ref} tabIndex={-1} className="space-y-3 outline-none">
      <ul className="list-disc space-y-1 ps-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="text-quiet">{t(`why.${askTwice ?? 'many'}`)}</p>
    </div>
  );
}
