import { useCallback, useMemo, useState } from 'react';
import { type AskedSomebody, readAsked, rememberAsked } from '../preferences';
import { useReviewer, useSession } from './graph-context';

export interface AskedPeople {
  /** The last question about each item, by item id. */
  asked: ReadonlyMap<string, AskedSomebody>;
  remember(itemId: string, name: string): void;
}

/** Whom I asked about whom, kept on this device until sign-out; for the tab's life where a host lets nothing be kept. */
export function useKeptAskedPeople(): AskedPeople {
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
