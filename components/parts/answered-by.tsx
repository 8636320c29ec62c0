'use client';
import { useTranslations } from 'use-intl';
import type { Answered, DecisionItem } from '../../lib/review/model';
import { makerName } from '../../lib/review/principal';
import { isUndecided } from '../../lib/review/progress';
import { Moment } from '../ui/moment';
import { TenantText } from './tenant-text';

/** Whether an item has somebody else's answer, which a new decision would replace. */
export const answeredByOther = (item: DecisionItem, me: string): boolean =>
  !isUndecided(item) && item.reviewedBy !== null && item.reviewedBy.id.toLowerCase() !== me.toLowerCase();

/** Shows who gave an answer. */
export function MakerName({ item, me }: { item: Pick<Answered, 'reviewedBy'>; me: string }) {
  const t = useTranslations('review');
  const { reviewedBy } = item;
  if (!reviewedBy) return <span className="text-quiet">{t('nobody')}</span>;
  if (reviewedBy.id.toLowerCase() === me.toLowerCase()) return t('you');
  if (reviewedBy.system) return t('system');
  return <TenantText text={makerName(reviewedBy)} />;
}

interface AnsweredByProps {
  item: Answered;
  me: string;
  /** The day stands beside the name, in the same size; without this it is below. */
  oneLine?: boolean;
}

/** Shows who answered, and when. */
export function AnsweredBy({ item, me, oneLine = false }: AnsweredByProps) {
  if (isUndecided(item)) return null;
  return (
    <>
      <MakerName item={item} me={me} />
      {oneLine && item.reviewedAt && ' · '}
      {item.reviewedAt && (
        <span className={oneLine ? undefined : 'block text-sm text-quiet'}>
          <Moment iso={item.reviewedAt} style="day" />
        </span>
      )}
    </>
  );
}
