'use client';
import { useProblemsMessages } from '../../lib/messages/parts/problems';
import type { Review } from '../../lib/review/model';
import { errorsToShow } from '../../lib/review/review-errors';
import { TenantText } from './tenant-text';

/**
 * The errors that Microsoft reports for a review, in Microsoft's own words. Renders nothing where there are
 * none.
 */
export function ReviewErrors({ review }: { review: Review }) {
  const t = useProblemsMessages('reviewErrors');
  const errors = errorsToShow(review.instance.errors);
  if (errors.length === 0) return null;
  return (
    <div className="text-sm text-warn">
      <p className="font-medium">{t('lead', { count: errors.length })}</p>
      <ul>
        {errors.map(({ text, code }) => (
          <li key={text}>
            <TenantText text={text} limit={400} />
            {code && code !== text && (
              <span className="text-quiet">
                {' '}
                {t.rich('code', { code: () => <TenantText text={code} limit={80} /> })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
