import type { Store, Value } from '../core/store';
import type { Instance } from './instances';
import { findStageReviewer, type Reviewer } from './reviewers';
import type { Stage } from './stages';

/** The facts for a reviewer at the time of a notice; later events do not change them. */
export interface NoticeFacts {
  /** When the stage was to end. Tenant time, ms since 1970. */
  dueAt: number;
  /** The number of the reviewer's items, and of those that nobody had decided in the stage. */
  itemCount: number;
  openCount: number;
  /** The seqs of the reviewer's first five open items; of the first five items where none was open. */
  shown: number[];
}

/** Microsoft’s mail names nobody; five names are enough to show what the review is about. */
const SHOWN = 5;

/** A reviewer’s items, as a table named `t`. */
function itemsOf(instance: Instance, stage: Stage, reviewer: Reviewer): { from: string; values: Value[] } {
  if (reviewer.whole === 0)
    return {
      from: 'review_assignments a join review_items t on t.seq = a.item_seq where a.stage_seq = ? and a.reviewer_id = ?',
      values: [stage.seq, reviewer.id],
    };
  if (stage.number > 1)
    return {
      from: 'review_stage_items a join review_items t on t.seq = a.item_seq where a.stage_seq = ?',
      values: [stage.seq],
    };
  return {
    from: 'review_items t where t.seq > ? and t.seq <= ?',
    values: [instance.firstSeq, instance.firstSeq + instance.itemCount],
  };
}

/** An item `t` that nobody decided in a stage; a decision of an earlier stage does not count. */
const openIn = (stage: Stage): string => `(t.decided_stage < ${stage.number} or t.decision = 'NotReviewed')`;

/** Whether a reviewer has an item left to decide in a stage. */
export function hasOpenItem(store: Store, instance: Instance, stage: Stage, reviewer: Reviewer): boolean {
  const { from, values } = itemsOf(instance, stage, reviewer);
  const sql = `select 1 as yes from ${from} and ${openIn(stage)} limit 1`;
  return store.get(sql, ...values) !== undefined;
}

/** Reads the current facts of a stage for one of its reviewers. */
export function factsNow(
  store: Store,
  tenantId: string,
  instance: Instance,
  stage: Stage,
  reviewerId: string,
): NoticeFacts {
  const reviewer = findStageReviewer(store, tenantId, stage, reviewerId);
  if (!reviewer) return { dueAt: stage.endAt, itemCount: 0, openCount: 0, shown: [] };
  const { from, values } = itemsOf(instance, stage, reviewer);
  const open = openIn(stage);
  const count = store.get<{ n: number }>(`select count(*) as n from ${from} and ${open}`, ...values);
  const openCount = count?.n ?? 0;
  const sql = `select t.seq from ${from} ${openCount > 0 ? `and ${open}` : ''} order by t.seq limit ?`;
  const shown = store.all<{ seq: number }>(sql, ...values, SHOWN).map(({ seq }) => seq);
  return { dueAt: stage.endAt, itemCount: reviewer.itemCount, openCount, shown };
}
