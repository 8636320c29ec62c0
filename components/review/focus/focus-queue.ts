import type { DecisionItem } from '../../../lib/review/model';
import { answerIn } from '../../../lib/review/row-answer';
import type { Known } from '../../../lib/review/workspace/view';
import { type LetterCommand, letterOf, type Press } from '../../parts/keys';

/**
 * Who is walked through, fixed when the walk begins so that nobody moves under the reviewer's hand: the undecided, and
 * whoever was asked for by name. Empty where nobody waits.
 */
export function queueOf(
  items: readonly DecisionItem[],
  known: Pick<Known, 'answers' | 'me'>,
  startAt: string | undefined,
): { ids: string[]; at: number } {
  const ids = items
    .filter((item) => item.id === startAt || answerIn(known, item).decision === 'NotReviewed')
    .map(({ id }) => id);
  const at = startAt === undefined ? 0 : ids.indexOf(startAt);
  return { ids, at: Math.max(at, 0) };
}

export type FocusKey = LetterCommand | 'back' | 'next';

/**
 * What a key means while one person is on screen; undefined for any other, for a key that is held down, and with a
 * modifier, which belongs to the browser. Arrows follow the direction of reading.
 */
export function focusKeyOf(press: Press, rightToLeft: boolean): FocusKey | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing } = press;
  if (ctrlKey || metaKey || altKey || shiftKey || repeat || isComposing) return undefined;
  if (key === 'ArrowLeft') return rightToLeft ? 'next' : 'back';
  if (key === 'ArrowRight') return rightToLeft ? 'back' : 'next';
  return letterOf(press);
}
