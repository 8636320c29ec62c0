'use client';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import {
  Access,
  AnsweredAt,
  type EntryProps,
  EntryReason,
  Person,
  Saved,
  TheDecision,
} from './receipt-parts';

/** One entry of the receipt on a phone. */
export const ReceiptCard = memo(function ReceiptCard({ entry, whose, ended }: EntryProps) {
  const t = useTranslations('receipt');
  const reason = entry.reason.trim() !== '';
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
            <TheDecision entry={entry} whose={whose} />
          </dd>
        </div>
        {reason && (
          <div className="col-span-2">
            <dt>{t('column.reason')}</dt>
            <dd>
              <EntryReason entry={entry} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('answered')}</dt>
          <dd>
            <AnsweredAt entry={entry} />
          </dd>
        </div>
        <div>
          <dt>{t('column.standing')}</dt>
          <dd>
            <Saved entry={entry} ended={ended} />
          </dd>
        </div>
      </dl>
    </li>
  );
});
