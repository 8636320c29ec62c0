import { QueryClient } from '@tanstack/react-query';
import { AnswerStore, type Answers, type Listed } from '../answers/store';
import type { Graph } from '../graph/client';
import type { MyReviewsRead } from '../graph/my-reviews';
import type { ReviewItems } from '../graph/one-review';
import type { Device, Snapshots } from '../offline/device';
import type { Owner } from '../outbox/log';
import type { Outbox } from '../outbox/outbox';
import { forgetPreferences } from '../preferences';
import type { ReviewRef } from '../review/model';
import { ageOf } from './age';
import { AttestStore } from './attest-store';
import { DelayedWrites } from './delayed-writes';
import type { DeviceTrouble } from './device-trouble';
import { PeopleStore } from './people-store';
import { PhotoStore } from './photo-store';
import { SentDrafts } from './sent-drafts';

/** The signed-in person. */
export interface Reviewer {
  tenantId: string;
  userId: string;
  homeAccountId: string;
  username: string;
  name: string;
}

/** What the host's configuration allows. */
export interface Allowed {
  optionalPermissions: readonly string[];
  suggestedReasons: readonly string[];
  /** Whether delegated reviews are read. */
  delegatedReviews?: boolean;
  /** Whether the device may store anything longer than the tab's life. */
  offline: boolean;
}

export type DecisionRef = ReviewRef & { itemId: string };

/** A snapshot with the time it was stored (ms since 1970). */
export interface StoredSnapshot<T> {
  value: T;
  keptAt: number;
}

/** Data read from Graph with the time the read began (ms since 1970). */
export type Timed<T> = T & { readFrom: number };

/** The name of the inbox's snapshot on the device. */
export const INBOX_NAME = 'inbox';
/** The name of a review's snapshot on the device. */
export const reviewName = ({ definitionId, instanceId }: ReviewRef) => `review/${definitionId}/${instanceId}`;
/** The name of the snapshot of one item's own page on the device. */
export const decisionName = (ref: DecisionRef) => `${reviewName(ref)}/${ref.itemId}`;

const MINUTE = 60_000;
/** When the reader comes back to the tab, data older than this (ms) is read again. */
const LOOKED_AWAY = 10_000;
/** How long after the start expired data is removed from this device, in ms: by then the page has settled. */
const SWEEP_AFTER = 5_000;

/** For lists that others answer too: on focus the page shows what another person or device did meanwhile. */
export const freshOnFocus = {
  refetchOnWindowFocus: ({ state }: { state: { dataUpdatedAt: number } }) =>
    ageOf(state.dataUpdatedAt) > LOOKED_AWAY && ('always' as const),
};

/**
 * Everything that belongs to one reviewer of one tenant. Another account gets its own session, so nothing is shared.
 */
export class Session {
  /** Distinguishes the sessions of one page; nothing is stored under it. */
  readonly id = crypto.randomUUID();
  readonly client = new QueryClient({
    defaultOptions: {
      queries: {
        // Only lib/graph waits and tries again.
        retry: false,
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: ({ state }) => (Number.isFinite(ageOf(state.dataUpdatedAt)) ? MINUTE : 0),
        gcTime: 30 * MINUTE,
      },
    },
  });
  readonly snapshots: Snapshots;
  readonly delayedWrites = new DelayedWrites();
  readonly people: PeopleStore;
  readonly photos: PhotoStore;
  readonly attestations: AttestStore;
  readonly sent: SentDrafts;
  readonly #answers = new Map<string, AnswerStore>();

  constructor(
    readonly graph: Graph,
    readonly reviewer: Reviewer,
    readonly allowed: Allowed,
    readonly outbox: Outbox,
    readonly device: Device,
    readonly owner: Owner,
    readonly trouble: DeviceTrouble,
  ) {
    this.snapshots = device.snapshots(owner);
    const people = allowed.optionalPermissions.includes('User.Read.All');
    this.people = new PeopleStore(graph, people);
    this.photos = new PhotoStore(graph, people);
    this.attestations = new AttestStore(graph);
    this.sent = new SentDrafts(outbox, owner);
  }

  inboxKey(): readonly string[] {
    return [...this.#owner(), 'inbox'];
  }

  pastKey(): readonly string[] {
    return [...this.#owner(), 'past'];
  }

  pendingKey(): readonly string[] {
    return [...this.#owner(), 'pending'];
  }

  reviewKey(ref: ReviewRef): readonly string[] {
    return [...this.#owner(), 'review', ref.definitionId, ref.instanceId];
  }

  /**
   * The key of a review read for one decision. Without `itemId`: the common beginning of all such keys of the review.
   */
  decisionKey({ definitionId, instanceId }: ReviewRef, itemId?: string): readonly string[] {
    return [...this.#owner(), 'decision', definitionId, instanceId, ...(itemId ? [itemId] : [])];
  }

  /** The key of data read beside a review: `previous`, `access`. */
  knownKey(ref: ReviewRef, what: string): readonly string[] {
    return [...this.#owner(), what, ref.definitionId, ref.instanceId];
  }

  inboxExtraKey(what: 'sponsored' | 'delegated'): readonly string[] {
    return [...this.#owner(), what];
  }

  ownersKey(resourceId: string): readonly string[] {
    return [...this.#owner(), 'owners', resourceId];
  }

  /** The key of the number of records on the device that can't be read. */
  unreadableKey(): readonly string[] {
    return [...this.#owner(), 'unreadable'];
  }

  /** The key of the snapshot that the device stored under a name. */
  snapshotKey(name: string): readonly string[] {
    return [...this.#owner(), 'kept', name];
  }

  findKey(ids: readonly (string | undefined)[]): readonly string[] {
    return [...this.#owner(), 'find', ...ids.map((id) => id ?? '')];
  }

  #owner(): readonly string[] {
    return [this.reviewer.tenantId, this.reviewer.userId];
  }

  /**
   * The inbox's data of a review, if it is complete: an incomplete list would grow and make the rows jump under the
   * pointer.
   */
  seed(ref: ReviewRef): Timed<ReviewItems> | undefined {
    const inbox = this.client.getQueryData<Timed<MyReviewsRead>>(this.inboxKey());
    const read = inbox?.reviews.find(
      ({ review }) => review.instance.id === ref.instanceId && review.definition.id === ref.definitionId,
    );
    if (!inbox || !read?.complete) return undefined;
    const { review, items } = read;
    return { review, items, complete: true, total: items.length, readFrom: inbox.readFrom };
  }

  /** Whether all items of a review are here already. */
  hasWhole(ref: ReviewRef): boolean {
    const read = this.client.getQueryData<ReviewItems>(this.reviewKey(ref)) ?? this.seed(ref);
    return read?.complete ?? false;
  }

  /** The data of a review that its own page has read to the end. */
  wholeOf(ref: ReviewRef): Timed<ReviewItems> | undefined {
    const read = this.client.getQueryData<Timed<ReviewItems>>(this.reviewKey(ref));
    return read?.complete ? read : undefined;
  }

  /** How many records on this device can't be read; 0 when the device doesn't answer, and then a wipe rejects too. */
  readonly unreadable = (): Promise<number> => this.device.unreadable(this.owner).catch(() => 0);

  /** Ends what this tab knows and stores of the reviewer, who signs out here or elsewhere; decisions stay. */
  readonly end = (): void => {
    this.delayedWrites.end();
    forgetPreferences(this.owner, this.allowed.offline ? 'look' : 'nothing');
    this.client.clear();
  };

  /** Starts the outbox and shows the items it reads; gives a function that stops both. */
  connect(): () => void {
    const stopShowing = this.outbox.onItems((ref, items, at) => this.answersOf(ref).read(items, at));
    const stopLooking = this.outbox.subscribe(this.sent.look);
    const stop = this.outbox.start();
    const sweep = setTimeout(() => this.device.sweep(Date.now()).catch(() => {}), SWEEP_AFTER);
    const look = () => this.outbox.tryAgain();
    const shown = () => document.visibilityState === 'visible' && look();
    window.addEventListener('online', look);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', shown);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', shown);
      clearTimeout(sweep);
      stopShowing();
      stopLooking();
      stop();
    };
  }

  /** Tries at once what waits because Graph asked to wait: reads and decisions. */
  readonly tryNow = (): void => {
    this.graph.wait.end();
    this.outbox.tryNow();
  };

  /** The row answers of a review. */
  answersOf({ definitionId, instanceId }: ReviewRef): AnswerStore {
    const key = `${definitionId}/${instanceId}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const store = new AnswerStore(this.reviewer);
    this.#answers.set(key, store);
    return store;
  }

  /** The answers of a list of a review's items, as of now. */
  answersIn(ref: ReviewRef, listed: Listed): Answers {
    const own = { states: this.outbox.states(ref), confirmed: this.outbox.receipts(ref) };
    return this.answersOf(ref).of(listed, own);
  }
}
