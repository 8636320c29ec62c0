import type { ReactNode } from 'react';
import { PageHeading } from './page-heading';
import { PageTitle } from './page-title';

interface PanelProps {
  /** The document's title. */
  page: string;
  heading: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  role?: 'alert' | 'status';
}

/** A page with a single message. */
export function Panel({ page, heading, children, actions, role }: PanelProps) {
  return (
    <section role={role} className="mx-auto mt-4 max-w-column space-y-3 card p-6 md:mt-10 md:p-9">
      <PageTitle page={page} />
      <PageHeading>{heading}</PageHeading>
      <div className="space-y-3 text-quiet">{children}</div>
      {actions && <div className="flex flex-col gap-2 pt-3 sm:flex-row sm:flex-wrap">{actions}</div>}
    </section>
  );
}
