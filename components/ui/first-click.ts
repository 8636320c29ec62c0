import type { MouseEvent } from 'react';

/**
 * Does something at the first click only. The second one of a double click was meant for what stood under the pointer
 * before: meanwhile the next row may have come there. A key has no double click, and its click no count.
 */
export const atFirstClick =
  (act: () => void) =>
  ({ detail: clicks }: Pick<MouseEvent, 'detail'>): void => {
    if (clicks <= 1) act();
  };
