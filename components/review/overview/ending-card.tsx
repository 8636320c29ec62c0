'use client';
import { X } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useOneByOneMessages } from '../../../lib/messages/parts/one-by-one';
import { dueAt } from '../../../lib/review/deadline';
import { endingSummary } from '../../../lib/review/ending-summary';
import type { DecisionItem, Review } from '../../../lib/review/model';
import { reviewRefOf } from '../../../lib/review/refs';
import type { PastAct } from '../../../lib/review/undo';
import { routes } from '../../../lib/routes';
import { useCounted } from '../../parts/item-name';
import { useKnownContext } from '../../parts/known-context';
import { Names } from '../../parts/names';
import { Button, buttonClass } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { DayTime } from '../../ui/moment';
import { ScrollRegion } from '../../ui/scroll-region';

interface LookProps {
  title: string;
  items: readonly DecisionItem[];
  children?: ReactNode;
  onLook(items: readonly DecisionItem[]): void;
}

/** Decisions that deserve a second look, with a button that shows them. */
function WorthALook({ title, items, children, onLook }: LookProps) {
  const t = useOneByOneMessages('leaving');
  if (items.length === 0) return null;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-64 space-y-0.5">
        <p className="font-medium">{title}</p>
        <p className="text-body text-quiet">
          <Names items={items} />
        </p>
        {children}
      </div>
      <Button aria-label={`${t('look')}: ${title}`} onClick={() => onLook(items)}>
        {t('look')}
      </Button>
    </li>
  );
}

function stillIn(before: readonly DecisionItem[], now: readonly DecisionItem[]): DecisionItem[] {
  const ids = new Set(now.map(({ id }) => id));
  return before.filter(({ id }) => ids.has(id));
}

interface EndingCardProps {
  review: Review;
  items: readonly DecisionItem[];
  acts: readonly PastAct[];
  /**
   * When the review appeared on screen in this visit, ms since 1970: the speed of the
   * first decision is measured from it.
   */
  openedAt: number;
  /** Selects these items in the list. */
  onLookAgain(items: readonly DecisionItem[]): void;
  onClose(): void;
  /** Stands inside another card, and has no border of its own. */
  inside?: boolean;
  /** What was decided last, with its Undo. */
  children?: ReactNode;
}

// Three fit beside each other in a window of 320 px.
const BUTTON = 'low:px-2';
const CARD =
  'max-h-[70dvh] rounded-t-card border border-edge bg-card p-4 shadow-lg md:rounded-card low:max-h-dvh low:p-2';

/**
 * Shown at the end of a review, when the last person is decided or the reviewer asks for it: what is decided, what is
 * left, and what was decided against the recommendation or very fast. The reviewer doesn't have to act on it. Its text
 * scrolls; title and buttons stay visible.
 */
export function EndingCard(props: EndingCardProps) {
  const { review, items, acts, openedAt, onLookAgain, onClose, inside = false, children } = props;
  const known = useKnownContext();
  const t = useOneByOneMessages('leaving');
  const focus = useOneByOneMessages('focus');
  const counted = useCounted();
  const heading = useRef<HTMLHeadingElement>(null);
  const { decided, counts, left, ...now } = useMemo(
    () => endingSummary(items, known, acts, openedAt),
    [items, known, acts, openedAt],
  );
  // Nothing is added to these lists while they are being read; what isn't so any more goes.
  const [opened] = useState(now);
  const [against, quick] = [stillIn(opened.against, now.against), stillIn(opened.quick, now.quick)];
  useEffect(() => heading.current?.focus(), []);
  const until = dueAt(review);
  const doubtful = against.length + quick.length > 0;
  return (
    <section
      aria-labelledby="leaving"
      className={classNames('flex min-h-0 w-full max-w-3xl flex-col', !inside && CARD)}
    >
      <div className="flex items-start gap-2">
        <h2 ref={heading} id="leaving" tabIndex={-1} className="min-w-0 flex-1 subheading outline-none">
          {left === 0 ? t('allDecided', { count: decided }) : t('decided', counted(decided))}
        </h2>
        {!inside && (
          <Button
            look="quiet"
            aria-label={t('stay')}
            title={t('stay')}
            onClick={onClose}
            className="relative -my-2 -me-2 min-w-11 shrink-0 px-0 desk:min-w-10"
          >
            <X aria-hidden="true" className="size-4.5" />
          </Button>
        )}
      </div>
      <ScrollRegion label={t('what')} className="mt-1 min-h-0">
        <p>
          {t('counts', {
            approved: counts.Approve,
            denied: counts.Deny,
            dontKnow: counts.DontKnow,
          })}{' '}
          {decided > 0 &&
            until !== null &&
            t.rich('until', { count: decided, when: () => <DayTime iso={until} /> })}{' '}
          {left > 0 && t('left', { count: left })}
        </p>
        {doubtful && (
          <ul className="mt-3 divide-y divide-line border-y border-line">
            <WorthALook
              title={t('against', { count: against.length })}
              items={against}
              onLook={onLookAgain}
            />
            <WorthALook title={t('quick', { count: quick.length })} items={quick} onLook={onLookAgain}>
              <p className="text-sm text-quiet">{t('quickWhy')}</p>
            </WorthALook>
          </ul>
        )}
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 pb-1 text-body empty:hidden">
          {children}
        </div>
      </ScrollRegion>
      <div className="mt-3 flex shrink-0 flex-col gap-2 sm:flex-row sm:flex-wrap low:mt-2 low:flex-row low:gap-1">
        <Link href={routes.receipt(reviewRefOf(review))} className={buttonClass('primary', BUTTON)}>
          {t('receipt')}
        </Link>
        <Link href={routes.inbox()} className={buttonClass('quiet', BUTTON)}>
          {t('toInbox')}
        </Link>
        {inside && (
          <Button look="quiet" className={BUTTON} onClick={onClose}>
            {focus('toList')}
          </Button>
        )}
      </div>
    </section>
  );
}
