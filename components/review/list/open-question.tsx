'use client';
import type { DecisionItem } from '../../../lib/review/model';
import { RowQuestion } from '../act/lazy-act';
import { ChangeChoice } from './change-choice';
import { useWorkspaceState } from './workspace-context';

/** The open question of a row. */
export function OpenQuestion({ item }: { item: DecisionItem }) {
  const { list } = useWorkspaceState();
  const { questions } = list;
  const { asked } = questions;
  if (asked === null || asked.itemId !== item.id) return null;
  if (asked.what === 'change') return <ChangeChoice item={item} />;
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
