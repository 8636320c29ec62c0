'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useKnown } from '../../lib/queries/known';
import type { Act } from '../../lib/review/act';
import { bulkSummary } from '../../lib/review/bulk';
import type { ReviewPart } from '../../lib/review/grid/deciding';
import type { RowAnswers } from '../../lib/review/row-answer';
import { ItemName } from '../parts/item-name';
import { WithKnown } from '../parts/known-here';
import { TenantText } from '../parts/tenant-text';
import { ActSummary } from '../review/act/act-summary';

interface ReviewPartSummaryProps {
  act: Act;
  part: ReviewPart;
  answers: RowAnswers;
}

/** Shows what an act over several reviews means in one of them. */
export function ReviewPartSummary({ act, part, answers }: ReviewPartSummaryProps) {
  const t = useTranslations('grid');
  const { review, items, complete, selected } = part;
  const known = useKnown(review, items, answers, complete, selected[0]);
  const summary = useMemo(() => bulkSummary(act, selected, known), [act, selected, known]);
  const [first, ...others] = selected;
  const only = others.length === 0 ? first : undefined;
  const name = () => <TenantText text={review.definition.displayName} limit={80} />;
  return (
    <section className="space-y-2 border-t border-line pt-3">
      <h3 className="font-medium">
        {only
          ? t.rich('oneInReview', { name, person: () => <ItemName item={only} limit={120} /> })
          : t.rich('inReview', { name, count: selected.length })}
      </h3>
      <WithKnown known={known}>
        <ActSummary act={act} summary={summary} />
      </WithKnown>
    </section>
  );
}
