import type { KeyboardEvent } from 'react';
import type { Arranged, ArrangedRow } from '../../../lib/review/workspace/arrange';
import type { Group } from '../../../lib/review/workspace/groups';
import { isSelected, type Selection } from '../../../lib/review/workspace/select';
import type { Known, View } from '../../../lib/review/workspace/view';
import type { RowAsk } from '../act/use-review-draft';
import type { ListHandle } from './list-handle';
import type { SharedByRows } from './row-facts';
import type { RowQuestions } from './use-row-question';
import type { ShownRows } from './use-rows';

/** What the table of a desk and the cards of a phone are given alike. */
export interface PeopleList {
  shown: ShownRows;
  arranged: Arranged;
  known: Known;
  shared: SharedByRows;
  photos: ReadonlyMap<string, string>;
  /** Asks for the photos of people who came into sight. */
  wantPhotos(principalIds: readonly string[]): void;
  selection: Selection;
  view: View;
  onView(change: Partial<View>): void;
  onSelectGroup(group: Group, selected: boolean): void;
  onSelectAll(selected: boolean): void;
  part: 'none' | 'some' | 'all';
  /** Everybody is here. */
  complete: boolean;
  /** More are on their way. */
  loading: boolean;
  /** The question that is open under a row. */
  questions: RowQuestions;
  covered(): { above: number; below: number };
  onKeyDown(event: KeyboardEvent): void;
  /** What the keys move. */
  handleRef: { current: ListHandle | null };
}

/** Whether a row shows as selected; null where nothing can be decided. "All" is said of those who match, and of nobody else. */
export function rowSelected(
  row: Extract<ArrangedRow, { kind: 'item' }>,
  { selection, arranged, shared }: Pick<PeopleList, 'selection' | 'arranged' | 'shared'>,
): boolean | null {
  if (!shared.open) return null;
  const { id } = row.item;
  return isSelected(selection, id) && !(selection.kind === 'all' && arranged.staying.has(id));
}

/** Whether search or filters leave anybody out. */
export const isNarrowed = ({ search, filters }: View): boolean => search.trim() !== '' || filters.length > 0;

/** What is asked about a row; null where nothing is. */
export const askedOf = ({ asked }: RowQuestions, itemId: string): RowAsk | null =>
  asked?.itemId === itemId ? asked.what : null;
