import { useCallback, useState } from 'react';
import { keepColumns, readColumns } from '../preferences';
import { COLUMNS, type ColumnId } from '../review/workspace/view';
import { useReviewer } from './graph-context';

/** The columns shown by default. Title and department have none, because they stand in the person's own line. */
const SENSIBLE: readonly ColumnId[] = ['person', 'signIn', 'advice', 'previous', 'decision', 'reason'];
/** The default columns where each row's access differs and Graph describes it. */
const WITH_ACCESS: readonly ColumnId[] = ['person', 'access', ...SENSIBLE.slice(1)];

export interface Columns {
  /** In display order. */
  columns: readonly ColumnId[];
  /** The reviewer chose them. */
  own: boolean;
  choose(columns: readonly ColumnId[]): void;
  reset(): void;
}

const known = (names: readonly string[]): ColumnId[] =>
  names.flatMap((name) => COLUMNS.find((column) => column === name) ?? []);

/**
 * The columns that the reviewer chose, stored for them on this device, else the defaults for the review. `person` is
 * always among them. `ofAccess`: the rows describe their access, so the defaults include the column `access`.
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
  return { columns: own ?? (ofAccess ? WITH_ACCESS : SENSIBLE), own: own !== null, choose, reset };
}
