'use client';
import { useMemo } from 'react';
import { useClockAhead } from '../../lib/queries/graph-status';
import { useNow } from '../ui/use-now';

/** The tenant's time, a new one each minute: what Graph dates is told from it, what this device dates from `useNow`. */
export function useTenantNow(): Date {
  const now = useNow();
  const ahead = useClockAhead();
  return useMemo(() => (ahead === 0 ? now : new Date(now.getTime() + ahead)), [now, ahead]);
}
