import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type * as v from 'valibot';
import { useSession } from './graph-context';
import type { KeptSnapshot, Session } from './session';

/** The longest that anything read stays on a device, in ms. */
const WEEK = 7 * 86_400_000;
/** When a snapshot goes: with the review's end, after seven days at most. */
function expiryOf(endsAt: string | null, now: number): number {
  const end = endsAt === null ? Number.POSITIVE_INFINITY : Date.parse(endsAt);
  return Math.min(Number.isNaN(end) ? Number.POSITIVE_INFINITY : Math.max(end, now), now + WEEK);
}

/** What the device kept under a name; null where nothing of this shape is, or nothing may be. */
export function useKept<T>(
  name: string,
  shape: v.GenericSchema<unknown, T>,
): { kept: KeptSnapshot<T> | null; looked: boolean } {
  const session = useSession();
  const { data, isPending } = useQuery({
    queryKey: session.keptKey(name),
    queryFn: () => readKept(session, name, shape),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { kept: data ?? null, looked: !isPending };
}

async function readKept<T>(
  session: Session,
  name: string,
  shape: v.GenericSchema<unknown, T>,
): Promise<KeptSnapshot<T> | null> {
  try {
    return await session.snapshots.read(name, shape);
  } catch {
    return null;
  }
}

/** Keeps a value on the device once it has been quiet for a moment, whatever page is shown by then. */
export function keepSoon(session: Session, name: string, value: unknown, endsAt: string | null): void {
  session.keeping.soon(name, () => {
    const now = session.graph.timing.now();
    return session.snapshots.keep(name, value, expiryOf(endsAt, now));
  });
}

/** Keeps a value as it changes; undefined keeps nothing. */
export function useKeep(name: string, value: unknown, endsAt: string | null): void {
  const session = useSession();
  useEffect(() => {
    if (value !== undefined) keepSoon(session, name, value, endsAt);
  }, [session, name, value, endsAt]);
}
