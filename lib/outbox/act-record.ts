import { dueAt } from '../review/deadline';
import type { Answered, Intent, OwnAnswer, Review } from '../review/model';
import { isUndecided } from '../review/progress';
import { itemsRefOf } from '../review/refs';
import type { ActPart, ActRecord } from './log';

/** The review or stage of an act, and when it ends. */
export type ActTarget = Pick<ActRecord, 'review' | 'endsAt'>;

/** Where a review's decisions are recorded: in its stage, if it has stages. */
export function targetOf(about: Review): ActTarget {
  return { review: itemsRefOf(about), endsAt: dueAt(about) };
}

/**
 * The acts in the review or in its present stage. An item keeps its id from stage to stage, but what was decided in an
 * earlier stage is over.
 */
export function actsIn(review: Review, acts: readonly ActRecord[]): readonly ActRecord[] {
  const { stageId } = itemsRefOf(review);
  const here = acts.filter((act) => act.review.stageId === stageId);
  return here.length === acts.length ? acts : here;
}

/** What an act is besides its decisions. */
type ActMaking = Pick<ActRecord, 'accepting' | 'partOf'>;

/** One act as the log stores it: items with the same decision and reason share one part. */
export function actRecord(
  target: ActTarget,
  intents: readonly Intent[],
  { accepting, partOf }: ActMaking,
  id: string,
  { at, order }: { at: number; order: number },
): ActRecord {
  const parts = new Map<string, ActPart & { itemIds: string[] }>();
  const seen: Record<string, Answered> = {};
  const own: Record<string, OwnAnswer> = {};
  for (const { itemId, decision, justification, seen: answered, own: mine } of intents) {
    const key = `${decision}\n${justification}`;
    const part = parts.get(key) ?? { decision, justification, itemIds: [] };
    parts.set(key, part);
    part.itemIds.push(itemId);
    if (!isUndecided(answered)) seen[itemId] = answered;
    if (mine) own[itemId] = mine;
  }
  return {
    kind: 'act',
    id,
    ...(partOf !== undefined && { partOf }),
    at,
    ...(order !== at && { order }),
    ...target,
    parts: [...parts.values()],
    seen,
    ...(Object.keys(own).length > 0 && { own }),
    accepting,
  };
}
