'use client';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useDecisionMessages } from '../../lib/messages/parts/decision';
import { useReviewer } from '../../lib/queries/graph-context';
import type { DecisionItem, Review } from '../../lib/review/model';
import { whoseAccess } from '../../lib/review/whose-access';
import { ItemName } from '../parts/item-name';
import { useAnnounce } from '../ui/announcer';
import { classNames } from '../ui/class-names';
import { WhatNext } from './what-next';

interface OutcomeProps {
  review: Review;
  item: DecisionItem;
  /** The other items of the review without a decision. */
  left: readonly DecisionItem[];
  complete: boolean;
  sign: { icon: LucideIcon; look: string };
  /** The outcome as the heading, which gets the focus so that a screen reader reads it. */
  said: string;
  children: ReactNode;
  actions: ReactNode;
}

/** Shows the outcome of a decision, what the reviewer can do about it, and what is next. */
export function DecisionOutcome({
  review,
  item,
  left,
  complete,
  sign: { icon: Icon, look },
  said,
  children,
  actions,
}: OutcomeProps) {
  const t = useDecisionMessages('decision');
  const announce = useAnnounce();
  const whose = whoseAccess(item, useReviewer().userId);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The focus on the heading reads it; where the focus is there already, the changed words are announced.
    if (document.activeElement === heading.current) announce(said);
    else heading.current?.focus();
  }, [said, announce]);
  return (
    <div className="space-y-6">
      <div className="space-y-2">
        <h1 ref={heading} tabIndex={-1} className="flex items-start gap-2.5 heading outline-none">
          <Icon aria-hidden="true" className={classNames('mt-0.5 size-6 shrink-0', look)} />
          {said}
        </h1>
        {whose === 'others' && <p>{t.rich('recordedFor', { name: () => <ItemName item={item} /> })}</p>}
        {children}
      </div>
      <div className="flex flex-wrap gap-2">{actions}</div>
      <section aria-labelledby="next" className="space-y-3 border-t border-line pt-5">
        <h2 id="next" className="subheading">
          {t('next')}
        </h2>
        <WhatNext review={review} left={left} complete={complete} />
      </section>
    </div>
  );
}
