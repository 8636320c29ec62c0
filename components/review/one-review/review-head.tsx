'use client';
import { useTranslations } from 'use-intl';
import type { DecisionItem, Review } from '../../../lib/review/model';
import { progressOf } from '../../../lib/review/progress';
import { safeText } from '../../../lib/review/text';
import { AtTheEnd } from '../at-the-end';
import { BackToInbox } from '../back-to-inbox';
import { Due } from '../due';
import { ProgressLine } from '../progress-line';
import { TenantText } from '../tenant-text';

interface ReviewHeadProps {
  review: Review;
  items: readonly DecisionItem[];
  complete: boolean;
}

const TERM = 'text-sm text-quiet';

/** What is reviewed, until when, how far it is, and what happens at its end. */
export function ReviewHead({ review, items, complete }: ReviewHeadProps) {
  const t = useTranslations('review');
  const end = useTranslations('end');
  const { definition, instance } = review;
  const resource = items[0]?.resource?.displayName ?? '';
  return (
    <header>
      <BackToInbox />
      <h1 className="mt-1 text-2xl font-semibold tracking-tight md:text-3xl">
        <TenantText text={definition.displayName} />
      </h1>
      {safeText(definition.description) && (
        <p className="mt-2 max-w-prose">
          <TenantText text={definition.description} />
        </p>
      )}
      <dl className="mt-5 grid grid-cols-2 gap-x-10 gap-y-4 lg:flex lg:flex-wrap">
        {safeText(resource) && (
          <div>
            <dt className={TERM}>{t('resource')}</dt>
            <dd className="font-medium">
              <TenantText text={resource} />
            </dd>
          </div>
        )}
        <div>
          <dt className={TERM}>{t('due')}</dt>
          <dd>
            <Due bare instance={instance} />
          </dd>
        </div>
        {items.length > 0 && (
          <div className="col-span-2 lg:w-48">
            <dt className={TERM}>{t('progress')}</dt>
            <dd>
              <ProgressLine progress={progressOf(items, complete)} />
            </dd>
          </div>
        )}
        <div className="col-span-2 max-w-prose lg:flex-1">
          <dt className={TERM}>{end('heading')}</dt>
          <dd className="text-[0.9375rem]">
            <AtTheEnd review={review} />
          </dd>
        </div>
      </dl>
    </header>
  );
}
