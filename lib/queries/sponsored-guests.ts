import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { readSponsoredGuests } from '../graph/sponsored-guests';
import { type Attested, mayAttest, type SponsoredGuest } from '../review/sponsored';
import { useSession } from './graph-context';

export interface SponsoredRead {
  /** True until the answer is known. */
  pending: boolean;
  guests: readonly SponsoredGuest[];
  /** The result of each attestation in this visit, by guest id; `sending` while the request runs. */
  attested: ReadonlyMap<string, Attested | 'sending'>;
  /** Null where guests can't be attested. */
  attest: ((guestId: string) => void) | null;
}

/** The guests I sponsor, read once per visit; empty until they are known, and where they can't be read. */
export function useSponsoredGuests(): SponsoredRead {
  const session = useSession();
  const { graph, allowed, attestations: store } = session;
  const { data = [], isPending } = useQuery({
    queryKey: session.inboxExtraKey('sponsored'),
    queryFn: () => readSponsoredGuests(graph),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const attested = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  const here = mayAttest(allowed.optionalPermissions) && graph.tenant.offers('attest');
  return { pending: isPending, guests: data, attested, attest: here ? (id) => void store.attest(id) : null };
}
