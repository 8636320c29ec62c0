'use client';
import type { ReactNode } from 'react';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { PageHeading } from '../ui/page-heading';

/** The heading and one line about the list. The height of the line is fixed, so that a later text moves nothing. */
export function InboxHead({ children, arrived = false }: { children: ReactNode; arrived?: boolean }) {
  const headings = useShellMessages('headings');
  return (
    <div className="md:flex md:min-h-10 md:items-center md:gap-4">
      {arrived ? (
        <PageHeading>{headings('inbox')}</PageHeading>
      ) : (
        <h1 className="heading">{headings('inbox')}</h1>
      )}
      <p role="status" className="min-h-10 text-sm text-quiet md:min-h-5">
        {children}
      </p>
    </div>
  );
}
