import type { Graph } from '../graph/client';
import { readPhotos } from '../graph/photos';

type Photos = ReadonlyMap<string, string>;

/** How many photos one visit requests at most, in the order in which people come into view: never ten thousand. */
const MOST = 120;
const NONE: Photos = new Map();

/** Photos as `data:` addresses, by the person's id, each requested once. */
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

  /** Requests the photos not requested before. Photos are decoration: one that can't be read is left out. */
  want = (ids: readonly string[]): void => {
    const missing = ids.filter((id) => !this.#asked.has(id)).slice(0, MOST - this.#asked.size);
    if (!this.#allowed || missing.length === 0) return;
    for (const id of missing) this.#asked.add(id);
    readPhotos(this.#graph, missing).then(
      (photos) => {
        // People whose request failed are requested again when they come into view.
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
