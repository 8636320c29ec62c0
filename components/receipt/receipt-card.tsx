'use client';
import { memo } from 'react';
import { useReceiptMessages } from '../../lib/messages/parts/receipt';
import { ownDecision } from '../../lib/review/receipt/model';
import { DecisionWord } from '../parts/decision-word';
import { TenantText } from '../parts/tenant-text';
import { Access, AnsweredAt, type EntryProps, Person, Saved } from './receipt-parts';

/** One entry of the receipt on a phone. */
export const ReceiptCard = memo(function ReceiptCard({ entry, me, whose, ended }: EntryProps) {
  const t = useReceiptMessages('receipt');
  const { decision, reason, reviewedAt } = ownDecision(entry);
  return (
    <li className="space-y-2 px-4 py-3">
      <Person entry={entry} />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 text-sm [&_dt]:text-quiet">
        <div>
          <dt>{t('column.access')}</dt>
          <dd>
            <Access entry={entry} />
          </dd>
        </div>
        <div>
          <dt>{t('column.decision')}</dt>
          <dd>
            <DecisionWord decision={decision} whose={whose} />
          </dd>
        </div>
        {reason.trim() !== '' && (
          <div className="col-span-2">
            <dt>{t('column.reason')}</dt>
            <dd>
              <TenantText text={reason} limit={4000} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('answered')}</dt>
          <dd>
            <AnsweredAt reviewedAt={reviewedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('column.standing')}</dt>
          <dd>
            <Saved entry={entry} me={me} whose={whose} ended={ended} />
          </dd>
        </div>
      </dl>
    </li>
  );
});
