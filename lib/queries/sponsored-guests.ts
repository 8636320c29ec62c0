import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { attestGuest, readSponsoredGuests } from '../graph/sponsored-guests';
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
  const { graph, allowed } = session;
  const { data = [], isPending } = useQuery({
    queryKey: session.besideInboxKey('sponsored'),
    queryFn: () => readSponsoredGuests(graph),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [attested, setAttested] = useState<ReadonlyMap<string, Attested | 'sending'>>(new Map());
  const note = (id: string, what: Attested | 'sending') => setAttested((old) => new Map(old).set(id, what));
  const forget = (id: string) => setAttested((old) => new Map([...old].filter(([other]) => other !== id)));
  const attest = (id: string) => {
    note(id, 'sending');
    attestGuest(graph, id).then(
      (what) => note(id, what),
      // It rejects only before anything is sent, because the sign-in is missing; the session shows that by itself.
      () => forget(id),
    );
  };
  const here = mayAttest(allowed.optionalPermissions) && graph.tenant.offers('attest');
  return { pending: isPending, guests: data, attested, attest: here ? attest : null };
}
