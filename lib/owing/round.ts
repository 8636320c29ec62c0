import type { DecisionItem, InstanceStatus } from '../review/model';
import type { Asking } from './asking';

/** A fact from the directory, and the latest time since which it has held without a change. */
export interface Held<T> {
  value: T;
  /** ISO 8601. If this is after a round's start, the fact may have been different when reviewers were found. */
  since: string;
}

/**
 * What was read from the directory; undefined for what wasn't read. Reviewers are found when a round starts, but the
 * directory tells only the present. So each fact has the time since which it holds: a fact read before the start and
 * unchanged since held at the start. Ids are lower case.
 */
export interface Directory {
  /** Whether the directory has this person. */
  present(personId: string): Held<boolean> | undefined;
  manager(personId: string): Held<string | null> | undefined;
  /** The person's sponsors, and the members of groups that sponsor the person. */
  sponsors(personId: string): Held<ReadonlySet<string>> | undefined;
  owners(objectId: string): Held<ReadonlySet<string>> | undefined;
  members(groupId: string, transitive: boolean): Held<ReadonlySet<string>> | undefined;
}

/** An entry of `contactedReviewers`, which lists everybody asked in any stage so far. */
export interface Contacted {
  id: string;
  /** `createdDateTime`: when this person was first asked. */
  at: string | null;
}

export type OwedItem = Pick<DecisionItem, 'id' | 'principal' | 'resource' | 'decision' | 'reviewedAt'>;

/** An instance or, in a review with stages, the stage in progress. */
export interface Round {
  status: InstanceStatus;
  startsAt: string | null;
  endsAt: string | null;
  /** True without stages and in the first stage: nobody was asked before. */
  first: boolean;
  reviewers: readonly Asking[];
  fallback: readonly Asking[];
  /** The id of the group that all items are about; null where there may be several resources. */
  resourceId: string | null;
  /** Null where `contactedReviewers` could not be read. */
  contacted: readonly Contacted[] | null;
  /** The items that claims are wanted for; the round may have more. */
  items: readonly OwedItem[];
}

/** A Graph time, which may have seven digits of a second, in ms since 1970. NaN for null. */
export const momentOf = (time: string | null): number => (time === null ? Number.NaN : Date.parse(time));
