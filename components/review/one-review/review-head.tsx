'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { formatExact, formatNumber } from '../../../lib/format';
import { useReader } from '../../../lib/messages/provider';
import { accessNames, sharedResource } from '../../../lib/review/access';
import type { DecisionItem, Review } from '../../../lib/review/model';
import { progressOf } from '../../../lib/review/progress';
import type { RowAnswers } from '../../../lib/review/row-answer';
import { safeText } from '../../../lib/review/text';
import { AccessName } from '../access-name';
import { AtTheEnd } from '../at-the-end';
import { BackToInbox } from '../back-to-inbox';
import { StageSentence } from '../deciding/stage-sentence';
import { Due } from '../due';
import { ProgressLine } from '../progress-line';
import { TenantText } from '../tenant-text';

interface ReviewHeadProps {
  review: Review;
  items: readonly DecisionItem[];
  /** What stands in their rows. */
  answers: RowAnswers;
  complete: boolean;
  /** How many there are in all, once told. */
  total: number | null;
  /** More are on their way. */
  loading: boolean;
  /** When what is shown was kept by this device (ms since 1970); null for what Microsoft said in this visit. */
  asOf: number | null;
}

const TERM = 'text-sm text-quiet';

/** How many are here of how many; nothing once all are. */
function LoadingLine({ here, total }: { here: number; total: number | null }) {
  const t = useTranslations('review');
  const reader = useReader();
  if (total === null || total <= here) return <p className="text-sm text-quiet">{t('more')}</p>;
  return (
    <p className="text-sm text-quiet">
      {t('loadingOf', { here: formatNumber(here, reader), total: formatNumber(total, reader) })}
    </p>
  );
}

/** What is reviewed, until when, how far it is, and what happens at its end. */
export function ReviewHead({ review, items, answers, complete, total, loading, asOf }: ReviewHeadProps) {
  const t = useTranslations('review');
  const end = useTranslations('end');
  const reader = useReader();
  const { definition } = review;
  const resource = useMemo(() => sharedResource(items), [items]);
  const counted = useMemo(() => progressOf([...answers.values()], complete), [answers, complete]);
  const progress = total !== null && !complete ? { ...counted, total, counted: true } : counted;
  return (
    <header>
      <BackToInbox />
      <h1 className="text-2xl font-semibold tracking-tight">
        <TenantText text={definition.displayName} />
      </h1>
      {safeText(definition.description) && (
        <p className="mt-1 max-w-prose text-[0.9375rem]">
          <TenantText text={definition.description} />
        </p>
      )}
      {asOf !== null && (
        <p className="mt-2 text-sm text-quiet">{t('asOf', { when: formatExact(new Date(asOf), reader) })}</p>
      )}
      <dl className="mt-3 grid grid-cols-2 gap-x-10 gap-y-2.5 lg:flex">
        {resource && accessNames(resource).name && (
          <div>
            <dt className={TERM}>{t('resource')}</dt>
            <dd className="font-medium">
              <AccessName resource={resource} />
            </dd>
          </div>
        )}
        <div>
          <dt className={TERM}>{t('due')}</dt>
          <dd>
            <Due bare review={review} />
          </dd>
        </div>
        {items.length > 0 && (
          <div className="col-span-2 lg:w-48 lg:shrink-0">
            <dt className="sr-only text-sm text-quiet md:not-sr-only">{t('progress')}</dt>
            <dd>
              <ProgressLine progress={progress} />
              {loading && <LoadingLine here={items.length} total={total} />}
            </dd>
          </div>
        )}
        {review.stage && (
          <div className="col-span-2 max-w-prose lg:flex-1">
            <dt className={TERM}>{t('stage')}</dt>
            <dd className="text-sm">
              <StageSentence review={review} />
            </dd>
          </div>
        )}
        <div className="col-span-2 max-w-prose lg:flex-1">
          <dt className={TERM}>{end('heading')}</dt>
          <dd className="text-sm">
            <AtTheEnd review={review} />
          </dd>
        </div>
      </dl>
    </header>
  );
}
