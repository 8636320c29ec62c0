'use client';
import { useMemo } from 'react';
import { useClockAhead } from '../../lib/queries/graph-status';
import { useNow } from '../ui/use-now';

/** The tenant's time, renewed each minute, for what Graph dates. For what this device dates, use `useNow`. */
export function useTenantNow(): Date {
  const now = useNow();
  const ahead = useClockAhead();
  return useMemo(() => (ahead === 0 ? now : new Date(now.getTime() + ahead)), [now, ahead]);
}
