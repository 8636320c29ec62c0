'use client';
import { useDelegatedReviews } from '../../lib/queries/delegated-reviews';
import { useSponsoredGuests } from '../../lib/queries/sponsored-guests';
import { DelegatedReviews } from './delegated-reviews';
import { SponsoredGuests } from './sponsored-guests';

/**
 * What else waits for somebody beside reviews of their own. Read after the reviews, and shown below all else and at
 * once, so that it moves nothing. `listed`: ids of the instances above.
 */
export function BesideInbox({ listed }: { listed: readonly string[] }) {
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
