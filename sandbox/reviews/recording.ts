import type { Store, Value } from '../core/store';
import { ZERO_GUID } from '../directory/guid';
import { type Activity, writeAudit } from './audit';
import type { Instance } from './instances';
import type { Reviewer } from './reviewers';
import type { Stage } from './stages';

export const DECISIONS = ['Approve', 'Deny', 'DontKnow', 'NotReviewed'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface Decider {
  id: string;
  displayName: string;
  userPrincipalName: string;
}

/**
 * The name under which default decisions are recorded (Microsoft: the tutorial on Microsoft 365
 * groups shows this name twice).
 */
export const SYSTEM: Decider = {
  id: ZERO_GUID,
  displayName: 'AAD Access Reviews',
  userPrincipalName: 'AAD Access Reviews',
};

/** An answer, who gave it, and when. */
export interface Answer {
  /** `recommendation`: each item's own recommendation. */
  decision: Decision | 'recommendation';
  justification: string;
  by: Decider;
  /** Tenant time, ms since 1970: the time that Graph shows. */
  reviewedAt: number;
  /** Machine time: the time that stale reads use. */
  recordedAt: number;
}

/** The items of an instance to which an answer is written. */
export interface Target {
  /** The stage of the answer; only its items are written, unless `everyItem` is set. */
  stage: Stage;
  /** All items of the instance, including those outside the stage. */
  everyItem?: boolean;
  /** The seq of a single item. */
  itemSeq?: number | undefined;
  /** Only items that this reviewer may decide in the stage. */
  reviewer?: Reviewer | undefined;
  principalId?: string | undefined;
  resourceId?: string | undefined;
  /** Only items that nobody decided in this stage. */
  undecidedOnly?: boolean;
  /** Only items whose recommendation is Approve or Deny. */
  advisedOnly?: boolean;
}

type Condition = [sql: string, values: Value[]];

function itemsOf(instance: Instance, { itemSeq, stage, reviewer, everyItem }: Target): Condition[] {
  const all: Condition =
    itemSeq === undefined
      ? ['seq > ? and seq <= ?', [instance.firstSeq, instance.firstSeq + instance.itemCount]]
      : ['seq = ?', [itemSeq]];
  if (reviewer && reviewer.whole === 0)
    return [
      all,
      [
        'seq in (select item_seq from review_assignments where stage_seq = ? and reviewer_id = ?)',
        [stage.seq, reviewer.id],
      ],
    ];
  if (stage.number === 1 || everyItem) return [all];
  return [all, ['seq in (select item_seq from review_stage_items where stage_seq = ?)', [stage.seq]]];
}

function condition(instance: Instance, target: Target): { sql: string; values: Value[] } {
  const parts = itemsOf(instance, target);
  if (target.principalId !== undefined) parts.push(['principal_id = ?', [target.principalId]]);
  if (target.resourceId !== undefined) parts.push(['resource_id = ?', [target.resourceId]]);
  if (target.undecidedOnly)
    parts.push(
      target.everyItem
        ? ["decision = 'NotReviewed'", []]
        : ["(decided_stage < ? or decision = 'NotReviewed')", [target.stage.number]],
    );
  if (target.advisedOnly) parts.push(["recommendation in ('Approve', 'Deny')", []]);
  return {
    sql: parts.map(([sql]) => sql).join(' and '),
    values: parts.flatMap(([, values]) => values),
  };
}

/** Whether `record` would write anything. */
export function reaches(store: Store, instance: Instance, target: Target): boolean {
  const where = condition(instance, target);
  const sql = `select 1 as yes from review_items where ${where.sql} limit 1`;
  return store.get(sql, ...where.values) !== undefined;
}

/** The log's activities for a decision: on one item, and on all items of one call. */
const LOGGED: Record<Decision, { one: Activity; many: Activity }> = {
  Approve: { one: 'Approve decision', many: 'Bulk Approve decisions' },
  Deny: { one: 'Deny decision', many: 'Bulk Deny decisions' },
  DontKnow: { one: "Don't know decision", many: "Bulk mark decisions as don't know" },
  NotReviewed: { one: 'Reset decision', many: 'Bulk Reset decisions' },
};

/** Automatic decisions of the service are logged elsewhere, where the service makes them. */
function log(store: Store, instance: Instance, target: Target, answer: Answer): void {
  if (answer.by === SYSTEM || !reaches(store, instance, target)) return;
  const where = condition(instance, target);
  const advised = () =>
    store
      .all<{ advice: Decision }>(
        `select distinct recommendation as advice from review_items where ${where.sql} order by 1`,
        ...where.values,
      )
      .map(({ advice }) => advice);
  const { by, reviewedAt: at } = answer;
  const { itemSeq } = target;
  for (const decision of answer.decision === 'recommendation' ? advised() : [answer.decision]) {
    const { one, many } = LOGGED[decision];
    const about = itemSeq === undefined ? { activity: many } : { activity: one, itemSeq };
    writeAudit(store, { ...about, definitionSeq: instance.definitionSeq, at, by });
  }
}

/**
 * Writes one answer to every item of `target`: the items show the last answer, the ledger keeps all. Taking a
 * decision back removes reviewer, reason and time from the item. Returns the number of items written.
 */
export function record(store: Store, instance: Instance, target: Target, answer: Answer): number {
  const where = condition(instance, target);
  const cleared = answer.decision === 'NotReviewed';
  const decision = answer.decision === 'recommendation' ? 'recommendation' : '?';
  const bound: Value[] = answer.decision === 'recommendation' ? [] : [answer.decision];
  const written: Value[] = [
    ...bound,
    cleared ? '' : answer.justification,
    target.stage.number,
    cleared ? null : answer.reviewedAt,
    cleared ? null : answer.by.id,
    cleared ? null : answer.by.displayName,
    cleared ? null : answer.by.userPrincipalName,
  ];
  return store.transaction(() => {
    log(store, instance, target, answer);
    store.run(
      `insert into review_ledger (item_seq, recorded_at, decision, justification, decided_stage, reviewed_at,
         reviewer_id, reviewer_name, reviewer_upn)
       select seq, ?, ${decision}, ?, ?, ?, ?, ?, ? from review_items where ${where.sql}`,
      answer.recordedAt,
      ...written,
      ...where.values,
    );
    return store.run(
      `update review_items set decision = ${decision}, justification = ?, decided_stage = ?, reviewed_at = ?,
         reviewer_id = ?, reviewer_name = ?, reviewer_upn = ?, changed_at = ? where ${where.sql}`,
      ...written,
      answer.recordedAt,
      ...where.values,
    );
  });
}
