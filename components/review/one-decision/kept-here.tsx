'use client';
import { HardDrive } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { ItemProgress } from '../../../lib/review/item-state';
import type { DecisionItem, Review } from '../../../lib/review/model';
import { useAnnounce } from '../../ui/announcer';
import { Button } from '../../ui/button';
import { useDecisionWords } from '../decision-word';
import { nameOf } from '../one-review/person-name';
import { TenantText } from '../tenant-text';
import { WhatNext } from './what-next';

interface KeptHereProps {
  review: Review;
  item: DecisionItem;
  items: readonly DecisionItem[];
  complete: boolean;
  progress: ItemProgress;
  waitsFor: 'network' | 'signIn';
  /** False where this browser keeps nothing. */
  kept: boolean;
  onChange(): void;
}

/** Decided without Microsoft in reach: it is kept, it isn't saved yet, and the next person can be decided meanwhile. */
export function KeptHere(props: KeptHereProps) {
  const { review, item, items, complete, progress, waitsFor, kept, onChange } = props;
  const t = useTranslations('decision');
  const { kind } = review.definition;
  const words = useDecisionWords(kind);
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  const said = t(kept ? 'keptHere' : 'keptInPage', { decision: words(progress.intent.decision) });
  useEffect(() => {
    heading.current?.focus();
    announce(said);
  }, [said, announce]);
  return (
    <div className="space-y-6">
      <div className="space-y-2">
        <h1
          ref={heading}
          tabIndex={-1}
          className="flex items-start gap-3 text-2xl font-semibold outline-none md:text-3xl"
        >
          <HardDrive aria-hidden="true" className="mt-1 size-7 shrink-0 text-quiet" />
          {said}
        </h1>
        {kind === 'others' && (
          <p>{t.rich('recordedFor', { name: () => <TenantText text={nameOf(item)} /> })}</p>
        )}
        <p>{t(`waitsFor.${waitsFor}`)}</p>
      </div>
      <Button onClick={onChange}>{t('change')}</Button>
      <section aria-labelledby="next" className="space-y-3 border-t border-line pt-5">
        <h2 id="next" className="text-lg font-semibold">
          {t('next')}
        </h2>
        <WhatNext review={review} items={items} complete={complete} itemId={item.id} />
      </section>
    </div>
  );
}
