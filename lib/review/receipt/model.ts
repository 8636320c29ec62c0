import type { Decision, InstanceStatus, Principal, RecordedDecision, ResourceDetail } from '../model';

/** What this device knows of one choice that it sent and read back. Times are ms since 1970. */
export interface ReceiptWrite {
  itemId: string;
  decision: Decision;
  justification: string;
  /** Graph's own time of the answer. */
  reviewedAt: string | null;
  /** Microsoft's ids of the requests that carried it, in order. */
  requestIds: readonly string[];
  /** How often it was sent. */
  sends: number;
  /** When the first of them left; null where that isn't known any more. */
  sentAt: number | null;
  confirmedAt: number;
}

/**
 * Where a decision of mine stands in Graph. `counts`: it is the item's answer. `replaced`: somebody else answered after
 * me. `takenBack`: I took it back and nobody has answered since.
 */
export type Standing = 'counts' | 'replaced' | 'takenBack';

/** One sending in a file: ISO 8601 times in UTC. */
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
  /** Mine where it counts; else what Graph shows now. */
  decision: RecordedDecision;
  reason: string;
  /** Graph's `reviewedDateTime` and `reviewedBy`. */
  reviewedAt: string | null;
  reviewedBy: (Named & { userPrincipalName: string }) | null;
  applyResult: string;
  /** How or why it was applied or not, in free text of the tenant; left out where nothing is told. */
  applyDescription?: string;
  /** A newer choice of mine is on this device and isn't saved. */
  changeNotSaved: boolean;
  /** What this device sent, first to last; empty for what was decided elsewhere. */
  writes: readonly WriteEntry[];
  /** How many of the sendings were one too many: the same choice sent again after an answer got lost. */
  repeats: number;
}

/** All that one reviewer decided in one review, as Graph showed it at `readAt`. Every value is JSON; times are ISO 8601 in UTC. */
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
  /** False where not all of the reviewer's items were read. */
  complete: boolean;
  /** How many items the reviewer was asked about, of those that were read. */
  asked: number;
  entries: readonly ReceiptEntry[];
  /** Choices on this device that Graph doesn't show: they are not in `entries`. */
  notSaved: number;
  repeats: number;
}
