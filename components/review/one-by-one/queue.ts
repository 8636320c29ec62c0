import type { Known } from '../../../lib/review/known';
import type { DecisionItem } from '../../../lib/review/model';
import { isUndecided } from '../../../lib/review/progress';
import { answerIn } from '../../../lib/review/row-answer';
import { type LetterCommand, letterOf, type Press } from '../../parts/keys';

/**
 * The items to go through: those that aren't reviewed, and the item `startAt`. The list is fixed at the
 * start so that no item changes its place meanwhile. Empty where all are reviewed.
 */
export function queueOf(
  items: readonly DecisionItem[],
  known: Pick<Known, 'answers' | 'me'>,
  startAt: string | undefined,
): { queue: DecisionItem[]; at: number } {
  const queue = items.filter((item) => item.id === startAt || isUndecided(answerIn(known, item)));
  return {
    queue,
    at: Math.max(
      queue.findIndex(({ id }) => id === startAt),
      0,
    ),
  };
}

/**
 * The keys of one by one, in the form of the list's `SHORTCUTS`. The arrows are in the order of "back, on", which
 * follows the direction of reading.
 */
export const oneByOneShortcuts = (rightToLeft: boolean) =>
  [
    ['approve', ['a']],
    ['deny', ['d']],
    ['dontKnow', ['u']],
    ['reason', ['r']],
    ['undo', ['z']],
    ['backOn', [rightToLeft ? '→' : '←'], [rightToLeft ? '←' : '→']],
    ['leave', ['Esc']],
  ] as const;

export type OneByOneKey = LetterCommand | 'back' | 'next';

/**
 * The command of a key while one person is on screen; undefined for other keys, for a key that is held down,
 * and with a modifier, which belongs to the browser. Arrows follow the direction of reading.
 */
export function oneByOneKeyOf(press: Press, rightToLeft: boolean): OneByOneKey | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing } = press;
  if (ctrlKey || metaKey || altKey || shiftKey || repeat || isComposing) return undefined;
  if (key === 'ArrowLeft') return rightToLeft ? 'next' : 'back';
  if (key === 'ArrowRight') return rightToLeft ? 'back' : 'next';
  return letterOf(press);
}
