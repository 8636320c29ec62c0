'use client';
import { useMemo } from 'react';
import { useClockAhead } from '../../lib/queries/graph-status';
import { useNow } from '../ui/use-now';

/**
 * The tenant's time, updated each minute. Use it for times that Graph gives; for this
 * device's own times, use `useNow`.
 */
export function useTenantNow(): Date {
  const now = useNow();
  const ahead = useClockAhead();
  return useMemo(() => (ahead === 0 ? now : new Date(now.getTime() + ahead)), [now, ahead]);
}
