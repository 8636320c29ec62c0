'use client';
import { DelegatedReviews } from './delegated-reviews';
import { SponsoredGuests } from './sponsored-guests';

/** What else waits for somebody beside reviews of their own. Read after the reviews, below them. `listed`: ids of the instances above. */
export function BesideInbox({ listed }: { listed: readonly string[] }) {
  return (
    <>
      <DelegatedReviews listed={listed} />
      <SponsoredGuests />
    </>
  );
}
