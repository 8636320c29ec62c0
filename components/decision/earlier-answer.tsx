'use client';
import { useDecisionMessages } from '../../lib/messages/parts/decision';
import { isBy } from '../../lib/review/conflict';
import type { DecisionItem } from '../../lib/review/model';
import { makerKind } from '../../lib/review/principal';
import { isUndecided } from '../../lib/review/progress';
import { safeText } from '../../lib/review/text';
import { whoseAccess } from '../../lib/review/whose-access';
import { MakerName } from '../parts/answered-by';
import { useDecisionWords } from '../parts/decision-word';
import { TenantText } from '../parts/tenant-text';
import { useTenantNow } from '../parts/use-tenant-now';
import { Moment } from '../ui/moment';
import { Notice } from '../ui/notice';

interface EarlierAnswerProps {
  item: DecisionItem;
  me: string;
  /** The review has ended: nothing can be saved any more. */
  closed?: boolean;
}

/** Shows the answer that is recorded already, by whom and why, before the reviewer replaces it. */
export function EarlierAnswer({ item, me, closed = false }: EarlierAnswerProps) {
  const t = useDecisionMessages('decision');
  const words = useDecisionWords(whoseAccess(item, me));
  const now = useTenantNow();
  if (isUndecided(item)) return null;
  const parts = {
    decision: words(item.decision),
    when: () => item.reviewedAt && <Moment iso={item.reviewedAt} now={now} />,
  };
  const other = !isBy(item, me);
  return (
    <Notice tone={other && !closed ? 'warn' : 'info'}>
      <p>
        {other
          ? t.rich(closed ? 'othersAnswerStands' : 'othersAnswer', {
              ...parts,
              maker: makerKind(item),
              name: () => <MakerName item={item} me={me} />,
            })
          : t.rich('recordedBefore', parts)}
      </p>
      {safeText(item.justification) && (
        <p>
          {t.rich(other ? 'othersReason' : 'yourReason', {
            reason: () => <TenantText text={item.justification} />,
          })}
        </p>
      )}
    </Notice>
  );
}
