'use client';
import { formatList } from '../../lib/format';
import { useItemMessages } from '../../lib/messages/parts/item';
import { useReader } from '../../lib/messages/provider';
import { hasPassed } from '../../lib/review/deadline';
import { isPast } from '../../lib/review/decidable';
import type { Review } from '../../lib/review/model';
import { stageFacts } from '../../lib/review/stages';
import { ExactTime } from '../ui/moment';
import { useTenantNow } from './use-tenant-now';

/**
 * Says which stage this is, until when it runs, and who reviews next; of a stage that has ended only when it did.
 * Renders nothing for a review without stages.
 */
export function StageSentence({ review }: { review: Review }) {
  const t = useItemMessages('stage');
  const reader = useReader();
  const now = useTenantNow().getTime();
  const stage = stageFacts(review);
  if (!stage) return null;
  const { number, count, last, movesOn, earlierShown, endsAt } = stage;
  const words = (decisions: Exclude<typeof movesOn, 'all' | null>) =>
    formatList(
      decisions.map((decision) => t(`decision.${decision}`)),
      reader,
    );
  const past = isPast(review);
  // The planned end of a stage that was stopped is still to come.
  const showsEnd = past ? hasPassed(endsAt, now) : endsAt !== null;
  return (
    <p>
      {number !== null && count > 0 && t('which', { number, of: count })}{' '}
      {showsEnd && t.rich(past ? 'ended' : 'ends', { when: () => endsAt && <ExactTime iso={endsAt} /> })}{' '}
      {!past && last && t('last')}
      {!past && movesOn === 'all' && t('allMoveOn')}
      {!past && movesOn !== null && movesOn !== 'all' && t('moveOn', { decisions: words(movesOn) })}{' '}
      {number !== null && number > 1 && !earlierShown && t('earlierHidden')}
    </p>
  );
}
