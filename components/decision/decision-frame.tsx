'use client';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { Review, ReviewRef } from '../../lib/review/model';
import { routes } from '../../lib/routes';
import { BackToInbox } from '../parts/back-to-inbox';
import { TenantText } from '../parts/tenant-text';
import { IntentLink } from '../ui/intent-link';
import { useFocusBack } from '../ui/use-focus-back';

interface DecisionFrameProps {
  reference: ReviewRef;
  /**
   * The page links back to this review; left out where the review has nothing but the reviewer's own
   * question.
   */
  review?: Review | undefined;
  /** The review, or my stage of it, has ended. */
  past?: boolean;
  children: ReactNode;
}

/**
 * The single column of a page about one decision. Where the button with the focus goes with what it did, the heading of
 * what comes instead gets the focus.
 */
export function DecisionFrame({ reference, review, past = false, children }: DecisionFrameProps) {
  const name = review?.definition.displayName ?? '';
  const column = useRef<HTMLDivElement>(null);
  useFocusBack(column, () => column.current?.querySelector('h1') ?? null);
  return (
    <div ref={column} className="mx-auto max-w-column low:max-w-[54rem]">
      {review ? (
        <IntentLink
          href={routes.review(reference)}
          className="-ms-1 inline-flex min-h-11 items-center gap-1.5 px-1 text-body link"
        >
          <ArrowLeft aria-hidden="true" className="size-4 shrink-0 rtl:-scale-x-100" />
          <TenantText text={name} limit={80} />
        </IntentLink>
      ) : (
        <BackToInbox past={past} />
      )}
      <div className="sm:mt-1">{children}</div>
    </div>
  );
}
