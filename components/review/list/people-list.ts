import type { KeyboardEvent } from 'react';
import type { Known } from '../../../lib/review/known';
import type { Arranged, ArrangedRow } from '../../../lib/review/workspace/arrange';
import { isSelected } from '../../../lib/review/workspace/select';
import type { View } from '../../../lib/review/workspace/view';
import type { RowAsk } from '../act/use-review-draft';
import type { ListHandle } from './list-handle';
import type { SharedByRows } from './row-facts';
import type { RowQuestions } from './use-row-question';
import type { ShownRows } from './use-rows';
import type { Selecting } from './use-selecting';

/** The props that the table of a wide screen and the cards of a phone share. */
export interface PeopleList {
  shown: ShownRows;
  arranged: Arranged;
  known: Known;
  shared: SharedByRows;
  photos: ReadonlyMap<string, string>;
  /** Asks for the photos of people who became visible. */
  wantPhotos(principalIds: readonly string[]): void;
  selecting: Selecting;
  view: View;
  onView(change: Partial<View>): void;
  /** All items are here. */
  complete: boolean;
  /** More items are being read. */
  loading: boolean;
  /** The question that is open under a row. */
  questions: RowQuestions;
  covered(): { above: number; below: number };
  onKeyDown(event: KeyboardEvent): void;
  /** The list that the keys move in. */
  handleRef: { current: ListHandle | null };
}

/**
 * Whether a row shows as selected; null where nothing can be decided. "All" covers the items that match, and
 * not the rows that only keep their place.
 */
export function rowSelected(
  row: Extract<ArrangedRow, { kind: 'item' }>,
  { selecting: { selection }, arranged, shared }: Pick<PeopleList, 'selecting' | 'arranged' | 'shared'>,
): boolean | null {
  if (!shared.open) return null;
  const { id } = row.item;
  return isSelected(selection, id) && !(selection.kind === 'all' && arranged.staying.has(id));
}

/** The open question about a row; null where none is open. */
export const askedOf = ({ asked }: RowQuestions, itemId: string): RowAsk | null =>
  asked?.itemId === itemId ? asked.what : null;

/** Whether a question stands under a row. */
export const hasQuestion = (questions: RowQuestions, itemId: string): boolean =>
  askedOf(questions, itemId) !== null;
