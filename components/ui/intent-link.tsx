'use client';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';

interface IntentLinkProps {
  href: string;
  className: string;
  children: ReactNode;
}

/**
 * A link that fetches its page when the reader is about to follow it: pointer over it, finger down, or focus. Next's own
 * link fetches its page as soon as it is visible, which is wasted on a way back that most readers don't take.
 * https://nextjs.org/docs/app/guides/prefetching#hover-triggered-prefetch
 */
export function IntentLink({ href, className, children }: IntentLinkProps) {
  const [isLikely, setLikely] = useState(false);
  const prepare = () => setLikely(true);
  return (
    <Link
      href={href}
      prefetch={isLikely ? null : false}
      onMouseEnter={prepare}
      onTouchStart={prepare}
      onFocus={prepare}
      className={className}
    >
      {children}
    </Link>
  );
}
