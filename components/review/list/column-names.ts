import { useListMessages } from '../../../lib/messages/parts/list';
import { useShellMessages } from '../../../lib/messages/parts/shell';
import type { ColumnId } from '../../../lib/review/workspace/view';
import { useItemsKind } from '../../parts/item-name';

/** The names of columns, on screen. */
export function useColumnNames(): (column: ColumnId) => string {
  const t = useListMessages('table.columns');
  const principal = useShellMessages('principal');
  const kind = useItemsKind();
  return (column) => (column === 'person' ? principal('column', { kind }) : t(column));
}
