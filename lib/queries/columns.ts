import { useCallback, useState } from 'react';
import { keepColumns, readColumns } from '../preferences';
import { COLUMNS, type ColumnId } from '../review/workspace/view';
import { useReviewer } from './graph-context';

/** What is shown without touching anything: the person's own line tells title and department. */
const SENSIBLE: readonly ColumnId[] = ['person', 'signIn', 'advice', 'previous', 'decision', 'reason'];
/** Where rows differ in their access, and Graph tells what each one is. */
const WITH_ACCESS: readonly ColumnId[] = ['person', 'access', ...SENSIBLE.slice(1)];

export interface Columns {
  /** In the order they stand. */
  columns: readonly ColumnId[];
  choose(columns: readonly ColumnId[]): void;
  reset(): void;
}

const known = (names: readonly string[]): ColumnId[] =>
  names.flatMap((name) => COLUMNS.find((column) => column === name) ?? []);

/**
 * The columns a reviewer chose, kept for them on this device, else those that suit the review. The person always stands.
 * `ofAccess`: what each row's access is has much to tell.
 */
export function useColumns(ofAccess: boolean): Columns {
  const { tenantId, userId } = useReviewer();
  const [own, setOwn] = useState<readonly ColumnId[] | null>(() => {
    const kept = known(readColumns({ tenantId, userId }) ?? []);
    return kept.length > 0 ? kept : null;
  });
  const choose = useCallback(
    (chosen: readonly ColumnId[]) => {
      const named: readonly ColumnId[] = chosen.includes('person') ? chosen : ['person', ...chosen];
      keepColumns({ tenantId, userId }, named);
      setOwn(named);
    },
    [tenantId, userId],
  );
  const reset = useCallback(() => {
    keepColumns({ tenantId, userId }, null);
    setOwn(null);
  }, [tenantId, userId]);
  return { columns: own ?? (ofAccess ? WITH_ACCESS : SENSIBLE), choose, reset };
}
