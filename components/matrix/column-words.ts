'use client';
import { columnName } from '../../lib/review/grid/arrange';
import type { GridColumn } from '../../lib/review/grid/model';
import { useAccessWords } from '../parts/access-name';

/** The name of a column: its access with the reviewed part, or the name of its review. */
export function useColumnWords(): (column: GridColumn) => string {
  const words = useAccessWords();
  return (column) =>
    column.resource?.detail || column.resource?.permission ? words(column.resource) : columnName(column);
}
