import type { Decision, InstanceStatus, Principal, RecordedDecision, ResourceDetail } from '../model';
import type { Whose } from '../whose-access';

/** What this device knows of one decision that it sent and read back. Times are ms since 1970. */
export interface ReceiptWrite {
  itemId: string;
  decision: Decision;
  justification: string;
  /** Graph's own time of the answer. */
  reviewedAt: string | null;
  /** Microsoft's ids of the requests that sent the decision, in order. */
  requestIds: readonly string[];
  /** How often it was sent. */
  sends: number;
  /** When the first send left; null where this isn't known any more. */
  sentAt: number | null;
  confirmedAt: number;
}

/**
 * The state of my decision in Graph. `counts`: it is the item's answer. `replaced`: somebody else answered after me.
 * `takenBack`: I took it back, and nobody has answered since. `reset`: it was saved and is gone, though this device didn't
 * take it back: a reset of the review, another person, or another device of mine did.
 */
export type Standing = 'counts' | 'replaced' | 'takenBack' | 'reset';

/** One write in a file; times are ISO 8601 in UTC. */
export interface WriteEntry {
  decision: Decision;
  reason: string;
  reviewedAt: string | null;
  requestIds: readonly string[];
  sends: number;
  sentAt: string | null;
  confirmedAt: string;
}

interface Named {
  id: string;
  displayName: string;
}

/** One item that I decided. */
export interface ReceiptEntry {
  itemId: string;
  principal: Named & { userPrincipalName: string; kind: Principal['kind'] };
  resource: (Named & { type: string; detail?: ResourceDetail }) | null;
  standing: Standing;
  /** My decision where it counts; else the one that Graph shows now. */
  decision: RecordedDecision;
  reason: string;
  /** Graph's `reviewedDateTime` and `reviewedBy`. */
  reviewedAt: string | null;
  reviewedBy: (Named & { userPrincipalName: string }) | null;
  applyResult: string;
  /** How the decision was applied, or why not, in the tenant's own words; absent where Graph gives nothing. */
  applyDescription?: string;
  /** This device has a newer decision of mine that isn't saved. */
  changeNotSaved: boolean;
  /** What this device sent, first to last; empty for a decision made elsewhere. */
  writes: readonly WriteEntry[];
  /** How many sends were repeats: the same decision sent again after an answer got lost. */
  repeats: number;
}

/**
 * What I decided about an item, in Graph's words; where that doesn't stand there any more, what this device sent last.
 */
export function ownDecision(entry: ReceiptEntry): Pick<ReceiptEntry, 'decision' | 'reason' | 'reviewedAt'> {
  const over = entry.standing === 'replaced' || entry.standing === 'reset';
  return (over && entry.writes.at(-1)) || entry;
}

/**
 * All that one reviewer decided in one review, as Graph showed it at `readAt`. Every value is JSON; times are ISO 8601
 * in UTC.
 */
export interface Receipt {
  format: 'access-review-receipt/1';
  review: {
    definitionId: string;
    instanceId: string;
    stageId: string | null;
    stageNumber: number | null;
    displayName: string;
    startsAt: string | null;
    endsAt: string | null;
    status: InstanceStatus;
  };
  reviewer: { tenantId: string; userId: string; displayName: string; userPrincipalName: string };
  readAt: string;
  /** Whether all of the reviewer's items were read. */
  complete: boolean;
  /** How many items of the reviewer were read. */
  asked: number;
  /**
   * Whose access the reviewer was asked about: one's own only where nothing else was asked, also of what isn't decided
   * yet. Then the receipt says Yes and No, which answer the question; in a list of others it says Approve and Deny, as
   * the list does.
   */
  whose: Whose;
  entries: readonly ReceiptEntry[];
  /** How many decisions on this device Graph doesn't show: they are not in `entries`. */
  notSaved: number;
  repeats: number;
}
