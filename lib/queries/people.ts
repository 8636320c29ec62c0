import { useEffect, useSyncExternalStore } from 'react';
import type { PersonDetails } from '../review/model';
import { useSession } from './graph-context';

/**
 * Title, department and manager by person's id, growing as they come. Null where the host didn't configure
 * `User.Read.All` or Graph refuses it: then there is nothing to show columns for.
 */
export function usePeople(principalIds: string[]): ReadonlyMap<string, PersonDetails> | null {
  const { people } = useSession();
  useEffect(() => void people.want(principalIds), [people, principalIds]);
  return useSyncExternalStore(people.subscribe, people.snapshot, () => null);
}
