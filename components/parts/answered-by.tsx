'use client';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { isBy } from '../../lib/review/conflict';
import { isBusy } from '../../lib/review/item-state';
import type { Answered, DecisionItem } from '../../lib/review/model';
import { makerName } from '../../lib/review/principal';
import { isUndecided } from '../../lib/review/progress';
import type { RowAnswer } from '../../lib/review/row-answer';
import { Moment } from '../ui/moment';
import { TenantText } from './tenant-text';

interface MakerNameProps {
  item: Pick<Answered, 'reviewedBy'>;
  me: string;
  /** It stands inside a sentence: "by you". */
  inside?: boolean;
}

/** Shows who gave an answer; a reviewer whom Graph doesn't name is somebody else. */
export function MakerName({ item, me, inside = false }: MakerNameProps) {
  const t = useShellMessages('review');
  const { reviewedBy } = item;
  const place = { inside: inside ? 'yes' : 'no' };
  if (isBy(item, me)) return t('you', place);
  if (reviewedBy?.system) return t('system', place);
  const name = reviewedBy && makerName(reviewedBy);
  return name ? <TenantText text={name} limit={80} /> : t('somebodyElse', place);
}

interface AnsweredByProps {
  item: Answered;
  me: string;
  /** The day stands beside the name, in the same size; without this it is below. */
  oneLine?: boolean;
}

/** Shows who answered, and when. */
function AnsweredBy({ item, me, oneLine = false }: AnsweredByProps) {
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

interface MakerFactProps extends AnsweredByProps {
  item: DecisionItem;
  answer: RowAnswer;
}

/** Who answered; me, where my decision is the current one. */
export function MakerFact({ item, answer, me, oneLine }: MakerFactProps) {
  const t = useShellMessages('review');
  const { mine, status } = answer;
  const newer = status !== null && (isBusy(status) || !isBy(item, me));
  if (mine && newer) return isUndecided(answer) ? null : t('you', { inside: 'no' });
  return <AnsweredBy item={item} me={me} oneLine={oneLine} />;
}
