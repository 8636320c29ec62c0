'use client';
import type { DecisionItem } from '../../../lib/review/model';
import type { Known } from '../../../lib/review/workspace/view';
import { RowQuestion } from '../deciding/lazy';
import type { Asking } from './use-asking';

/** The question of the row that is asked about; nothing while only its buttons are open. */
export function OpenQuestion({ item, known, asking }: { item: DecisionItem; known: Known; asking: Asking }) {
  const { asked } = asking;
  if (asked === null || asked.itemId !== item.id || asked.what === 'change') return null;
  const act = asked.what;
  return (
    <RowQuestion
      act={act}
      item={item}
      known={known}
      reason={asking.reasonOf(item.id, act)}
      onReason={(reason) => asking.explain(item.id, act, reason)}
      onSave={(reason) => asking.save(item.id, act, reason)}
      onClose={() => asking.ask(item.id, null)}
    />
  );
}
