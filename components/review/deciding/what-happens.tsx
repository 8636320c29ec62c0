'use client';
import { useTranslations } from 'use-intl';
import type { Act } from '../../../lib/review/act';
import { consequenceOf } from '../../../lib/review/consequence';
import { dueAt } from '../../../lib/review/deadline';
import type { Review } from '../../../lib/review/model';
import { ExactTime } from '../../ui/moment';
import { AboutDeletion } from '../about-deletion';
import { useConsequenceWords } from '../use-consequence-words';

/** What an act leads to, by whose hand, and until when it can be changed. */
export function WhatHappens({ act, review }: { act: Act; review: Review }) {
  const t = useTranslations('act');
  const end = useTranslations('end');
  const dialog = useTranslations('dialog');
  const until = dueAt(review);
  const words = useConsequenceWords(review, 'others');
  const { applied, deny } = consequenceOf(review);
  return (
    <div className="space-y-1 text-quiet">
      <p>
        {act === 'NotReviewed' && dialog('takeBackText')}
        {act === 'accept' && t('acceptText')}
        {(act === 'Approve' || act === 'Deny' || act === 'DontKnow') && words(act)}{' '}
        {(act === 'Deny' || act === 'accept') && end(`applied.${applied}`)}
      </p>
      {act === 'Deny' && deny === 'deleted' && <AboutDeletion />}
      {until !== null && (
        <p>{t.rich(review.stage ? 'untilStage' : 'until', { when: () => <ExactTime iso={until} /> })}</p>
      )}
    </div>
  );
}
