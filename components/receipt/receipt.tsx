'use client';
import { useReceiptMessages } from '../../lib/messages/parts/receipt';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { hasEnded, isPast } from '../../lib/review/decidable';
import type { ReviewRef } from '../../lib/review/model';
import { safeText } from '../../lib/review/text';
import { ProblemPanel } from '../parts/problem-panel';
import { Button } from '../ui/button';
import { ExactTime } from '../ui/moment';
import { Notice } from '../ui/notice';
import { PageHeading } from '../ui/page-heading';
import { PageTitle } from '../ui/page-title';
import { ReceiptFiles } from './receipt-files';
import { BackToReview, ReceiptHead } from './receipt-head';
import { ReceiptSkeleton } from './receipt-skeleton';
import { ReceiptTable } from './receipt-table';
import { type ReceiptRead, useReceiptFacts } from './use-receipt-facts';

/** Says why a receipt may be incomplete or out of date. */
function Reservations({ read, receipt }: ReceiptRead) {
  const t = useReceiptMessages('receipt');
  const { asOf, complete, problem, reload, reloading } = read;
  return (
    <div className="mt-6 max-w-column space-y-3 empty:hidden">
      {receipt && receipt.notSaved > 0 && (
        <Notice tone="warn" title={t('notSaved', { count: receipt.notSaved })}>
          <p>{t('notSavedText')}</p>
        </Notice>
      )}
      {asOf !== null && (
        <Notice tone="warn" live="status">
          <p>{t.rich('asOf', { when: () => <ExactTime iso={new Date(asOf).toISOString()} /> })}</p>
        </Notice>
      )}
      {!complete && !reloading && problem && <Notice tone="warn">{t('partial')}</Notice>}
      {problem && (
        <div className="print:hidden">
          <ProblemPanel problem={problem} while="load" onRetry={reload} retrying={reloading} />
        </div>
      )}
    </div>
  );
}

function Failed({ reference, read }: { reference: ReviewRef; read: ReceiptRead['read'] }) {
  const headings = useShellMessages('headings');
  const titles = useShellMessages('titles');
  return (
    <div className="max-w-column space-y-4">
      <PageTitle page={titles('receipt')} />
      <BackToReview {...reference} />
      <PageHeading>{headings('receipt')}</PageHeading>
      <ProblemPanel
        problem={read.problem ?? { code: 'unreadable' }}
        while="load"
        onRetry={read.reload}
        retrying={read.reloading}
      />
    </div>
  );
}

/**
 * All that the reviewer decided in one review, read back from Microsoft: to look at, to print and to keep.
 */
export function ReceiptPage({ reference }: { reference: ReviewRef }) {
  const t = useReceiptMessages('receipt');
  const titles = useShellMessages('titles');
  const { read, receipt } = useReceiptFacts(reference);
  const { review, complete, reloading, reload } = read;
  if (read.state === 'failed') return <Failed reference={reference} read={read} />;
  if (!review || !receipt) return <ReceiptSkeleton />;
  const past = isPast(review);
  const reading = reloading || (!complete && !read.problem);
  const again = (
    <>
      <Button look="quiet" disabled={reading} onClick={reload}>
        {t('again')}
      </Button>
      <p role="status" className="text-sm text-quiet">
        {reading && t('reading')}
      </p>
    </>
  );
  return (
    <div className="max-w-list">
      <PageTitle page={titles('receiptOf', { name: safeText(review.definition.displayName, 80) })} />
      <ReceiptHead receipt={receipt} review={review} />
      <Reservations read={read} receipt={receipt} />
      {receipt.entries.length > 0 ? (
        <ReceiptFiles receipt={receipt} unready={reading || !complete} beside={again}>
          {receipt.repeats > 0 && (
            <p className="mt-4 text-sm text-quiet">{t('repeats', { count: receipt.repeats })}</p>
          )}
          <ReceiptTable receipt={receipt} ended={hasEnded(review)} />
        </ReceiptFiles>
      ) : (
        <>
          <div className="-ms-4 mt-2 flex flex-wrap items-center gap-x-3 print:hidden">{again}</div>
          {complete && (
            <section className="mt-4 max-w-column card px-6 py-8">
              <h2 className="subheading">{t(past ? 'nothingPast' : 'nothing')}</h2>
              {!past && <p className="mt-1.5 text-quiet">{t('nothingText')}</p>}
            </section>
          )}
        </>
      )}
    </div>
  );
}
