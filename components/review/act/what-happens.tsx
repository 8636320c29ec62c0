'use client';
import { useActMessages } from '../../../lib/messages/parts/act';
import { useItemMessages } from '../../../lib/messages/parts/item';
import type { Act } from '../../../lib/review/act';
import type { BulkSummary } from '../../../lib/review/bulk';
import { consequenceOf, deletesGuests } from '../../../lib/review/consequence';
import { dueAt } from '../../../lib/review/deadline';
import type { DecisionItem, Review } from '../../../lib/review/model';
import { AboutDeletion } from '../../parts/about-deletion';
import { useConsequenceWords } from '../../parts/use-consequence-words';
import { ExactTime } from '../../ui/moment';

interface WhatHappensProps {
  act: Act;
  review: Review;
  items: readonly DecisionItem[];
  summary: BulkSummary;
}

/** What an act leads to, who carries it out, and until when it can be changed. */
export function WhatHappens({ act, review, items, summary }: WhatHappensProps) {
  const t = useActMessages('act');
  const end = useItemMessages('end');
  const dialog = useItemMessages('dialog');
  const until = dueAt(review);
  const passedOn = items.filter((item) => consequenceOf(review, item).deny === 'passedOn');
  const [sample] = passedOn.length === items.length ? passedOn : [];
  const limited = summary.cannotTakeEffect.length === items.length;
  const words = useConsequenceWords(review, 'others', limited, sample);
  const { applied, deny } = consequenceOf(review, sample);
  /** How many of the items, if not all, are in a system outside Entra. */
  const outside = sample ? 0 : passedOn.length;
  return (
    <div className="space-y-1 text-quiet">
      <p>
        {act === 'NotReviewed' && dialog('takeBackText', { count: items.length })}
        {act === 'accept' && t('acceptText')}
        {(act === 'Approve' || act === 'Deny' || act === 'DontKnow') && words(act)}{' '}
        {(act === 'Deny' || act === 'accept') && deny !== 'passedOn' && !limited && end(`applied.${applied}`)}
        {outside > 0 && act === 'Deny' && ` ${end('somePassedOn', { count: outside })}`}
        {outside > 0 && act === 'DontKnow' && ` ${end('someByKeeper', { count: outside })}`}
      </p>
      {deletesGuests(act, review, sample) && <AboutDeletion />}
      {until !== null && (
        <p>{t.rich(review.stage ? 'untilStage' : 'until', { when: () => <ExactTime iso={until} /> })}</p>
      )}
    </div>
  );
}
