import type { Place } from './use-roving';

/** What a key can do with a list, whether the list is a table or cards. */
export interface ListHandle {
  place: Place;
  index: number;
  /** How many rows fit on the screen. */
  page: number;
  cells: number;
  go(to: Place): void;
}
