import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { attestGuest, readSponsoredGuests } from '../graph/sponsored-guests';
import { type Attested, mayAttest, type SponsoredGuest } from '../review/sponsored';
import { useSession } from './graph-context';

export interface SponsoredRead {
  /** Not known yet. */
  pending: boolean;
  guests: readonly SponsoredGuest[];
  /** What became of each attestation of this visit, by guest; `sending` while it is on its way. */
  attested: ReadonlyMap<string, Attested | 'sending'>;
  /** Null where guests can't be attested here. */
  attest: ((guestId: string) => void) | null;
}

/** The guests I sponsor, read once a visit; none while or where they can't be told. */
export function useSponsoredGuests(): SponsoredRead {
  const session = useSession();
  const { graph, allowed } = session;
  const { data = [], isPending } = useQuery({
    queryKey: session.besideInboxKey('sponsored'),
    queryFn: () => readSponsoredGuests(graph),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [attested, setAttested] = useState<ReadonlyMap<string, Attested | 'sending'>>(new Map());
  const note = (id: string, what: Attested | 'sending') => setAttested((old) => new Map(old).set(id, what));
  const attest = (id: string) => {
    note(id, 'sending');
    attestGuest(graph, id).then(
      (what) => note(id, what),
      // Only the sign-in throws, before anything was sent; the session says so by itself.
      () => note(id, 'refused'),
    );
  };
  const here = mayAttest(allowed.optionalPermissions) && graph.tenant.offers('attest');
  return { pending: isPending, guests: data, attested, attest: here ? attest : null };
}
