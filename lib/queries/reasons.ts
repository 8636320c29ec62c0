import { useCallback, useState } from 'react';
import { type KeptReason, readRecentReasons, rememberReason } from '../preferences';
import { type Act, actOf } from '../review/act';
import type { RecentReason } from '../review/reasons';
import type { Whose } from '../review/whose-access';
import { useReviewer, useSession } from './graph-context';

export interface Reasons {
  /** The organisation's suggestions, from the host's configuration. */
  suggested: readonly string[];
  /** My own recent reasons, newest first. */
  recent: readonly RecentReason[];
  remember(reason: string, act: Act, whose: Whose): void;
}

/** Where the host forbids storing on the device, reasons last as long as the tab. */
const storageOf = (offline: boolean) => () => (offline ? window.localStorage : window.sessionStorage);

const known = (kept: readonly KeptReason[]): RecentReason[] =>
  kept.map(({ text, act, whose }) => ({
    text,
    act: actOf(act ?? null) ?? undefined,
    whose: whose === 'own' ? 'own' : 'others',
  }));

/** Reasons that complete what the reviewer is typing; none is filled in without the reviewer. */
export function useReasons(): Reasons {
  const { allowed } = useSession();
  const { tenantId, userId } = useReviewer();
  const { offline } = allowed;
  const [recent, setRecent] = useState(() =>
    known(readRecentReasons({ tenantId, userId }, Date.now(), storageOf(offline))),
  );
  const remember = useCallback(
    (text: string, act: Act, whose: Whose) =>
      setRecent(
        known(rememberReason({ tenantId, userId }, { text, act, whose }, Date.now(), storageOf(offline))),
      ),
    [tenantId, userId, offline],
  );
  return { suggested: allowed.suggestedReasons, recent, remember };
}
