import { type Act, intentsOf } from '../../../lib/review/act';
import type { DecisionItem, Intent } from '../../../lib/review/model';

/**
 * The reasons that the reviewer wrote before sending: one for all items, or a second one for the exceptions.
 */
export interface WrittenReasons {
  all: string;
  /** Null: the exceptions get the same reason as all others. */
  exceptions: string | null;
}

/** The intents of an act, each with the reason for its item; every item is included once. */
export function intentsWithReasons(
  act: Act,
  items: readonly DecisionItem[],
  exceptions: readonly Pick<DecisionItem, 'id'>[],
  { all, exceptions: own }: WrittenReasons,
): Intent[] {
  if (own === null) return intentsOf(act, items, all);
  return intentsOf(act, items, all, new Map(exceptions.map(({ id }) => [id, own])));
}
