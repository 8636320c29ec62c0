import { accessKey } from './access';
import type { AccessFacts, DecisionItem, PersonDetails, PreviousAnswer, Review } from './model';
import type { RowAnswers } from './row-answer';

/** The answers of the instance before, by `previousKey`. */
export type PreviousAnswers = ReadonlyMap<string, PreviousAnswer>;

/** The key of a person's access, equal across instances. */
export function previousKey(item: Pick<DecisionItem, 'principal' | 'resource'>): string {
  return `${item.principal.id}/${accessKey(item.resource)}`;
}

/**
 * All that is known beside the items; null for facts that Graph doesn't give, that aren't allowed, or that aren't here
 * yet.
 */
export interface Known {
  review: Review;
  me: string;
  /** By principal id. */
  people: ReadonlyMap<string, PersonDetails> | null;
  previous: PreviousAnswers | null;
  /** The answers of an instance before this one are being read: their place is kept free. */
  awaitsPrevious: boolean;
  access: AccessFacts | null;
  /** The row answers, by item id. */
  answers: RowAnswers;
}
