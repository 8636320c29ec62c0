'use client';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Review, ReviewRef } from '../../../lib/review/model';
import { routes } from '../../../lib/routes';
import { PageTitle } from '../../ui/page-title';
import { Skeleton } from '../../ui/skeleton';
import { BackToInbox } from '../one-review/review-head';
import { TenantText } from '../tenant-text';

interface DecisionFrameProps {
  reference: ReviewRef;
  /** Leads back to it where there is more than one's own question in it. */
  review?: Review;
  children: ReactNode;
}

/** The one column of a page with one thing to decide. */
export function DecisionFrame({ reference, review, children }: DecisionFrameProps) {
  const t = useTranslations('decision');
  const name = review?.definition.displayName ?? '';
  return (
    <div className="mx-auto max-w-column">
      {review?.definition.kind === 'others' ? (
        <Link
          href={routes.review(reference)}
          className="-ms-1 inline-flex min-h-11 items-center gap-1.5 px-1 text-[0.9375rem] font-medium text-accent underline-offset-4 hover:underline"
        >
          <ArrowLeft aria-hidden="true" className="size-4 shrink-0 rtl:-scale-x-100" />
          <span>{t.rich('all', { name: () => <TenantText text={name} limit={60} /> })}</span>
        </Link>
      ) : (
        <BackToInbox />
      )}
      <div className="mt-1">{children}</div>
    </div>
  );
}

export function DecisionSkeleton() {
  const t = useTranslations('decision');
  const titles = useTranslations('titles');
  return (
    <div className="mx-auto max-w-column">
      <PageTitle page={titles('decision')} />
      <BackToInbox />
      <h1 className="sr-only">{titles('decision')}</h1>
      <p className="sr-only">{t('loading')}</p>
      <div className="mt-1 space-y-5">
        <Skeleton className="h-16 w-full" />
        <Skeleton className="h-36 w-full" />
        <Skeleton className="h-14 w-full" />
        <Skeleton className="h-24 w-full" />
        <Skeleton className="h-11 w-40" />
      </div>
    </div>
  );
}
