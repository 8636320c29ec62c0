import { type Act, intentsOf } from '../../../lib/review/act';
import type { DecisionItem, Intent } from '../../../lib/review/model';

/** What the reviewer wrote before sending: one reason for all, or another one for the exceptions. */
export interface WrittenReasons {
  all: string;
  /** Null: the exceptions get the same reason as everybody. */
  exceptions: string | null;
}

/** An act's intents, each with the reason that was written for its item; every item is in there once. */
export function intentsWithReasons(
  act: Act,
  items: readonly DecisionItem[],
  exceptions: readonly Pick<DecisionItem, 'id'>[],
  { all, exceptions: own }: WrittenReasons,
): Intent[] {
  if (own === null) return intentsOf(act, items, all);
  return intentsOf(act, items, all, new Map(exceptions.map(({ id }) => [id, own])));
}
