'use client';
import { useMemo } from 'react';
import { useItemMessages } from '../../lib/messages/parts/item';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { accessNames, sharedResource } from '../../lib/review/access';
import { isPast } from '../../lib/review/decidable';
import type { DecisionItem, Review } from '../../lib/review/model';
import { safeText } from '../../lib/review/text';
import type { Whose } from '../../lib/review/whose-access';
import { AccessName } from '../parts/access-name';
import { AtTheEnd } from '../parts/at-the-end';
import { HelpMark } from '../parts/help-mark';
import { StageSentence } from '../parts/stage-sentence';
import { TenantText } from '../parts/tenant-text';

const TERM = 'text-sm text-quiet';

interface ReviewDetailsProps {
  review: Review;
  items: readonly DecisionItem[];
  whose: Whose;
}

/** All facts about a review that its head has no room for. */
export function ReviewDetails({ review, items, whose }: ReviewDetailsProps) {
  const t = useShellMessages('review');
  const end = useItemMessages('end');
  const resource = useMemo(() => sharedResource(items), [items]);
  const { displayName, description } = review.definition;
  return (
    <div className="mt-2 max-w-prose space-y-3 card p-4">
      <p className="font-medium">
        <TenantText text={displayName} />
      </p>
      {safeText(description) && (
        <p>
          <TenantText text={description} />
        </p>
      )}
      <dl className="space-y-3">
        {resource && accessNames(resource).name && (
          <div>
            <dt className={TERM}>{t('resource')}</dt>
            <dd>
              <AccessName resource={resource} />
            </dd>
          </div>
        )}
        {review.stage && (
          <div>
            <dt className={TERM}>
              {t('stage')}
              <HelpMark term="stage" />
            </dt>
            <dd>
              <StageSentence review={review} />
            </dd>
          </div>
        )}
        <div>
          <dt className={TERM}>
            {end(isPast(review) ? 'headingPast' : 'heading')}
            {!isPast(review) && <HelpMark term="noAnswer" />}
          </dt>
          <dd>
            <AtTheEnd review={review} items={items} whose={whose} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
