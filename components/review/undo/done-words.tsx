'use client';
import type { ReactNode } from 'react';
import { useItemMessages } from '../../../lib/messages/parts/item';
import type { RowAnswers } from '../../../lib/review/row-answer';
import type { ActOutcome, PastAct } from '../../../lib/review/undo';
import { ItemName, useCounted } from '../../parts/item-name';
import { whatWasDone } from './undo-stack';

/**
 * Says in a few words what an act did: "Approved Debra Berger", "Denied 12 people", "Tried to
 * deny Debra Berger: not saved".
 */
export function DoneWords({
  act,
  outcome,
  answers,
}: {
  act: PastAct;
  outcome: ActOutcome;
  answers: RowAnswers;
}): ReactNode {
  const t = useItemMessages('undo');
  const counted = useCounted();
  const { itemIds, decision } = whatWasDone(act);
  const [first] = itemIds;
  const only = itemIds.length === 1 && first !== undefined ? answers.get(first)?.item : undefined;
  const what = decision ?? 'several';
  const { people, notSaved, overtaken } = outcome;
  const tried = notSaved === people;
  const done = only
    ? t.rich(`${tried ? 'triedOne' : 'one'}.${what}`, {
        name: () => <ItemName item={only} limit={120} />,
      })
    : t(`${tried ? 'triedMany' : 'many'}.${what}`, counted(people));
  if (notSaved + overtaken === 0) return done;
  return (
    <>
      {done}
      {notSaved > 0 && (
        <span className="text-warn">
          {' '}
          {t('notSaved', { all: String(notSaved === people), count: notSaved })}
        </span>
      )}
      {overtaken > 0 && (
        <span className="text-warn">
          {' '}
          {t('answeredSince', { all: String(overtaken === people), count: overtaken })}
        </span>
      )}
    </>
  );
}
