'use client';
import { memo, useMemo, useState, useTransition } from 'react';
import { formatNumber } from '../../lib/format';
import { useReceiptMessages } from '../../lib/messages/parts/receipt';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReader } from '../../lib/messages/provider';
import { ownDecision, type Receipt, type ReceiptEntry } from '../../lib/review/receipt/model';
import { DecisionWord } from '../parts/decision-word';
import { DistinguishedItems, useItemsKind } from '../parts/item-name';
import { TenantText } from '../parts/tenant-text';
import { Button } from '../ui/button';
import { useWide } from '../ui/use-wide';
import { ReceiptCard } from './receipt-card';
import { Access, AnsweredAt, type EntryProps, Person, Saved } from './receipt-parts';
import { usePrinting } from './use-printing';

/** How many rows are shown at first; a button shows the rest. */
const SHOWN_AT_FIRST = 200;
const HEAD =
  'px-3 py-2.5 text-start align-bottom text-sm font-medium text-quiet first:ps-4 last:pe-4 print:px-1.5';
const CELL = 'px-3 py-2.5 align-top first:ps-4 last:pe-4 print:px-1.5 print:py-1';
const COLUMNS = [
  ['person', 'w-60 print:w-auto'],
  ['access', 'w-44 print:w-auto'],
  ['decision', 'w-36 print:w-24'],
  ['reason', ''],
  ['answered', 'w-44 print:w-28'],
  ['standing', 'w-48 print:w-36'],
] as const;

const Row = memo(function Row({ entry, me, whose, ended }: EntryProps) {
  const { decision, reason, reviewedAt } = ownDecision(entry);
  return (
    <tr className="break-inside-avoid">
      <th scope="row" className={`${CELL} text-start font-normal`}>
        <Person entry={entry} />
      </th>
      <td className={CELL}>
        <Access entry={entry} />
      </td>
      <td className={CELL}>
        <DecisionWord decision={decision} whose={whose} />
      </td>
      <td className={CELL}>
        <TenantText text={reason} limit={4000} />
      </td>
      <td className={CELL}>
        <AnsweredAt reviewedAt={reviewedAt} />
      </td>
      <td className={CELL}>
        <Saved entry={entry} me={me} whose={whose} ended={ended} />
      </td>
    </tr>
  );
});

function Table({ entries, ...shared }: Omit<EntryProps, 'entry'> & { entries: readonly ReceiptEntry[] }) {
  const t = useReceiptMessages('receipt');
  const principal = useShellMessages('principal');
  const kind = useItemsKind();
  const headOf = (column: (typeof COLUMNS)[number][0]) => {
    if (column === 'person') return principal('column', { kind });
    return column === 'answered' ? t('answered') : t(`column.${column}`);
  };
  return (
    <table className="w-full min-w-[60rem] table-fixed text-sm print:min-w-0 print:text-[0.6875rem]">
      <caption className="sr-only">{t('people')}</caption>
      <thead className="border-b border-line print:table-header-group">
        <tr>
          {COLUMNS.map(([column, width]) => (
            <th key={column} scope="col" className={`${HEAD} ${width}`}>
              {headOf(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {entries.map((entry) => (
          <Row key={entry.itemId} entry={entry} {...shared} />
        ))}
      </tbody>
    </table>
  );
}

/** The decisions: a table on a wide screen and on paper, where all rows are shown; cards on a phone. */
export function ReceiptTable({ receipt, ended }: { receipt: Receipt; ended: boolean }) {
  const t = useReceiptMessages('receipt');
  const reader = useReader();
  const wide = useWide();
  const printing = usePrinting();
  const [all, setAll] = useState(false);
  const [, startShowing] = useTransition();
  const { entries, reviewer: signedIn } = receipt;
  const shared = { me: signedIn.userId, whose: receipt.whose, ended };
  const items = useMemo(() => entries.map((entry) => ({ ...entry, id: entry.itemId })), [entries]);
  const shown = all || printing ? entries : entries.slice(0, SHOWN_AT_FIRST);
  const count = formatNumber(entries.length, reader);
  return (
    <DistinguishedItems items={items}>
      <div className="mt-5">
        <h2 id="decided" className="mb-3 subheading">
          {t('people')}
        </h2>
        {wide || printing ? (
          <section
            aria-labelledby="decided"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
            tabIndex={0}
            className="overflow-x-auto card print:overflow-visible print:rounded-none print:border-x-0"
          >
            <Table entries={shown} {...shared} />
          </section>
        ) : (
          <ul aria-label={t('people')} className="divide-y divide-line card">
            {shown.map((entry) => (
              <ReceiptCard key={entry.itemId} entry={entry} {...shared} />
            ))}
          </ul>
        )}
        {shown.length < entries.length && (
          <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
            <p className="text-sm text-quiet">
              {t('shown', { shown: formatNumber(shown.length, reader), count })}
            </p>
            <Button onClick={() => startShowing(() => setAll(true))}>{t('showAll', { count })}</Button>
          </div>
        )}
      </div>
    </DistinguishedItems>
  );
}
