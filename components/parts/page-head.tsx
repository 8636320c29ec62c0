'use client';
import type { ReactNode } from 'react';
import { PageHeading } from '../ui/page-heading';
import { BackToInbox } from './back-to-inbox';

interface PageHeadProps {
  heading: ReactNode;
  /** The way back; to the inbox if left out. */
  back?: ReactNode;
  /** What stands right after the heading. */
  beside?: ReactNode;
  /** The heading of a page that is still loading doesn't take the focus. */
  arrived?: boolean;
  /** One line about the page. */
  children?: ReactNode;
}

/**
 * The head of a page: the way back, the heading and one line about it. On a wide screen all share one line, whose
 * height is the same on every page, so that the heading stays at its place from page to page.
 */
export function PageHead({
  heading,
  back = <BackToInbox />,
  beside,
  arrived = false,
  children,
}: PageHeadProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 md:min-h-10">
      {back}
      <div className="flex min-w-0 items-center gap-1 max-md:basis-full">
        {arrived ? (
          <PageHeading className="min-w-0">{heading}</PageHeading>
        ) : (
          <h1 className="heading min-w-0">{heading}</h1>
        )}
        {beside}
      </div>
      {children !== undefined && (
        <p role="status" className="min-h-5 text-sm text-quiet max-md:basis-full">
          {children}
        </p>
      )}
    </div>
  );
}
