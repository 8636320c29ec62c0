import { isBy } from './conflict';
import { type ItemProgress, standing } from './item-state';
import type { DecisionItem } from './model';
import { isUndecided } from './progress';

/** The item as somebody else answered it, where a new answer of mine would replace theirs; null elsewhere. */
export function othersAnswer(
  item: DecisionItem,
  progress: ItemProgress | undefined,
  me: string,
): DecisionItem | null {
  const newest = theirs(progress) ?? item;
  if (isMineStanding(item, progress)) return null;
  return isUndecided(newest) || isBy(newest, me) || newest.reviewedBy?.system ? null : newest;
}

/** What somebody else answered while a choice of mine was on its way. */
function theirs(progress: ItemProgress | undefined): DecisionItem | undefined {
  if (progress?.state.step === 'conflict' || progress?.state.step === 'replaced')
    return progress.state.theirs;
  return undefined;
}

/** Whether a choice of mine, on its way or saved, is what the screen shows. */
export function isMineStanding(item: DecisionItem, progress: ItemProgress | undefined): boolean {
  return standing(item, progress).mine;
}
