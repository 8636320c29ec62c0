import type { NoticeKind, OwnerNotice } from '../reviews/notices';
import type { LetterPart } from './letter';
import type { LinkContext } from './links';

/** The facts about its review that every mail contains. Times are ms since 1970, by the tenant’s clock. */
export interface About extends LinkContext {
  readerName: string;
  reviewName: string;
  resourceName: string;
  /**
   * The review has an instance for each of several resources, so its name alone does not identify this one.
   */
  oneOfMany: boolean;
}

/** The facts for a reviewer at the time when the mail was sent. */
export interface ReviewerMail extends About {
  /** Null: the review has one stage, or none. */
  stage: { number: number; of: number } | null;
  /** When the stage ends. */
  dueAt: number;
  /** The definition's `descriptionForReviewers`. */
  adminText: string;
  /** The reviewer is asked about their own access. */
  aboutSelf: boolean;
  /** Whether the portal can take an answer from a link. */
  answerable: boolean;
  /** The number of this reviewer’s items, and of those that weren't reviewed. */
  itemCount: number;
  openCount: number;
  /** The first open items; the first of all where none is open. */
  people: readonly { itemId: string; name: string }[];
}

/** The facts for the creator and the additional recipients. */
export interface CompletionMail extends About {
  endedAt: number;
  counts: Record<'Approve' | 'Deny' | 'DontKnow' | 'NotReviewed', number>;
  /** The decision recorded for items that aren't reviewed; `None`: no decision. */
  defaultDecision: 'Approve' | 'Deny' | 'Recommendation' | 'None';
  appliesItself: boolean;
}

/** The facts for the owner of custom data. */
export interface OwnerMail extends About {
  /** The end of the owner's time; for denials, the end of the time to mark them. */
  dueAt: number;
}

/** A mail before it is written. */
export type Draft =
  | (ReviewerMail & { kind: Exclude<NoticeKind, 'completed' | OwnerNotice> })
  | (OwnerMail & { kind: OwnerNotice })
  | (CompletionMail & { kind: 'completed' });

/** Subject and parts of one kind of mail. */
export interface Letter {
  subject: string;
  parts: LetterPart[];
}
