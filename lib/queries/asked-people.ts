import { useCallback, useMemo, useState } from 'react';
import { type AskedSomebody, readAsked, rememberAsked } from '../preferences';
import { useReviewer, useSession } from './graph-context';

export interface AskedPeople {
  /** The last question about each item, by item id. */
  asked: ReadonlyMap<string, AskedSomebody>;
  remember(itemId: string, name: string): void;
}

/**
 * The people I asked about an item, stored on this device until sign-out; in this tab only, where the host forbids
 * storing.
 */
export function useStoredAskedPeople(): AskedPeople {
  const { allowed } = useSession();
  const { tenantId, userId } = useReviewer();
  const { offline } = allowed;
  const storage = useCallback(() => (offline ? window.localStorage : window.sessionStorage), [offline]);
  const [list, setList] = useState(() => readAsked({ tenantId, userId }, Date.now(), storage));
  const remember = useCallback(
    (itemId: string, name: string) =>
      setList(rememberAsked({ tenantId, userId }, { itemId, name, at: Date.now() }, storage)),
    [tenantId, userId, storage],
  );
  const asked = useMemo(() => new Map(list.map((one) => [one.itemId, one])), [list]);
  return { asked, remember };
}
