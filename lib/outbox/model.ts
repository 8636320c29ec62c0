import type { FreshItems } from '../graph/recording';
import type { SendOutcome } from '../graph/sending';
import type { ItemProgress } from '../review/item-state';
import type { Answered, Decision, DecisionItem, Intent, ItemsRef, Review } from '../review/model';
import type { ReceiptWrite } from '../review/receipt/model';
import type { ActRecord, LogStore } from './log';
import type { TabMessage } from './tab-message';

/** The outbox's types. Times are ms since 1970; reviews go by their key. */

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

/** All that the outbox needs of the world. */
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

/** Stages of one review have different items, but the screen knows one review. */
export const reviewKey = ({ definitionId, instanceId }: Pick<ItemsRef, 'definitionId' | 'instanceId'>) =>
  `${definitionId}/${instanceId}`;

/** One send of one item, whatever act it was for. A send that was refused changed nothing and is forgotten. */
export interface Send {
  sendingId: string;
  /** Of the act it was for. */
  actOrder: number;
  at: number;
  decision: Decision;
  justification: string;
  /** `none`: nothing is known of what became of it. */
  answer: 'none' | 'accepted';
  requestId: string | null;
  /** The same was sent beside it: a read that shows it may show the other. */
  twin?: true;
}

/** One item of a review as the log tells it. */
export interface OutboxRow {
  itemId: string;
  review: ItemsRef;
  actId: string;
  actAt: number;
  actOrder: number;
  /** How many items the act is about: small acts go first. */
  actSize: number;
  accepting: boolean;
  intent: Intent;
  /** False once the choice came to rest; the sends stay, because a late one may still arrive. */
  open: boolean;
  /** Of every act about this item, those of older acts first. */
  sends: readonly Send[];
  /** What was read back last for an earlier choice from this device. */
  confirmed: ReceiptWrite | null;
}

/** All that the log tells of one review. */
export interface ReviewLog {
  review: ItemsRef;
  endsAt: string | null;
  /** Newest first. */
  acts: ActRecord[];
  rows: Map<string, OutboxRow>;
  receipts: Map<string, ReceiptWrite>;
}

/** One read of an item: when it was asked for and when it was there. */
export interface Read {
  item: DecisionItem;
  at: number;
  there: number;
}

/** What is known of an item beside the log. */
export interface Looked {
  /** The last read; null where there is none since the last send. */
  read: Read | null;
  /** The latest answer that any read showed. */
  known: Answered | null;
  /** Somebody else's answer that a read showed where mine was expected, and when it was first seen; null for none. */
  rival: Read | null;
}

/** What holds everything up. */
export type Pause = 'signIn' | 'network' | null;

/** Where every choice of a review stands, by item id. */
export type States = ReadonlyMap<string, ItemProgress>;

/** What waits on this device, over all reviews. */
export interface OutboxStatus {
  /** `memory`: this browser keeps nothing, so leaving loses what isn't saved. */
  place: 'device' | 'memory';
  /** What this browser kept was emptied or set back while choices were on their way; this page still has them. */
  lostStore: boolean;
  waiting: number;
  needsYou: number;
  /** What holds everything up. */
  paused: Pause;
  /** Until when Graph asked to wait, where all that is left waits for it. */
  waitingUntil: number | null;
  /** When the oldest choice that isn't saved was made. */
  oldest: number | null;
}

/** A decision that left this device and isn't seen saved. */
export interface Departed {
  review: ItemsRef;
  itemId: string;
  decision: Decision;
}
