'use client';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { BadLink } from '../../components/review/bad-link';
import { type ReviewLink, readReviewLink } from '../../lib/routes';
import { ReviewerOnly } from '../_session/reviewer-only';

interface FromLinkProps {
  skeleton: ReactNode;
  fetchView(): Promise<unknown>;
  /** Gives the view for a link that says enough, and nothing for another. */
  children(link: ReviewLink): ReactNode;
}

/** Reads the address. A malformed id, or one too few, ends here, before the sign-in and before any request; see `readReviewLink`. */
export function FromLink({ skeleton, fetchView, children }: FromLinkProps) {
  const link = readReviewLink(new URLSearchParams(useSearchParams().toString()));
  if (link.malformed.some((name) => name !== 'answer')) return <BadLink kind="bad" />;
  const view = children(link);
  if (!view) return <BadLink kind="incomplete" />;
  return (
    <ReviewerOnly skeleton={skeleton} fetchView={fetchView}>
      {view}
    </ReviewerOnly>
  );
}
