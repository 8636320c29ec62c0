import { QueryClient } from '@tanstack/react-query';
import { AnswerStore, type Answers, type Listed } from '../answers/store';
import type { Graph } from '../graph/client';
import type { MyReviewsRead } from '../graph/my-reviews';
import type { ReviewItems } from '../graph/one-review';
import { type Device, type Snapshots, UnseenRecords } from '../offline/device';
import type { Owner } from '../outbox/log';
import type { Outbox } from '../outbox/outbox';
import { forgetPreferences } from '../preferences';
import type { ReviewRef } from '../review/model';
import { ageOf } from './age';
import type { DeviceTrouble } from './device-trouble';
import { Keeping } from './keeping';
import { PeopleStore } from './people-store';
import { PhotoStore } from './photo-store';

/** Who is signed in. */
export interface Reviewer {
  tenantId: string;
  userId: string;
  homeAccountId: string;
  username: string;
  name: string;
}

/** What the host allows. */
export interface Allowed {
  optionalPermissions: readonly string[];
  suggestedReasons: readonly string[];
  /** Whether delegated reviews are looked for. */
  delegatedReviews?: boolean;
  /** Whether the device may keep anything beyond the tab's life. */
  offline: boolean;
}

export type DecisionRef = ReviewRef & { itemId: string };

/** A snapshot with when it was kept (ms since 1970). */
export interface KeptSnapshot<T> {
  value: T;
  keptAt: number;
}

/** What was read from Graph, with when that began (ms since 1970). */
export type Timed<T> = T & { readFrom: number };

export const INBOX_NAME = 'inbox';
export const reviewName = ({ definitionId, instanceId }: ReviewRef) => `review/${definitionId}/${instanceId}`;
export const decisionName = (ref: DecisionRef) => `${reviewName(ref)}/${ref.itemId}`;

const MINUTE = 60_000;
/** What was read longer ago than this is read anew when somebody looks again (ms). */
const LOOKED_AWAY = 10_000;
/** What expired on this device is removed once the page has settled (ms). */
const SWEEP_AFTER = 5_000;

/** For lists that others answer too: what another person or device did meanwhile appears on focus. */
export const freshOnFocus = {
  refetchOnWindowFocus: ({ state }: { state: { dataUpdatedAt: number } }) =>
    ageOf(state.dataUpdatedAt) > LOOKED_AWAY && ('always' as const),
};

/** Everything that belongs to one reviewer of one tenant. Another account gets another, so nothing is ever shared. */
export class Session {
  /** Tells one session from another for as long as the page lives; nothing is kept under it. */
  readonly id = crypto.randomUUID();
  readonly client = new QueryClient({
    defaultOptions: {
      queries: {
        // Waiting and trying again is the business of lib/graph alone.
        retry: false,
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: ({ state }) => (Number.isFinite(ageOf(state.dataUpdatedAt)) ? MINUTE : 0),
        gcTime: 30 * MINUTE,
      },
    },
  });
  readonly snapshots: Snapshots;
  readonly keeping = new Keeping();
  readonly people: PeopleStore;
  readonly photos: PhotoStore;
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

  /** A review as far as one decision needs it; without an item the beginning of every such key. */
  decisionKey({ definitionId, instanceId }: ReviewRef, itemId?: string): readonly string[] {
    return [...this.#owner(), 'decision', definitionId, instanceId, ...(itemId ? [itemId] : [])];
  }

  /** What is read beside a review: `previous`, `access`. */
  besideKey(ref: ReviewRef, what: string): readonly string[] {
    return [...this.#owner(), what, ref.definitionId, ref.instanceId];
  }

  besideInboxKey(what: 'sponsored' | 'delegated'): readonly string[] {
    return [...this.#owner(), what];
  }

  ownersKey(resourceId: string): readonly string[] {
    return [...this.#owner(), 'owners', resourceId];
  }

  /** Records on the device that can't be read. */
  unreadableKey(): readonly string[] {
    return [...this.#owner(), 'unreadable'];
  }

  /** What the device kept under a snapshot's name. */
  keptKey(name: string): readonly string[] {
    return [...this.#owner(), 'kept', name];
  }

  findKey(ids: readonly (string | undefined)[]): readonly string[] {
    return [...this.#owner(), 'find', ...ids.map((id) => id ?? '')];
  }

  #owner(): readonly string[] {
    return [this.reviewer.tenantId, this.reviewer.userId];
  }

  /** What the inbox knows of a review, if it knows all: half of a list that grows under the reader's hand would jump. */
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

  /** A review that was read to the end by its own page. */
  wholeOf(ref: ReviewRef): Timed<ReviewItems> | undefined {
    const read = this.client.getQueryData<Timed<ReviewItems>>(this.reviewKey(ref));
    return read?.complete ? read : undefined;
  }

  /** How many records on this device can't be read; none where nobody can tell, and then a wipe fails too. */
  readonly unreadable = (): Promise<number> => this.device.unreadable(this.owner).catch(() => 0);

  /**
   * Removes all that this device keeps for the reviewer, unsent decisions included. Rejects with `UnseenRecords`, and
   * removes nothing, where more than `seen` records can't be read.
   */
  readonly forget = async (seen: number): Promise<void> => {
    const unreadable = await this.unreadable();
    if (unreadable > seen) throw new UnseenRecords(unreadable);
    this.keeping.end();
    await this.outbox.wipe();
    await this.device.wipe(this.owner, seen);
    forgetPreferences(this.owner, this.allowed.offline ? 'look' : 'nothing');
    this.client.clear();
  };

  /** Starts the outbox and shows what it reads; gives the way to stop. */
  connect(): () => void {
    const stopShowing = this.outbox.onItems((ref, items, at) => this.answersOf(ref).read(items, at));
    const stop = this.outbox.start();
    const sweep = setTimeout(() => this.device.sweep(Date.now()).catch(() => {}), SWEEP_AFTER);
    const look = () => this.outbox.lookAgain();
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
      stop();
    };
  }

  /** What stands in the rows of a review. */
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
