import { useCallback, useState } from 'react';
import { readRecentReasons, rememberReason } from '../preferences';
import { useReviewer, useSession } from './graph-context';

export interface Reasons {
  /** The organisation's, from the host's configuration. */
  suggested: readonly string[];
  /** My own, newest first. */
  recent: readonly string[];
  remember(reason: string): void;
}

/** Reasons to complete what is being typed; none is ever filled in by itself. */
export function useReasons(): Reasons {
  const { allowed } = useSession();
  const { tenantId, userId } = useReviewer();
  const [recent, setRecent] = useState(() => readRecentReasons({ tenantId, userId }));
  const remember = useCallback(
    (reason: string) => setRecent(rememberReason({ tenantId, userId }, reason)),
    [tenantId, userId],
  );
  return { suggested: allowed.suggestedReasons, recent, remember };
}
