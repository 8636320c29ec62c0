'use client';
import { ArrowLeft } from 'lucide-react';
import { formatNumber } from '../../lib/format';
import { useReceiptMessages } from '../../lib/messages/parts/receipt';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReader } from '../../lib/messages/provider';
import { decisionBlockedBy } from '../../lib/review/decidable';
import type { Review } from '../../lib/review/model';
import { isUndecided } from '../../lib/review/progress';
import type { Receipt } from '../../lib/review/receipt/model';
import { routes } from '../../lib/routes';
import { Fact } from '../parts/fact';
import { HelpMark } from '../parts/help-mark';
import { PageHead } from '../parts/page-head';
import { SignInName, TenantText } from '../parts/tenant-text';
import { IntentLink } from '../ui/intent-link';
import { ExactTime } from '../ui/moment';

/** Until when the contents of the receipt can change. */
function Until({ receipt, review }: { receipt: Receipt; review: Review }) {
  const t = useReceiptMessages('receipt');
  const { endsAt } = receipt.review;
  const block = decisionBlockedBy(review);
  if (block)
    return (
      <Fact strong term={t('final')}>
        {t(`blocked.${block}`)}
      </Fact>
    );
  if (!endsAt)
    return (
      <Fact strong term={t('final')}>
        {t('noEnd')}
      </Fact>
    );
  return (
    <Fact strong term={t('until')}>
      <ExactTime iso={endsAt} />
    </Fact>
  );
}

/** Links back to the review of a receipt. */
export function BackToReview({ definitionId, instanceId }: { definitionId: string; instanceId: string }) {
  const t = useReceiptMessages('receipt');
  return (
    <IntentLink
      href={routes.review({ definitionId, instanceId })}
      className="-ms-1 inline-flex min-h-11 items-center gap-1.5 px-1 text-body link print:hidden desk:min-h-8"
    >
      <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
      {t('back')}
    </IntentLink>
  );
}

/**
 * Says whose receipt this is, which review it covers, whether it is complete, when it was
 * read, and until when it can change.
 */
export function ReceiptHead({ receipt, review }: { receipt: Receipt; review: Review }) {
  const t = useReceiptMessages('receipt');
  const headings = useShellMessages('headings');
  const reader = useReader();
  const { reviewer, entries, asked } = receipt;
  const { stageNumber, displayName } = receipt.review;
  // An item counts as decided by me although somebody else has answered after me, but not without a decision.
  const decided = entries.filter((entry) => !isUndecided(entry)).length;
  return (
    <header>
      <PageHead
        arrived
        back={<BackToReview {...receipt.review} />}
        heading={headings('receipt')}
        beside={<HelpMark term="receipt" />}
      />
      <dl className="mt-3 grid gap-x-10 gap-y-4 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-2">
        <Fact strong term={t('review')}>
          <TenantText text={displayName} />
          {stageNumber !== null && (
            <span className="block text-sm">{t('stage', { number: stageNumber })}</span>
          )}
        </Fact>
        <Fact strong term={t('reviewer')}>
          <TenantText text={reviewer.displayName} />
          <span className="block text-sm font-normal text-quiet">
            <SignInName name={reviewer.userPrincipalName} />
          </span>
        </Fact>
        <Fact strong term={t('decided')}>
          {t('decidedOf', { decided: formatNumber(decided, reader), asked: formatNumber(asked, reader) })}
        </Fact>
        <Fact strong term={t('readAt')}>
          <ExactTime iso={receipt.readAt} />
        </Fact>
        <Until receipt={receipt} review={review} />
      </dl>
    </header>
  );
}
