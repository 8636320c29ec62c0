'use client';
import { CalendarClock, CalendarOff, Clock3 } from 'lucide-react';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { deadlineOf, dueAt } from '../../lib/review/deadline';
import { isPast } from '../../lib/review/decidable';
import type { Review } from '../../lib/review/model';
import { Moment } from '../ui/moment';
import { useTenantNow } from './use-tenant-now';

const ICON = 'size-4 shrink-0 self-center';

/** Shows when a review is due; a near date has an icon and a bolder weight. */
export function Due({ review }: { review: Review }) {
  const t = useShellMessages('due');
  const now = useTenantNow();
  const { endsAt, urgency } = deadlineOf({ endsAt: dueAt(review) }, now.getTime());
  if (endsAt === null) {
    const notKnown = review.definition.staged && !review.stage;
    return (
      <span className="inline-flex items-baseline gap-1.5 text-quiet">
        <CalendarOff aria-hidden="true" className={ICON} />
        {t(notKnown ? 'notKnown' : 'none')}
      </span>
    );
  }
  // Graph's status says that the review or my stage has ended, even if its planned end is still to come.
  if (isPast(review) && urgency !== 'over')
    return (
      <span className="inline-flex items-baseline gap-1.5 text-quiet">
        <CalendarClock aria-hidden="true" className={ICON} />
        {t('endedEarly')}
      </span>
    );
  const soon = urgency === 'soon';
  const when = () => <Moment iso={endsAt} now={now} />;
  const Icon = soon ? Clock3 : CalendarClock;
  return (
    <span className={`inline-flex items-baseline gap-1.5 ${soon ? 'font-semibold text-warn' : 'text-quiet'}`}>
      <Icon aria-hidden="true" className={ICON} />
      <span>{t.rich(urgency === 'over' ? 'ended' : 'due', { when })}</span>
    </span>
  );
}
