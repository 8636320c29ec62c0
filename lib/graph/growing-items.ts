import type { DecisionItem } from '../review/model';
import type { ItemPage } from './items-page';

/** A list of items while it is being read. */
export interface ItemsRead {
  /** In the tenant's order; a new array each time, never changed afterwards. */
  items: DecisionItem[];
  /** Whether all my items are here. */
  complete: boolean;
  /** How many items there are in all; null until Graph tells. */
  total: number | null;
  /** The list broke off: these items could be read, and others may be missing. */
  broken?: true;
}

/** The items read so far, each once: new items are added at the end, known items are replaced in place. */
export class GrowingItems {
  readonly #positions = new Map<string, number>();
  readonly #items: DecisionItem[] = [];
  readonly #claimedTotal: number | null;

  /** `claimedTotal`: the tenant's number of items, or null. */
  constructor(claimedTotal: number | null) {
    this.#claimedTotal = claimedTotal;
  }

  get size(): number {
    return this.#items.length;
  }

  take({ items }: Pick<ItemPage, 'items'>): void {
    for (const item of items) {
      const place = this.#positions.get(item.id) ?? this.#items.length;
      this.#positions.set(item.id, place);
      this.#items[place] = item;
    }
  }

  /** Whether so many rows gave so few items that the tenant must be repeating the same rows. */
  goesRound(rows: number): boolean {
    return rows > 2 * this.size + 1_000;
  }

  /** Whether the items from index `from` on pass the test, so that a search doesn't repeat earlier pages. */
  since(from: number, test: (items: readonly DecisionItem[]) => boolean): boolean {
    return test(this.#items.slice(from));
  }

  /** Whether all expected items are here. */
  holds(expected: number | null): boolean {
    return expected !== null && this.size >= expected;
  }

  /** The items of a list that broke off. */
  remnant(): ItemsRead {
    return { ...this.part(false), broken: true };
  }

  part(complete: boolean): ItemsRead {
    const items = this.#items.slice();
    const claimed =
      this.#claimedTotal !== null && this.#claimedTotal >= items.length ? this.#claimedTotal : null;
    return { items, complete, total: complete ? items.length : claimed };
  }
}
