import type { DecisionItem } from '../review/model';
import type { ItemPage } from './items-page';

/** A list of items as it stands while it is read. */
export interface ItemsRead {
  /** In the tenant's order; a list of its own each time, never changed afterwards. */
  items: DecisionItem[];
  /** Whether all my items are here. */
  complete: boolean;
  /** How many there are in all, once told. */
  total: number | null;
  /** The list broke off: these are all that could be read, and others may be missing. */
  broken?: true;
}

/** Items met so far, each once: new ones come at the end, known ones are renewed where they stand. */
export class GrowingItems {
  readonly #places = new Map<string, number>();
  readonly #items: DecisionItem[] = [];
  readonly #told: number | null;

  /** `told`: how many the tenant says there are, or null. */
  constructor(told: number | null) {
    this.#told = told;
  }

  get size(): number {
    return this.#items.length;
  }

  take({ items }: Pick<ItemPage, 'items'>): void {
    for (const item of items) {
      const place = this.#places.get(item.id) ?? this.#items.length;
      this.#places.set(item.id, place);
      this.#items[place] = item;
    }
  }

  /** Whether so many places held so few items that the tenant tells the same ones over and over. */
  goesRound(places: number): boolean {
    return places > 2 * this.size + 1_000;
  }

  /** Whether the items from `from` on meet the test, so that a search doesn't begin anew with each page. */
  since(from: number, test: (items: readonly DecisionItem[]) => boolean): boolean {
    return test(this.#items.slice(from));
  }

  /** Whether so many are here that nobody is missing. */
  holds(expected: number | null): boolean {
    return expected !== null && this.size >= expected;
  }

  /** What could be read of a list that broke off. */
  remnant(): ItemsRead {
    return { ...this.part(false), broken: true };
  }

  part(complete: boolean): ItemsRead {
    const items = this.#items.slice();
    const told = this.#told !== null && this.#told >= items.length ? this.#told : null;
    return { items, complete, total: complete ? items.length : told };
  }
}
