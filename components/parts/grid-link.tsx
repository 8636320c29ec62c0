'use client';
import { Grid3x3 } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { useInboxMessages } from '../../lib/messages/parts/inbox';
import type { ReviewWithItems } from '../../lib/review/grid/model';
import { sharesPeople } from '../../lib/review/grid/share';
import { routes } from '../../lib/routes';

/**
 * Links to the grid where several of these reviews ask about the same people; renders nothing
 * otherwise. It reads nothing from Graph.
 */
export function GridLink({ reviews }: { reviews: readonly Pick<ReviewWithItems, 'review' | 'items'>[] }) {
  const t = useInboxMessages('inbox');
  const shared = useMemo(() => sharesPeople(reviews), [reviews]);
  if (!shared) return null;
  return (
    <p className="flex items-start gap-2.5 card px-4 py-3 text-body">
      <Grid3x3 aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent" />
      <span>
        {t.rich('offer', {
          people: shared.people,
          kind: shared.kind,
          link: (chunks) => (
            <Link
              href={routes.grid()}
              prefetch={false}
              className="link underline max-md:inline-block max-md:py-2.5"
            >
              {chunks}
            </Link>
          ),
        })}
      </span>
    </p>
  );
}
