import { Live } from './live';

/** What this tab knows of items, by review and item. */
export class Lives {
  readonly #reviews = new Map<string, Map<string, Live>>();

  find(review: string, itemId: string): Live | undefined {
    return this.#reviews.get(review)?.get(itemId);
  }

  of(review: string, itemId: string): Live {
    const lives = this.#reviews.get(review) ?? new Map<string, Live>();
    this.#reviews.set(review, lives);
    const live = lives.get(itemId) ?? new Live();
    lives.set(itemId, live);
    return live;
  }

  forget(review: string, itemId: string): void {
    this.#reviews.get(review)?.delete(itemId);
  }

  clear(): void {
    this.#reviews.clear();
  }
}
