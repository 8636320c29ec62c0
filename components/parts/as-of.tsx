'use client';
import { formatExact } from '../../lib/format';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReader } from '../../lib/messages/provider';

/** Says when this device stored what is shown. `at`: ms since 1970; null for data read from Microsoft in this visit. */
export function AsOf({ at }: { at: number | null }) {
  const t = useShellMessages('review');
  const reader = useReader();
  if (at === null) return null;
  return <p className="text-sm text-quiet">{t('asOf', { when: formatExact(new Date(at), reader) })}</p>;
}
