'use client';
import { ChartNoAxesColumn } from 'lucide-react';
import { useMemo } from 'react';
import { formatNumber } from '../../../lib/format';
import { useListMessages } from '../../../lib/messages/parts/list';
import { useReader } from '../../../lib/messages/provider';
import { type AtAGlance, atAGlance } from '../../../lib/review/at-a-glance';
import type { Known } from '../../../lib/review/known';
import type { DecisionItem } from '../../../lib/review/model';
import { Due } from '../../parts/due';
import { useTenantNow } from '../../parts/use-tenant-now';
import { Button } from '../../ui/button';
import { Bar, StackedBar, Swatch } from './bars';
import { AT_A_GLANCE_ID } from './ids';

const COUNT = 'py-0.5 ps-4 text-end font-medium';
const NAME = 'py-0.5 text-start font-normal';

/** The progress by decision: one bar, and the same numbers as a table. */
function ProgressTable({ numbers }: { numbers: AtAGlance }) {
  const t = useListMessages('picture');
  const decisions = useListMessages('picture.decision');
  const reader = useReader();
  const { progress, onDevice, against } = numbers;
  return (
    <div className="space-y-2">
      <StackedBar parts={progress.map(({ decision, count }) => ({ fill: decision, count }))} />
      <table className="w-full text-sm">
        <caption className="sr-only">{t('progress')}</caption>
        <tbody>
          {progress.map(({ decision, count }) => (
            <tr key={decision}>
              <th scope="row" className={NAME}>
                <span className="inline-flex items-center gap-2">
                  <Swatch fill={decision} />
                  {decisions(decision)}
                </span>
              </th>
              <td className={COUNT}>{formatNumber(count, reader)}</td>
            </tr>
          ))}
          {[
            { name: 'against' as const, count: against },
            { name: 'onDevice' as const, count: onDevice },
          ].map(
            ({ name, count }) =>
              count > 0 && (
                <tr key={name}>
                  <th scope="row" className={`${NAME} text-quiet`}>
                    {t(name)}
                  </th>
                  <td className={COUNT}>{formatNumber(count, reader)}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** The times of last sign-ins, counted back from the review's start. */
function SignInTable({ numbers }: { numbers: AtAGlance }) {
  const t = useListMessages('picture');
  const bands = useListMessages('picture.band');
  const reader = useReader();
  const longest = Math.max(1, ...numbers.signIns.map(({ count }) => count));
  return (
    <table className="w-full text-sm">
      <caption className="pb-1 text-start text-quiet">{t('signIns')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('people')}</th>
        </tr>
      </thead>
      <tbody>
        {numbers.signIns.map(({ band, count }) => (
          <tr key={band}>
            <th scope="row" className={`${NAME} w-px whitespace-nowrap pe-3`}>
              {bands(band)}
            </th>
            <td className="py-0.5">
              <span className="grid grid-cols-[1fr_3.5rem] items-center gap-2">
                <Bar share={count / longest} />
                <span className="text-end font-medium">{formatNumber(count, reader)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ReviewAtAGlanceProps {
  items: readonly DecisionItem[];
  known: Known;
}

/**
 * The review at a glance: progress, remaining time, decisions against the recommendation, and last
 * sign-ins. It is in the page, and is computed, only while it is open: ten thousand items change often
 * while decisions are on their way.
 */
export function ReviewAtAGlance({ items, known }: ReviewAtAGlanceProps) {
  const t = useListMessages('picture');
  const now = useTenantNow();
  const numbers = useMemo(() => atAGlance(items, known, now.getTime()), [items, known, now]);
  return (
    <section
      id={AT_A_GLANCE_ID}
      aria-label={t('title')}
      className="grid gap-x-10 gap-y-4 card p-4 md:grid-cols-2"
    >
      <div className="space-y-2">
        <p className="text-sm">
          <Due review={known.review} />
        </p>
        <ProgressTable numbers={numbers} />
      </div>
      {numbers.signIns.length > 0 && <SignInTable numbers={numbers} />}
    </section>
  );
}

interface AtAGlanceButtonProps {
  open: boolean;
  /** False while items are being read: it keeps its place. */
  ready: boolean;
  onOpen(open: boolean): void;
}

/** Opens and closes the review at a glance. */
export function AtAGlanceButton({ open, ready, onOpen }: AtAGlanceButtonProps) {
  const t = useListMessages('picture');
  return (
    <Button
      look="quiet"
      disabled={!ready}
      aria-expanded={open}
      aria-controls={open ? AT_A_GLANCE_ID : undefined}
      onClick={() => onOpen(!open)}
      title={t('title')}
      className="px-2 pointer-coarse:min-w-11 max-md:px-1.5"
    >
      <ChartNoAxesColumn aria-hidden="true" className="size-4.5 shrink-0 max-md:hidden" />
      <span className="max-md:text-sm md:max-2xl:sr-only">{t('title')}</span>
    </Button>
  );
}
