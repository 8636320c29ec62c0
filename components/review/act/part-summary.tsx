'use client';
import { useActMessages } from '../../../lib/messages/parts/act';
import type { Act } from '../../../lib/review/act';
import { ItemName } from '../../parts/item-name';
import { KnownProvider } from '../../parts/known-context';
import { TenantText } from '../../parts/tenant-text';
import type { SummedPart } from './act-parts';
import { ActSummary } from './act-summary';

interface PartSummaryProps {
  act: Act;
  part: SummedPart;
}

/** Shows what an act over several reviews means in one of them. */
export function PartSummary({ act, part: { known, summary } }: PartSummaryProps) {
  const t = useActMessages('act.several');
  const [first, ...others] = summary.touched;
  const only = others.length === 0 ? first : undefined;
  const name = () => <TenantText text={known.review.definition.displayName} limit={80} />;
  return (
    <section className="space-y-2 border-t border-line pt-3">
      <h3 className="font-medium">
        {only
          ? t.rich('oneInReview', { name, person: () => <ItemName item={only} limit={120} /> })
          : t.rich('inReview', { name, count: summary.touched.length })}
      </h3>
      <KnownProvider known={known}>
        <ActSummary act={act} summary={summary} />
      </KnownProvider>
    </section>
  );
}
