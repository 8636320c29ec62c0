'use client';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Review, ReviewRef } from '../../lib/review/model';
import { routes } from '../../lib/routes';
import { BackToInbox } from '../parts/back-to-inbox';
import { TenantText } from '../parts/tenant-text';
import { IntentLink } from '../ui/intent-link';

interface DecisionFrameProps {
  reference: ReviewRef;
  /** Leads back to it; left out where there is nothing but one's own question in it. */
  review?: Review | undefined;
  children: ReactNode;
}

/** The one column of a page with one thing to decide. */
export function DecisionFrame({ reference, review, children }: DecisionFrameProps) {
  const name = review?.definition.displayName ?? '';
  return (
    <div className="mx-auto max-w-column">
      {review ? (
        <IntentLink
          href={routes.review(reference)}
          className="-ms-1 inline-flex min-h-11 items-center gap-1.5 px-1 text-body link"
        >
          <ArrowLeft aria-hidden="true" className="size-4 shrink-0 rtl:-scale-x-100" />
          <TenantText text={name} limit={80} />
        </IntentLink>
      ) : (
        <BackToInbox />
      )}
      <div className="mt-1">{children}</div>
    </div>
  );
}
