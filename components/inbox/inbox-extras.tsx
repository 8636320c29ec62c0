'use client';
import { useDelegatedReviews } from '../../lib/queries/delegated-reviews';
import { useSponsoredGuests } from '../../lib/queries/sponsored-guests';
import { DelegatedReviews } from './delegated-reviews';
import { SponsoredGuests } from './sponsored-guests';

/**
 * Delegated reviews and sponsored guests, below the reader's own reviews. They are read after the reviews and shown all at
 * once below everything else, so that they move nothing. `listed`: ids of the instances above.
 */
export function InboxExtras({ listed }: { listed: readonly string[] }) {
  const delegated = useDelegatedReviews();
  const sponsored = useSponsoredGuests();
  if (delegated.pending || sponsored.pending) return null;
  return (
    <>
      <DelegatedReviews found={delegated.found} listed={listed} />
      <SponsoredGuests sponsored={sponsored} />
    </>
  );
}
