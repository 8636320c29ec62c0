import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type * as v from 'valibot';
import { useSession } from './graph-context';
import type { Session, StoredSnapshot } from './session';

/** When a snapshot expires, in ms since 1970: at the review's end. The device's own limit (`LONGEST`) applies as well. */
function expiryOf(endsAt: string | null): number {
  const end = endsAt === null ? Number.NaN : Date.parse(endsAt);
  return Number.isNaN(end) ? Number.POSITIVE_INFINITY : end;
}

/**
 * The value that the device stored under a name; null where there is none of this shape, or where nothing may be
 * stored. `deviceRead` tells that null from the one before the device has answered.
 */
export function useSnapshot<T>(
  name: string,
  shape: v.GenericSchema<unknown, T>,
): { snapshot: StoredSnapshot<T> | null; deviceRead: boolean } {
  const session = useSession();
  const { data, isPending } = useQuery({
    queryKey: session.snapshotKey(name),
    queryFn: () => readSnapshot(session, name, shape),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { snapshot: data ?? null, deviceRead: !isPending };
}

async function readSnapshot<T>(
  session: Session,
  name: string,
  shape: v.GenericSchema<unknown, T>,
): Promise<StoredSnapshot<T> | null> {
  try {
    return await session.snapshots.read(name, shape);
  } catch {
    return null;
  }
}

/** Stores a value on the device when it hasn't changed for a moment, even after the page has been left. */
export function storeSoon(session: Session, name: string, value: unknown, endsAt: string | null): void {
  session.delayedWrites.schedule(name, (ended) =>
    session.snapshots.keep(name, value, expiryOf(endsAt), ended),
  );
}

/** Stores a value whenever it changes; undefined stores nothing. */
export function useStoreSnapshot(name: string, value: unknown, endsAt: string | null): void {
  const session = useSession();
  useEffect(() => {
    if (value !== undefined) storeSoon(session, name, value, endsAt);
  }, [session, name, value, endsAt]);
}
