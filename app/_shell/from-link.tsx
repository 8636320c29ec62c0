'use client';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { BadLink } from '../../components/parts/bad-link';
import type { LazyView } from '../../components/ui/lazy-view';
import { type ReviewLink, readReviewLink } from '../../lib/routes';
import { ReviewerOnly } from '../_session/reviewer-only';

interface FromLinkProps<Props> {
  skeleton: ReactNode;
  view: LazyView<Props>;
  /** Gives the view's props for a link with enough ids, and null for any other link. */
  propsFor(link: ReviewLink): Props | null;
}

/**
 * Reads the address. A malformed or missing id ends here, before the sign-in and before any request; see
 * `readReviewLink`.
 */
export function FromLink<Props extends object>({ skeleton, view, propsFor }: FromLinkProps<Props>) {
  const link = readReviewLink(new URLSearchParams(useSearchParams().toString()));
  if (link.malformed.some((name) => name !== 'answer')) return <BadLink kind="bad" />;
  const props = propsFor(link);
  if (!props) return <BadLink kind="incomplete" />;
  return <ReviewerOnly skeleton={skeleton} view={view} props={props} />;
}
