import type { Graph } from '../graph/client';
import { readPhotos } from '../graph/photos';

type Photos = ReadonlyMap<string, string>;

/** How many people's photos one visit asks for: those who were looked at, and never ten thousand. */
const MOST = 120;
const NONE: Photos = new Map();

/** Photos as `data:` addresses by person's id, each asked once. */
export class PhotoStore {
  readonly #graph: Graph;
  readonly #asked = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #allowed: boolean;
  #photos: Photos = NONE;

  constructor(graph: Graph, allowed: boolean) {
    this.#graph = graph;
    this.#allowed = allowed;
  }

  snapshot = (): Photos => this.#photos;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks for those not asked for yet. A photo is an ornament: what can't be read is left out. */
  want = (ids: readonly string[]): void => {
    const missing = ids.filter((id) => !this.#asked.has(id)).slice(0, MOST - this.#asked.size);
    if (!this.#allowed || missing.length === 0) return;
    for (const id of missing) this.#asked.add(id);
    readPhotos(this.#graph, missing).then(
      (photos) => {
        // Who couldn't be asked about is asked about again when they come into view.
        for (const id of missing) if (!photos.has(id.toLowerCase())) this.#asked.delete(id);
        this.#show(photos);
      },
      () => {},
    );
  };

  #show(photos: ReadonlyMap<string, string | null>): void {
    const there = [...photos].filter((pair): pair is [string, string] => pair[1] !== null);
    if (there.length === 0) return;
    this.#photos = new Map([...this.#photos, ...there]);
    for (const listener of this.#listeners) listener();
  }
}
