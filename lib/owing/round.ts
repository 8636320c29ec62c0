import type { DecisionItem, InstanceStatus } from '../review/model';
import type { Asking } from './asking';

/** Something that the directory said, and since when, at the latest, it has been so without a change. */
export interface Held<T> {
  value: T;
  /** ISO 8601. After a round's start it doesn't tell how it was when reviewers were found. */
  since: string;
}

/**
 * What was read of the directory; undefined where it wasn't. Reviewers are found when a round starts, and the directory
 * tells only how it is now. So each answer says since when it holds: what was read before the start, and has not changed
 * since, was so at the start. Ids are lower case.
 */
export interface Directory {
  /** Whether this person is there. */
  present(personId: string): Held<boolean> | undefined;
  manager(personId: string): Held<string | null> | undefined;
  /** Sponsors, and the members of sponsoring groups. */
  sponsors(personId: string): Held<ReadonlySet<string>> | undefined;
  owners(objectId: string): Held<ReadonlySet<string>> | undefined;
  members(groupId: string, transitive: boolean): Held<ReadonlySet<string>> | undefined;
}

/** One of `contactedReviewers`, which lists those asked in any stage so far. */
export interface Contacted {
  id: string;
  /** `createdDateTime`: when they were first asked. */
  at: string | null;
}

export type OwedItem = Pick<DecisionItem, 'id' | 'principal' | 'resource' | 'decision' | 'reviewedAt'>;

/** An instance, or, in a review with stages, its stage that runs. */
export interface Round {
  status: InstanceStatus;
  startsAt: string | null;
  endsAt: string | null;
  /** Without stages, or the first of them: nobody was asked before. */
  first: boolean;
  reviewers: readonly Asking[];
  fallback: readonly Asking[];
  /** The id of the one group that all items are about; null where there may be more. */
  resourceId: string | null;
  /** Null where it could not be read. */
  contacted: readonly Contacted[] | null;
  /** Those that are to be told about; they need not be all. */
  items: readonly OwedItem[];
}

/** Moments as Graph writes them, with up to seven digits of a second, in order. NaN where nothing is told. */
export const momentOf = (time: string | null): number => (time === null ? Number.NaN : Date.parse(time));
