import type { FreshItems } from '../graph/recording';
import type { SendOutcome } from '../graph/sending';
import type { Decision, Intent, ItemsRef, Review } from '../review/model';
import type { LogStore } from './log';
import type { TabMessage } from './tab-message';

export type Wanted = Pick<Intent, 'itemId' | 'decision' | 'justification'>;

/** One review at Graph. Reads reject with PortalProblem; writes are tried once and never reject. */
export interface ReviewGraph {
  /** Where items stood in the list when all of it was last read; null where it wasn't. */
  places(): ReadonlyMap<string, number> | null;
  /** Items as they stand now; `whole` asks for all of mine. */
  readItems(itemIds: readonly string[], whole: boolean): Promise<FreshItems>;
  /** At most twenty. */
  send(wanted: readonly Wanted[]): Promise<Map<string, SendOutcome>>;
  sendWhole(wanted: { decision: Decision; justification: string }): Promise<SendOutcome>;
  acceptAdvice(): Promise<SendOutcome>;
  readReview(): Promise<Review>;
}

/** All that the outbox needs of the world. Times are ms since 1970. */
export interface OutboxEffects {
  /** My own user id. */
  me: string;
  now(): number;
  /** Comes back after so long, or when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
  newId(): string;
  store: LogStore;
  /** Runs `work` while no other tab does; gives undefined, without running it, where `signal` aborts first. */
  alone<T>(work: (lost: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T | undefined>;
  tabs: {
    post(message: TabMessage): void;
    /** Gives the way to stop. */
    listen(on: (message: TabMessage) => void): () => void;
  };
  graph(review: ItemsRef): ReviewGraph;
}
