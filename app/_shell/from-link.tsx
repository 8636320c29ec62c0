'use client';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { BadLink } from '../../components/review/bad-link';
import { OpenReview } from '../../components/review/open/open-review';
import { type ReviewLink, readReviewLink } from '../../lib/routes';
import { ReviewerOnly } from '../_session/reviewer-only';

interface FromLinkProps {
  skeleton: ReactNode;
  /** Gives the page for a link that says enough; undefined for one that has to be looked up. */
  children(link: ReviewLink): ReactNode | undefined;
}

/** Reads the address. A malformed id ends here, before the sign-in and before any request; see `readReviewLink`. */
export function FromLink({ skeleton, children }: FromLinkProps) {
  const link = readReviewLink(new URLSearchParams(useSearchParams().toString()));
  const { malformed, definitionId, instanceId, itemId } = link;
  if (malformed.some((name) => name !== 'answer')) return <BadLink kind="bad" />;
  if (!definitionId && !instanceId && !itemId) return <BadLink kind="incomplete" />;
  const ids = { definitionId, instanceId, itemId };
  const key = Object.values(ids).join('/');
  return (
    <ReviewerOnly skeleton={skeleton}>{children(link) ?? <OpenReview key={key} ids={ids} />}</ReviewerOnly>
  );
}
