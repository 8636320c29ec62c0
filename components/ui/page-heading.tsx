'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names';

interface PageHeadingProps {
  children: ReactNode;
  /** Classes beside those of every page's heading. */
  className?: string;
  /** The full text, where the heading may be cut off. */
  title?: string;
}

/**
 * The heading of a page. After a link inside the portal it takes over the focus from
 * `main`, even if it appears late.
 */
export function PageHeading({ children, className, title }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement?.id === 'main') heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1
      ref={heading}
      tabIndex={-1}
      data-page-heading
      title={title}
      className={classNames('heading outline-none', className)}
    >
      {children}
    </h1>
  );
}
