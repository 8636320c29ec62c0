'use client';
import { useActMessages } from '../../../lib/messages/parts/act';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { type Act, decisionFor } from '../../../lib/review/act';
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
  const denied = items.filter((item) => decisionFor(act, item) === 'Deny');
  const denies = denied.length > 0;
  // Where recommendations are accepted, only a Deny among them leads to something.
  const meant = act === 'accept' && denies ? denied : items;
  const passedOn = meant.filter((item) => consequenceOf(review, item).deny === 'passedOn');
  const [sample] = passedOn.length === meant.length ? passedOn : [];
  const limited = denies && summary.cannotTakeEffect.length === denied.length;
  const words = useConsequenceWords(review, 'others', limited, sample);
  const leadsTo = denies ? words('Deny') : '';
  const { applied, deny } = consequenceOf(review, sample);
  /** How many of the items, if not all, are in a system outside Entra. */
  const outside = sample ? 0 : passedOn.length;
  return (
    <div className="space-y-1 text-quiet">
      <p>
        {act === 'NotReviewed' && dialog('takeBackText', { count: items.length })}
        {act === 'accept' && t('acceptText')}
        {act === 'accept' && leadsTo !== '' && ` ${t('acceptDeny', { leadsTo })}`}
        {(act === 'Approve' || act === 'Deny' || act === 'DontKnow') && words(act)}{' '}
        {(act === 'Deny' || act === 'accept') && deny !== 'passedOn' && !limited && end(`applied.${applied}`)}
        {outside > 0 && denies && ` ${end('somePassedOn', { count: outside })}`}
        {outside > 0 && act === 'DontKnow' && ` ${end('someByKeeper', { count: outside })}`}
      </p>
      {denies && deletesGuests('Deny', review, sample) && <AboutDeletion />}
      {until !== null && (
        <p>{t.rich(review.stage ? 'untilStage' : 'until', { when: () => <ExactTime iso={until} /> })}</p>
      )}
    </div>
  );
}
