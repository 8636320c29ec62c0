'use client';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSessionActions } from './session-actions';

interface MyAccessLinkProps {
  children: ReactNode;
  /** Links to the portal's start instead of its reviews. */
  whole?: boolean;
}

/** Links to Microsoft's My Access portal, for reviews that can't be decided here. */
export function MyAccessLink({ children, whole = false }: MyAccessLinkProps) {
  const { myAccessUrl } = useSessionActions();
  return (
    <a
      href={whole ? myAccessUrl.split('#')[0] : myAccessUrl}
      rel="noreferrer"
      className="relative z-10 link underline"
    >
      {children}
      <ExternalLink aria-hidden="true" className="ms-1 inline size-4 align-[-0.125em]" />
    </a>
  );
}
