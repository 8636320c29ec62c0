'use client';
import { useItemMessages } from '../../../lib/messages/parts/item';
import { useOutcomeMessages } from '../../../lib/messages/parts/outcome';
import { isPast } from '../../../lib/review/decidable';
import type { DenyLimit } from '../../../lib/review/model';
import { whoseAccess } from '../../../lib/review/whose-access';
import { useAskedMark } from '../act/use-asked-mark';
import type { RowFacts, SharedByRows } from './row-facts';

const MARK = 'rounded-md bg-warn-wash px-1.5 text-xs leading-5 text-warn';

type MarkId = 'own' | `limit.${DenyLimit}` | 'blocked' | 'guest' | 'deniedLastTime' | 'outlier' | 'new';

interface MarksProps {
  facts: RowFacts;
  shared: SharedByRows;
}

/**
 * Unusual facts about a person, as small marks. A mark says before the decision that a Deny can't take
 * effect.
 */
export function Marks({ facts, shared }: MarksProps) {
  const { item, answer, details, previous, isNew, limit } = facts;
  const own = whoseAccess(item, shared.me) === 'own';
  // Nothing can be denied any more; after the end the outcomes show what a Deny did.
  const past = isPast(shared.review);
  const t = useItemMessages('marks');
  const limits = useOutcomeMessages('limits');
  const asked = useAskedMark(item.id, answer);
  const dense = shared.density === 'dense';
  const marks: (MarkId | false | null)[] = [
    own && 'own',
    limit && !past && (`limit.${limit}` as const),
    details?.enabled === false && 'blocked',
    details?.kind === 'guest' && 'guest',
    previous?.decision === 'Deny' && 'deniedLastTime',
    item.outlier === true && 'outlier',
    isNew && 'new',
  ];
  const shown = marks.filter((mark) => mark !== false && mark !== null);
  if (!asked && shown.length === 0) return null;
  const look = dense ? `${MARK} min-w-9 truncate max-md:whitespace-normal` : MARK;
  return (
    // In a dense row all are in one line, each cut where there isn't room for it.
    <ul className={dense ? 'flex min-w-0 max-w-full gap-1 max-md:flex-wrap' : 'flex flex-wrap gap-1'}>
      {asked && <li className={look}>{asked}</li>}
      {shown.map((mark) => (
        <li key={mark} className={look} title={limit && mark === `limit.${limit}` ? limits(limit) : t(mark)}>
          {t(mark)}
        </li>
      ))}
    </ul>
  );
}
