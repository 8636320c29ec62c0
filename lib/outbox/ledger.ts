import { type Answered, isNewer, laterOf } from '../review/conflict';
import type { DecisionItem } from '../review/model';
import { isUndecided } from '../review/progress';

/** What is known of items across runs, so that a late copy of an old answer proves nothing. */
export class Ledger {
  /** The latest answer that Graph was seen to hold. */
  readonly known = new Map<string, Answered>();
  /** Items with a write whose effect wasn't read back. */
  readonly unsettled = new Set<string>();

  /** Notes that an item's answer was read and nothing is on its way any more. */
  settle(item: DecisionItem): void {
    this.unsettled.delete(item.id);
    // An answer taken back has no time to compare by.
    this.known.set(item.id, isUndecided(item) ? item : this.latest(item));
  }

  /** What stands in an item, as far as a read and all earlier ones tell. */
  latest(item: DecisionItem): Answered {
    const known = this.known.get(item.id);
    return known ? laterOf(item, known) : item;
  }

  /** Whether a read shows less than was seen before. */
  isOld(item: DecisionItem): boolean {
    const known = this.known.get(item.id);
    return known !== undefined && isNewer(known, item);
  }
}
