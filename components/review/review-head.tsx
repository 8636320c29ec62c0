'use client';
import { useMemo, useState } from 'react';
import { formatNumber } from '../../lib/format';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReader } from '../../lib/messages/provider';
import { useReviewer } from '../../lib/queries/graph-context';
import { isByAccess } from '../../lib/review/access';
import { isPast } from '../../lib/review/decidable';
import { belongsInGrid } from '../../lib/review/grid/arrange';
import type { DecisionItem, Review } from '../../lib/review/model';
import { progressOf } from '../../lib/review/progress';
import { reviewRefOf } from '../../lib/review/refs';
import type { RowAnswers } from '../../lib/review/row-answer';
import { whoseAccesses } from '../../lib/review/whose-access';
import { BackToInbox } from '../parts/back-to-inbox';
import { Due } from '../parts/due';
import { ProgressBar } from '../parts/progress-line';
import { ReceiptLink } from '../parts/receipt-link';
import { ReviewGridLink } from '../parts/review-grid-link';
import { ReviewTitle } from '../parts/review-title';
import { TenantText } from '../parts/tenant-text';
import { WhatFollows } from '../parts/what-follows';
import { classNames } from '../ui/class-names';
import { PageHeading } from '../ui/page-heading';
import { useWide } from '../ui/use-wide';
import { ReviewDetails } from './review-details';

interface ReviewHeadProps {
  review: Review;
  /** As the list was read: what they are about doesn't change with an answer. */
  items: readonly DecisionItem[];
  /** The row answers of the items. */
  answers: RowAnswers;
  complete: boolean;
  /** How many items there are in all; null until Graph tells. */
  total: number | null;
  /** More items are being read. */
  loading: boolean;
}

/** Says how many items of how many are loaded. */
function LoadingLine({ loaded, total }: { loaded: number; total: number | null }) {
  const t = useShellMessages('review');
  const reader = useReader();
  if (total === null || total <= loaded) return t('more');
  return t('loadingOf', { here: formatNumber(loaded, reader), total: formatNumber(total, reader) });
}

const DETAILS_ID = 'review-details';

/**
 * What is reviewed, until when, the progress, and what happens without an answer: two lines, the rest on
 * demand.
 */
export function ReviewHead({ review, items, answers, complete, total, loading }: ReviewHeadProps) {
  const t = useShellMessages('review');
  const { definition } = review;
  const [more, setMore] = useState(false);
  // On a phone the links stand beside the way back, above the title: they come first for the keyboard too.
  const wide = useWide();
  const reference = reviewRefOf(review);
  const byAccess = useMemo(() => belongsInGrid(review) && isByAccess(items), [review, items]);
  const { userId: me } = useReviewer();
  const whose = useMemo(
    () => (whoseAccesses(items, me, complete) === 'own' ? 'own' : 'others'),
    [items, me, complete],
  );
  const counted = useMemo(() => progressOf([...answers.values()], complete), [answers, complete]);
  const progress = total !== null && !complete ? { ...counted, total, counted: true } : counted;
  const links = (
    <div className="ms-auto flex items-center">
      {byAccess && <ReviewGridLink reference={reference} />}
      <ReceiptLink reference={reference} />
    </div>
  );
  return (
    <header>
      <ReviewTitle review={review} progress={progress} />
      <div className="flex flex-wrap items-center gap-x-4 md:min-h-10 md:flex-nowrap max-lg:md:flex-wrap">
        <BackToInbox past={isPast(review)} />
        {!wide && links}
        <PageHeading title={definition.displayName} className="min-w-0 truncate max-md:basis-full">
          <TenantText text={definition.displayName} />
        </PageHeading>
        <div className="flex min-w-0 flex-wrap items-center gap-x-4 text-body max-md:gap-x-3 max-md:basis-full md:shrink-0">
          <Due review={review} />
          {(items.length > 0 || loading) && (
            <ProgressBar
              progress={progress}
              loading={loading ? <LoadingLine loaded={items.length} total={total} /> : null}
            />
          )}
        </div>
        {wide && links}
      </div>
      {/* On a phone it has two lines, whatever it says, so that the first person keeps their place; More shows all of it. */}
      <div className="text-body text-quiet max-md:flex max-md:min-h-[2lh] max-md:items-end max-md:gap-2 md:*:inline">
        <div
          className={classNames('*:inline max-md:flex-1 max-md:self-start', !more && 'max-md:line-clamp-2')}
        >
          <WhatFollows review={review} items={items} progress={progress} whose={whose} />
        </div>{' '}
        <button
          type="button"
          aria-expanded={more}
          aria-controls={DETAILS_ID}
          onClick={() => setMore(!more)}
          className="relative font-medium text-accent underline-offset-4 after:absolute after:-inset-2 hover:underline"
        >
          {t(more ? 'lessDetails' : 'moreDetails')}
        </button>
      </div>
      <div id={DETAILS_ID} hidden={!more}>
        {more && <ReviewDetails review={review} items={items} whose={whose} />}
      </div>
    </header>
  );
}
