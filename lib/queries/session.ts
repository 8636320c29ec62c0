import { QueryClient } from '@tanstack/react-query';
import type { Graph } from '../graph/client';
import type { MyReviewsRead } from '../graph/my-reviews';
import type { ReviewItems } from '../graph/one-review';
import { graphEffects } from '../outbox/graph-effects';
import { Recorder } from '../outbox/recorder';
import type { DecisionItem, ReviewRef } from '../review/model';
import { PeopleStore } from './people-store';

/** Who is signed in. */
export interface Reviewer {
  tenantId: string;
  userId: string;
  homeAccountId: string;
  username: string;
  name: string;
}

const MINUTE = 60_000;

/** Everything that belongs to one reviewer of one tenant. Another account gets another, so nothing is ever shared. */
export class Session {
  readonly client = new QueryClient({
    defaultOptions: {
      queries: {
        // Waiting and trying again is the business of lib/graph alone.
        retry: false,
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: MINUTE,
        gcTime: 30 * MINUTE,
      },
    },
  });
  readonly people: PeopleStore;
  readonly #recorders = new Map<string, Recorder>();
  /** Items that recording read, with the time, so that a list which was read before doesn't hide them. */
  readonly #recorded = new Map<string, { item: DecisionItem; at: number }>();

  constructor(
    readonly graph: Graph,
    readonly reviewer: Reviewer,
    optionalPermissions: readonly string[],
  ) {
    this.people = new PeopleStore(graph, optionalPermissions.includes('User.Read.All'));
  }

  inboxKey(): readonly string[] {
    return [...this.#owner(), 'inbox'];
  }

  pendingKey(): readonly string[] {
    return [...this.#owner(), 'pending'];
  }

  reviewKey(ref: ReviewRef): readonly string[] {
    return [...this.#owner(), 'review', ref.definitionId, ref.instanceId];
  }

  findKey(ids: readonly (string | undefined)[]): readonly string[] {
    return [...this.#owner(), 'find', ...ids.map((id) => id ?? '')];
  }

  #owner(): readonly string[] {
    return [this.reviewer.tenantId, this.reviewer.userId];
  }

  /** The recorder of one review; it lives on while pages come and go. */
  recorder(ref: ReviewRef): Recorder {
    const key = `${ref.definitionId}/${ref.instanceId}`;
    const known = this.#recorders.get(key);
    if (known) return known;
    const recorder = new Recorder(
      graphEffects(this.graph, ref, {
        me: this.reviewer.userId,
        knownReview: () =>
          (this.client.getQueryData<ReviewItems>(this.reviewKey(ref)) ?? this.seed(ref))?.review ?? null,
        onItems: (items) => this.#showRecorded(ref, items),
      }),
    );
    recorder.setWaiting(this.graph.wait.until());
    this.#recorders.set(key, recorder);
    return recorder;
  }

  /** What the inbox knows of a review, if it knows all: half of a list that grows under the reader's hand would jump. */
  seed(ref: ReviewRef): ReviewItems | undefined {
    const inbox = this.client.getQueryData<MyReviewsRead>(this.inboxKey());
    const read = inbox?.reviews.find(
      ({ review }) => review.instance.id === ref.instanceId && review.definition.id === ref.definitionId,
    );
    return read?.complete ? { review: read.review, items: read.items, complete: true } : undefined;
  }

  /** Keeps recorders told of waits and of the network; gives the way to stop. */
  connect(): () => void {
    const tell = (until: number | null) => {
      for (const recorder of this.#recorders.values()) recorder.setWaiting(until);
    };
    const online = () => {
      for (const recorder of this.#recorders.values()) recorder.wentOnline();
    };
    const stop = this.graph.wait.subscribe(tell);
    window.addEventListener('online', online);
    return () => {
      stop();
      window.removeEventListener('online', online);
    };
  }

  /** Puts what recording read since `readFrom` (ms since 1970) into a list that may be older. */
  withRecorded(items: DecisionItem[], readFrom: number): DecisionItem[] {
    return items.map((item) => {
      const recorded = this.#recorded.get(item.id);
      return recorded && recorded.at >= readFrom ? withAnswer(item, recorded.item) : item;
    });
  }

  #showRecorded(ref: ReviewRef, items: readonly DecisionItem[]): void {
    const at = this.graph.timing.now();
    const byId = new Map(items.map((item) => [item.id, item]));
    for (const item of items) this.#recorded.set(item.id, { item, at });
    const answered = (list: DecisionItem[]) =>
      list.map((item) => {
        const fresh = byId.get(item.id);
        return fresh ? withAnswer(item, fresh) : item;
      });
    this.#change<ReviewItems>(this.reviewKey(ref), (old) => ({ ...old, items: answered(old.items) }));
    this.#change<MyReviewsRead>(this.inboxKey(), (old) => ({
      ...old,
      reviews: old.reviews.map((read) =>
        read.review.instance.id === ref.instanceId ? { ...read, items: answered(read.items) } : read,
      ),
    }));
  }

  /** Changes cached data without making it look newly read. */
  #change<T>(key: readonly string[], change: (old: T) => T): void {
    const updatedAt = this.client.getQueryState(key)?.dataUpdatedAt;
    this.client.setQueryData<T>(
      key,
      (old) => (old === undefined ? undefined : change(old)),
      updatedAt ? { updatedAt } : {},
    );
  }
}

/** An item with the answer of a newer read, which may lack the insights. */
function withAnswer(item: DecisionItem, fresh: DecisionItem): DecisionItem {
  const { decision, justification, reviewedBy, reviewedAt, applyResult } = fresh;
  return { ...item, decision, justification, reviewedBy, reviewedAt, applyResult };
}
