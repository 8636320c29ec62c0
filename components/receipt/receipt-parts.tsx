'use client';
import { CircleAlert, CircleCheck, CircleDashed, type LucideIcon } from 'lucide-react';
import { formatDay, formatExact } from '../../lib/format';
import { useReceiptMessages } from '../../lib/messages/parts/receipt';
import { useShellMessages } from '../../lib/messages/parts/shell';
import { useReader } from '../../lib/messages/provider';
import { addressBeside, ownName } from '../../lib/review/principal';
import type { ReceiptEntry, Standing } from '../../lib/review/receipt/model';
import { safeText } from '../../lib/review/text';
import type { Whose } from '../../lib/review/whose-access';
import { AccessName } from '../parts/access-name';
import { MakerName } from '../parts/answered-by';
import { ApplyOutcomeText } from '../parts/apply-outcome';
import { useDecisionWords } from '../parts/decision-word';
import { useDistinguishingId, usePrincipalWords } from '../parts/item-name';
import { SignInName, TenantText } from '../parts/tenant-text';

interface PartProps {
  entry: ReceiptEntry;
}

export interface EntryProps extends PartProps {
  me: string;
  /** Whose access the whole receipt is about. */
  whose: Whose;
  /** Whether the review has ended. */
  ended: boolean;
}

const ICONS: Record<Standing, LucideIcon> = {
  counts: CircleCheck,
  replaced: CircleAlert,
  takenBack: CircleDashed,
  reset: CircleAlert,
};
const ICON = 'mt-0.5 size-4 shrink-0';

/** The person of the entry. */
export function Person({ entry }: PartProps) {
  const { principal } = entry;
  const t = useShellMessages('principal');
  const name = usePrincipalWords()(principal);
  const address = addressBeside(principal);
  const id = useDistinguishingId()({ ...entry, id: entry.itemId });
  return (
    <>
      <span className="font-semibold">
        <TenantText text={name} />
      </span>
      {address && (
        <span className="block text-quiet">
          <SignInName name={address} />
        </span>
      )}
      {principal.kind !== 'user' && ownName(principal) && (
        <span className="block text-quiet">{t(`kind.${principal.kind}`)}</span>
      )}
      {id && <span className="block text-quiet">{id}</span>}
    </>
  );
}

export function Access({ entry: { resource } }: PartProps) {
  return resource ? <AccessName resource={resource} /> : null;
}

/**
 * When the item was answered, as Graph says; on paper with the minute, because paper has nothing to press.
 */
export function AnsweredAt({ reviewedAt }: { reviewedAt: string | null }) {
  const reader = useReader();
  const time = reviewedAt === null ? null : new Date(reviewedAt);
  if (!time || Number.isNaN(time.getTime())) return null;
  return (
    <time dateTime={time.toISOString()} lang={reader.locale} title={formatExact(time, reader)}>
      <span className="print:hidden">{formatDay(time, reader)}</span>
      <span className="hidden print:inline">{formatExact(time, reader)}</span>
    </time>
  );
}

/** Whether the decision counts and, on paper, the reference to quote. */
export function Saved({ entry, me, whose, ended }: EntryProps) {
  const t = useReceiptMessages('receipt');
  const words = useDecisionWords(whose);
  const { standing, changeNotSaved, writes, reviewedBy } = entry;
  const Icon = ICONS[standing];
  const sends = writes.reduce((sum, write) => sum + write.sends, 0);
  const ids = writes.flatMap(({ requestIds }) => requestIds);
  return (
    <>
      <span className="inline-flex items-start gap-1.5">
        <Icon
          aria-hidden="true"
          className={`${ICON} ${standing === 'counts' ? 'text-accent' : 'text-quiet'}`}
        />
        {t(`standing.${standing}`)}
      </span>
      {standing === 'replaced' && (
        <span className="block">
          {t.rich('now', {
            decision: words(entry.decision),
            name: () => (
              <MakerName
                item={{ reviewedBy: reviewedBy && { ...reviewedBy, system: false } }}
                me={me}
                inside
              />
            ),
          })}
        </span>
      )}
      <ApplyOutcomeText of={entry} ended={ended} whose={whose} />
      {changeNotSaved && <span className="block font-medium">{t('changing')}</span>}
      {entry.repeats > 0 && <span className="block text-quiet">{t('sentTimes', { count: sends })}</span>}
      {ids.length > 0 && (
        <span className="hidden break-all text-quiet print:block">
          {t(ids.length > 1 ? 'references' : 'reference', {
            id: ids.map((id) => safeText(id, 80)).join(' '),
          })}
        </span>
      )}
    </>
  );
}
