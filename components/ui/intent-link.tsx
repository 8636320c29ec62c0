'use client';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';

interface IntentLinkProps {
  href: string;
  className?: string;
  children: ReactNode;
}

/**
 * A link whose page is fetched when somebody is about to follow it: pointer over it, finger down, or focus. A link in sight
 * fetches its page at once, which a way back is not worth: most who see it don't take it.
 * https://nextjs.org/docs/app/guides/prefetching#hover-triggered-prefetch
 */
export function IntentLink({ href, className, children }: IntentLinkProps) {
  const [meant, setMeant] = useState(false);
  const mean = () => setMeant(true);
  return (
    <Link
      href={href}
      prefetch={meant ? null : false}
      onMouseEnter={mean}
      onTouchStart={mean}
      onFocus={mean}
      className={className}
    >
      {children}
    </Link>
  );
}
