import { dueAt } from '../review/deadline';
import type { Answered, Intent, Review } from '../review/model';
import { itemsRefOf } from '../review/place';
import { isUndecided } from '../review/progress';
import type { ActPart, ActRecord } from './log';

/** What an act is about, and when that ends. */
export type ActPlace = Pick<ActRecord, 'review' | 'endsAt'>;

/** Where a review's decisions are made: in its stage, if it has one. */
export function placeOf(about: Review): ActPlace {
  return { review: itemsRefOf(about), endsAt: dueAt(about) };
}

/**
 * Which of two acts counts: the one with the greater number, wherever their records stand. One that waited in a page's
 * memory can reach the log long after it was made.
 */
export const orderOf = ({ order, at }: Pick<ActRecord, 'order' | 'at'>): number => order ?? at;

/** One act of the reviewer as the log keeps it: items with the same decision and reason stand together. */
export function actRecord(
  place: ActPlace,
  intents: readonly Intent[],
  accepting: boolean,
  id: string,
  { at, order }: { at: number; order: number },
): ActRecord {
  const parts = new Map<string, ActPart & { itemIds: string[] }>();
  const seen: Record<string, Answered> = {};
  for (const { itemId, decision, justification, seen: answered } of intents) {
    const key = `${decision}\n${justification}`;
    const part = parts.get(key) ?? { decision, justification, itemIds: [] };
    parts.set(key, part);
    part.itemIds.push(itemId);
    if (!isUndecided(answered)) seen[itemId] = answered;
  }
  const own = order === at ? {} : { order };
  return { kind: 'act', id, at, ...own, ...place, parts: [...parts.values()], seen, accepting };
}
