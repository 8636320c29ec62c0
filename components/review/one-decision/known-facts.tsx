'use client';
import { useTranslations } from 'use-intl';
import type { DecisionItem, Review } from '../../../lib/review/model';
import { safeText } from '../../../lib/review/text';
import { AtTheEnd } from '../at-the-end';
import { Due } from '../due';
import { AdviceWithWhy, LastSignIn } from '../evidence';
import { TenantText } from '../tenant-text';

const TERM = 'text-sm text-quiet';

/** Evidence first, advice second with its why; then what the answer leads to. */
export function KnownFacts({ review, item }: { review: Review; item: DecisionItem }) {
  const t = useTranslations('review');
  const { definition, instance } = review;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap gap-x-5 gap-y-0.5 text-[0.9375rem] text-quiet">
        <TenantText text={definition.displayName} />
        <Due instance={instance} />
      </div>
      {safeText(definition.description) && (
        <p className="text-[0.9375rem]">
          <TenantText text={definition.description} />
        </p>
      )}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 border-y border-line py-4">
        <div>
          <dt className={TERM}>{t('signIn')}</dt>
          <dd>
            <LastSignIn item={item} review={review} />
          </dd>
        </div>
        <div>
          <dt className={TERM}>{t('advice')}</dt>
          <dd>
            <AdviceWithWhy item={item} review={review} />
          </dd>
        </div>
      </dl>
      <div className="text-sm text-quiet">
        <AtTheEnd review={review} item={item} />
      </div>
    </div>
  );
}
