import type { FreshItems } from '../graph/recording';
import type { SendOutcome } from '../graph/sending';
import type { ItemProgress } from '../review/item-state';
import type { Answered, Decision, DecisionItem, Intent, ItemsRef, Review } from '../review/model';
import type { ReceiptWrite } from '../review/receipt/model';
import type { ActRecord, LogStore } from './log';
import type { TabMessage } from './tab-message';

/** The outbox's types. Times are ms since 1970; a review is named by its key, see `reviewKey`. */

export type Wanted = Pick<Intent, 'itemId' | 'decision' | 'justification'>;

/** One review at Graph. Reads reject with PortalProblem; writes are sent once and never reject. */
export interface ReviewGraph {
  /** The items' positions in the list as it was last read completely; null when it wasn't. */
  positions(): ReadonlyMap<string, number> | null;
  /** Items as Graph shows them now; `whole` reads all my items. */
  readItems(itemIds: readonly string[], whole: boolean): Promise<FreshItems>;
  /** Sends at most twenty items; gives the outcome of each by item id. */
  send(wanted: readonly Wanted[]): Promise<Map<string, SendOutcome>>;
  sendWhole(wanted: { decision: Decision; justification: string }): Promise<SendOutcome>;
  acceptAdvice(): Promise<SendOutcome>;
  readReview(): Promise<Review>;
}

/** Everything the outbox needs from outside: clock, store, locks, tabs and Graph. */
export interface OutboxEffects {
  /** My own user id. */
  me: string;
  now(): number;
  /** Resolves after `ms`, or when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A random number, at least 0 and below 1. */
  random(): number;
  newId(): string;
  store: LogStore;
  /** Runs `work` while no other tab does; gives undefined, without running it, when `signal` aborts first. */
  alone<T>(work: (lost: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T | undefined>;
  tabs: {
    post(message: TabMessage): void;
    /** Gives a function that stops listening. */
    listen(on: (message: TabMessage) => void): () => void;
  };
  graph(review: ItemsRef): ReviewGraph;
}

/**
 * The key of a review. Its stages share it: an item keeps its id from stage to stage, and `OutboxRow.review` names the
 * stage in which it was decided.
 */
export const reviewKey = ({ definitionId, instanceId }: Pick<ItemsRef, 'definitionId' | 'instanceId'>) =>
  `${definitionId}/${instanceId}`;

/** One send of one item, for whichever act. A send that Graph refused changed nothing and is removed. */
export interface Send {
  sendingId: string;
  /** The order of the act it was for. */
  actOrder: number;
  at: number;
  decision: Decision;
  justification: string;
  /** `none`: it is unknown whether Graph recorded the send. */
  answer: 'none' | 'accepted';
  requestId: string | null;
  /** The same value was sent a second time: a read that shows it may show the other send. */
  twin?: true;
}

/** One item of a review, as the log records it. */
export interface OutboxRow {
  itemId: string;
  review: ItemsRef;
  actId: string;
  actAt: number;
  actOrder: number;
  /** How many items the act has: small acts are sent first. */
  actSize: number;
  accepting: boolean;
  intent: Intent;
  /** False once the choice is closed; its sends stay, because one of them may still arrive late. */
  open: boolean;
  /** The sends of every act about this item, those of older acts first. */
  sends: readonly Send[];
  /** What the last read-back confirmed for an earlier choice of this device. */
  confirmed: ReceiptWrite | null;
}

/** Everything the log records about one review. */
export interface ReviewLog {
  review: ItemsRef;
  endsAt: string | null;
  /** Newest first. */
  acts: ActRecord[];
  rows: Map<string, OutboxRow>;
  receipts: Map<string, ReceiptWrite>;
}

/** One read of an item: `at`, when it was requested, and `there`, when the answer arrived. */
export interface Read {
  item: DecisionItem;
  at: number;
  there: number;
}

/** What is known of an item besides the log. */
export interface ItemReads {
  /** The last read; null when the item wasn't read since the last send. */
  read: Read | null;
  /** The newest answer that any read showed. */
  known: Answered | null;
  /** Somebody else's answer that a read showed where mine was expected, with the first such read; null for none. */
  rival: Read | null;
}

/** Why nothing is sent at all. */
export type Pause = 'signIn' | 'network' | null;

/** The progress of every choice of a review, by item id. */
export type States = ReadonlyMap<string, ItemProgress>;

/** What waits on this device, over all reviews. */
export interface OutboxStatus {
  /** `memory`: this browser stores nothing, so leaving the page loses what isn't saved. */
  place: 'device' | 'memory';
  /** The browser's store was emptied or set back while choices were on their way; this page still has them. */
  lostStore: boolean;
  waiting: number;
  needsYou: number;
  /** Why nothing is sent at all. */
  paused: Pause;
  /** When Graph's wait ends, if every remaining choice waits for it. */
  waitingUntil: number | null;
  /** When the oldest choice that still waits was made. */
  oldest: number | null;
}

/** A decision that left this device and isn't seen saved. */
export interface Departed {
  review: ItemsRef;
  itemId: string;
  decision: Decision;
}
