import type { KeyboardEvent } from 'react';

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/**
 * The index to which an arrow key moves among `count` buttons in a row; undefined for other keys. With Alt, Control or
 * Command a key is the browser's: Alt with an arrow goes back to the page before.
 */
export function arrowStep(
  { key, altKey, ctrlKey, metaKey }: Pressed,
  at: number,
  count: number,
  rightToLeft: boolean,
): number | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const forward = key === 'ArrowDown' || key === (rightToLeft ? 'ArrowLeft' : 'ArrowRight');
  const back = key === 'ArrowUp' || key === (rightToLeft ? 'ArrowRight' : 'ArrowLeft');
  if (!forward && !back) return undefined;
  return (at + (forward ? 1 : count - 1)) % count;
}
