import { useCallback, useState } from 'react';
import { readRecentReasons, rememberReason } from '../preferences';
import type { Act } from '../review/act';
import type { RecentReason } from '../review/reasons';
import { useReviewer, useSession } from './graph-context';

export interface Reasons {
  /** The organisation's, from the host's configuration. */
  suggested: readonly string[];
  /** My own, newest first. */
  recent: readonly RecentReason[];
  remember(reason: string, act: Act): void;
}

/** A host that lets nothing be kept on the device keeps reasons for the tab's life only. */
const storageOf = (offline: boolean) => () => (offline ? window.localStorage : window.sessionStorage);

/** Reasons to complete what is being typed; none is ever filled in by itself. */
export function useReasons(): Reasons {
  const { allowed } = useSession();
  const { tenantId, userId } = useReviewer();
  const { offline } = allowed;
  const [recent, setRecent] = useState(() =>
    readRecentReasons({ tenantId, userId }, Date.now(), storageOf(offline)),
  );
  const remember = useCallback(
    (text: string, act: Act) =>
      setRecent(rememberReason({ tenantId, userId }, { text, act }, Date.now(), storageOf(offline))),
    [tenantId, userId, offline],
  );
  return { suggested: allowed.suggestedReasons, recent, remember };
}
