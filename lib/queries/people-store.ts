import type { Graph } from '../graph/client';
import { readPeople } from '../graph/people';
import type { PersonDetails } from '../review/model';

type People = ReadonlyMap<string, PersonDetails>;

/**
 * What the directory tells about people, each requested once; null where the host hasn't configured it or Graph
 * refuses.
 */
export class PeopleStore {
  readonly #graph: Graph;
  readonly #asked = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #people: People | null;

  constructor(graph: Graph, allowed: boolean) {
    this.#graph = graph;
    this.#people = allowed ? new Map() : null;
  }

  snapshot = (): People | null => this.#people;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Requests the people not requested before. A person who can't be read now is requested again the next time. */
  async want(ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => !this.#asked.has(id));
    if (this.#people === null || missing.length === 0) return;
    for (const id of missing) this.#asked.add(id);
    try {
      const people = await readPeople(this.#graph, missing, (some) => this.#show(some));
      this.#show(people);
    } catch {
      for (const id of missing) if (!this.#people?.has(id)) this.#asked.delete(id);
    }
  }

  /** Null, for people whom Graph refuses, ends it only where nobody is known: the others stay. */
  #show(people: People | null): void {
    if (people === null && this.#people && this.#people.size > 0) return;
    this.#people = people && this.#people ? new Map([...this.#people, ...people]) : null;
    for (const listener of this.#listeners) listener();
  }
}
