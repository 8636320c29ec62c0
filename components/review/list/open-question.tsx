'use client';
import type { DecisionItem } from '../../../lib/review/model';
import { RowQuestion } from '../act/lazy-act';
import { useSpace } from './space';

/** The open question of a row; renders nothing while only the row's buttons are shown. */
export function OpenQuestion({ item }: { item: DecisionItem }) {
  const { list } = useSpace();
  const { questions } = list;
  const { asked } = questions;
  if (asked === null || asked.itemId !== item.id || asked.what === 'change') return null;
  const act = asked.what;
  return (
    <RowQuestion
      act={act}
      item={item}
      reason={questions.reasonOf(item.id, act)}
      onReason={(reason) => questions.explain(item.id, act, reason)}
      onSave={(reason) => questions.save(item.id, act, reason)}
      onClose={() => questions.ask(item.id, null)}
    />
  );
}
