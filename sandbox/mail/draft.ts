import type { NoticeKind, OwnerNotice } from '../reviews/notices';
import type { Part } from './letter';
import type { Addressed } from './links';

/** What every mail says of its review. Times are ms since 1970, by the tenant’s clock. */
export interface About extends Addressed {
  readerName: string;
  reviewName: string;
  resourceName: string;
  /** The review has an instance for each of several resources, so its name alone does not tell which this is. */
  oneOfMany: boolean;
}

/** What a reviewer is told, as it stood when the mail was sent. */
export interface ReviewerMail extends About {
  /** null: the review has one stage, or none. */
  stage: { number: number; of: number } | null;
  /** When the stage ends. */
  dueAt: number;
  /** `descriptionForReviewers` */
  adminText: string;
  /** The reviewer is asked about their own access. */
  aboutSelf: boolean;
  /** Whether the portal can take an answer from a link. */
  answerable: boolean;
  /** How many items are this reviewer’s, and how many of them nobody had decided. */
  itemCount: number;
  openCount: number;
  /** The first of those that are open; of all, where none is. */
  people: readonly { itemId: string; name: string }[];
}

/** What the creator and the additional recipients are told. */
export interface CompletionMail extends About {
  endedAt: number;
  counts: Record<'Approve' | 'Deny' | 'DontKnow' | 'NotReviewed', number>;
  /** What is recorded for those nobody decided; `None`: nothing. */
  defaultDecision: 'Approve' | 'Deny' | 'Recommendation' | 'None';
  appliesItself: boolean;
}

/** What the owner of custom data is told. */
export interface OwnerMail extends About {
  /** Until when; of denials, until when they can be marked. */
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
  parts: Part[];
}
