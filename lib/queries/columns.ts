import { useCallback, useState } from 'react';
import { keepColumns, readColumns } from '../preferences';
import { COLUMNS, type ColumnId } from '../review/workspace/view';
import { useReviewer } from './graph-context';

/** What is shown without touching anything: the person's own line tells title and department. */
const SENSIBLE: readonly ColumnId[] = ['person', 'signIn', 'advice', 'previous', 'decision', 'reason'];

export interface Columns {
  /** In the order they stand. */
  columns: readonly ColumnId[];
  choose(columns: readonly ColumnId[]): void;
  reset(): void;
}

const known = (names: readonly string[]): ColumnId[] =>
  names.flatMap((name) => COLUMNS.find((column) => column === name) ?? []);

/** The columns a reviewer chose, kept for them on this device. The person always stands. */
export function useColumns(): Columns {
  const { tenantId, userId } = useReviewer();
  const [columns, setColumns] = useState<readonly ColumnId[]>(() => {
    const kept = known(readColumns({ tenantId, userId }) ?? []);
    return kept.length > 0 ? kept : SENSIBLE;
  });
  const choose = useCallback(
    (chosen: readonly ColumnId[]) => {
      const named: readonly ColumnId[] = chosen.includes('person') ? chosen : ['person', ...chosen];
      keepColumns({ tenantId, userId }, named);
      setColumns(named);
    },
    [tenantId, userId],
  );
  const reset = useCallback(() => {
    keepColumns({ tenantId, userId }, null);
    setColumns(SENSIBLE);
  }, [tenantId, userId]);
  return { columns, choose, reset };
}
