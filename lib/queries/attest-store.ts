import type { Graph } from '../graph/client';
import { attestGuest } from '../graph/sponsored-guests';
import type { Attested } from '../review/sponsored';

/** The result of each attestation, by guest id; `sending` while the request runs. */
type Attestations = ReadonlyMap<string, Attested | 'sending'>;

/** A second attestation would be billed again. */
const FINAL: readonly (Attested | 'sending' | undefined)[] = ['sending', 'done', 'unsure'];

/** The attestations of this visit. They outlast the inbox's page, so that none is offered again on return to it. */
export class AttestStore {
  readonly #graph: Graph;
  readonly #listeners = new Set<() => void>();
  #attested: Attestations = new Map();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  snapshot = (): Attestations => this.#attested;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Confirms a guest, unless that was or may have been recorded already. */
  attest = async (guestId: string): Promise<void> => {
    if (FINAL.includes(this.#attested.get(guestId))) return;
    this.#show([...this.#attested, [guestId, 'sending']]);
    try {
      const what = await attestGuest(this.#graph, guestId);
      this.#show([...this.#attested, [guestId, what]]);
    } catch {
      // It fails only before anything is sent, because the sign-in is missing; the session shows that by itself.
      this.#show([...this.#attested].filter(([id]) => id !== guestId));
    }
  };

  #show(attested: Iterable<[string, Attested | 'sending']>): void {
    this.#attested = new Map(attested);
    for (const listener of this.#listeners) listener();
  }
}
