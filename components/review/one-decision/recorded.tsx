'use client';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { changeableUntil } from '../../../lib/review/deadline';
import type { Decision, DecisionItem, Review } from '../../../lib/review/model';
import { safeText } from '../../../lib/review/text';
import { useAnnounce } from '../../ui/announcer';
import { Button } from '../../ui/button';
import { ExactTime } from '../../ui/moment';
import { useDecisionWords } from '../decision-word';
import { nameOf } from '../one-review/person-name';
import { TenantText } from '../tenant-text';
import { WhatNext } from './what-next';

interface RecordedProps {
  review: Review;
  /** As Graph returned it after the write. */
  item: DecisionItem;
  items: readonly DecisionItem[];
  complete: boolean;
  decision: Decision;
  onTakeBack(): void;
  onChange(): void;
}

/** What Microsoft has recorded, until when it can change, and what waits next. */
export function Recorded(props: RecordedProps) {
  const { review, item, items, complete, decision, onTakeBack, onChange } = props;
  const t = useTranslations('decision');
  const decisions = useTranslations('decisions');
  const { kind } = review.definition;
  const words = useDecisionWords(kind);
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  const said = decision === 'NotReviewed' ? t('takenBack') : t('recorded', { decision: words(decision) });
  useEffect(() => {
    heading.current?.focus();
    announce(said);
  }, [said, announce]);
  const endsAt = changeableUntil(review);
  return (
    <div className="space-y-6">
      <div className="space-y-2">
        <h1
          ref={heading}
          tabIndex={-1}
          className="flex items-start gap-3 text-2xl font-semibold outline-none md:text-3xl"
        >
          <CircleCheck aria-hidden="true" className="mt-1 size-7 shrink-0 text-accent" />
          {said}
        </h1>
        {kind === 'others' && (
          <p>{t.rich('recordedFor', { name: () => <TenantText text={nameOf(item)} /> })}</p>
        )}
        {decision !== 'NotReviewed' && safeText(item.justification) && (
          <p>{t.rich('yourReason', { reason: () => <TenantText text={item.justification} /> })}</p>
        )}
        {endsAt && (
          <p className="text-quiet">{t.rich('until', { when: () => <ExactTime iso={endsAt} /> })}</p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onChange}>{t('change')}</Button>
        {decision !== 'NotReviewed' && <Button onClick={onTakeBack}>{decisions('takeBack')}</Button>}
      </div>
      <section aria-labelledby="next" className="space-y-3 border-t border-line pt-5">
        <h2 id="next" className="text-lg font-semibold">
          {t('next')}
        </h2>
        <WhatNext review={review} items={items} complete={complete} itemId={item.id} />
      </section>
    </div>
  );
}
