import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from './button';

interface QuietLinkProps {
  href: string;
  icon: LucideIcon;
  children: ReactNode;
}

/** A link with an icon, in a line of small text; its press area is higher than the line. */
export function QuietLink({ href, icon: Icon, children }: QuietLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={buttonClass(
        'quiet',
        'relative min-h-8 items-baseline! px-2 py-1 after:absolute after:-inset-y-1.5 after:inset-x-0',
      )}
    >
      <Icon aria-hidden="true" className="size-4.5 shrink-0 self-center" />
      {children}
    </Link>
  );
}
