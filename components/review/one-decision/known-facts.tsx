'use client';
import { useTranslations } from 'use-intl';
import type { DecisionItem, Review } from '../../../lib/review/model';
import { safeText } from '../../../lib/review/text';
import { AtTheEnd } from '../at-the-end';
import { AdviceSentence, LastSignIn } from '../evidence';
import { TenantText } from '../tenant-text';

const TERM = 'text-sm text-quiet';

/** Evidence first, advice second with its why; then what the answer leads to. */
export function KnownFacts({ review, item }: { review: Review; item: DecisionItem }) {
  const t = useTranslations('review');
  const { definition } = review;
  return (
    <div className="space-y-3">
      {safeText(definition.description) && (
        <p className="text-[0.9375rem]">
          <TenantText text={definition.description} />
        </p>
      )}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 border-y border-line py-3">
        <div>
          <dt className={TERM}>{t('signIn')}</dt>
          <dd>
            <LastSignIn item={item} review={review} />
          </dd>
        </div>
        <div>
          <dt className={TERM}>{t('advice')}</dt>
          <dd>
            <AdviceSentence item={item} review={review} />
          </dd>
        </div>
      </dl>
      <div className="text-sm text-quiet">
        <AtTheEnd review={review} item={item} />
      </div>
    </div>
  );
}
