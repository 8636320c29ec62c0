import type { Store, Value } from '../core/store';
import type { Instance } from './instances';
import { itemIds, itemPosition } from './item-id';
import type { Reviewer } from './reviewers';
import type { Stage } from './stages';

export type PrincipalKind = 'user' | 'group' | 'servicePrincipal';
export type ResourceKind =
  | 'group'
  | 'servicePrincipal'
  | 'directoryRole'
  | 'accessPackageAssignmentPolicy'
  | 'accessPackage'
  | 'azureRole'
  | 'customDataProvidedResource';

/**
 * The place of a holding in a resource: the scope of a role of Azure or of custom data,
 * the policy of an access package.
 */
export interface ResourcePlace {
  id: string;
  displayName: string;
  type: string;
}

/** What a principal holds in a resource: accessReviewInstanceDecisionItemPermission. */
export interface Permission {
  id: string;
  displayName: string;
  description: string | null;
  type: string | null;
}

/** One principal's access to one resource, and its decision. Times are ms since 1970. */
export interface Item {
  seq: number;
  id: string;
  principal_id: string;
  principal_kind: PrincipalKind;
  principal_name: string;
  principal_upn: string;
  principal_app_id: string | null;
  resource_id: string;
  resource_kind: ResourceKind;
  resource_name: string;
  /** For a service principal its application; for an access package’s policy the package. */
  resource_app_id: string | null;
  /** A ResourcePlace as JSON. */
  resource_place: string | null;
  resource_description: string | null;
  /** For custom data: the text that was uploaded with it. */
  resource_custom_data: string | null;
  /** A Permission as JSON; null where the review doesn't separate permissions. */
  permission: string | null;
  /** 1: the access comes through a group. */
  indirect: number;
  last_sign_in: number | null;
  outlier: number | null;
  recommendation: string;
  decision: string;
  justification: string;
  /** The stage of the decision; 0: not reviewed yet. */
  decided_stage: number;
  reviewed_at: number | null;
  reviewer_id: string | null;
  reviewer_name: string | null;
  reviewer_upn: string | null;
  apply_result: string;
  applied_at: number | null;
  applied_by_id: string | null;
  applied_by_name: string | null;
  applied_by_upn: string | null;
  /** The reason for the result, or how the decision was applied. */
  apply_description: string | null;
  /** Machine time of the last decision; 0: none yet. */
  changed_at: number;
}

/**
 * The fields by which lists can be filtered and sorted (Microsoft: list decisions), as columns; `resourceId`
 * is no property of an item, but Microsoft’s how-to for custom data filters by it.
 */
export const ITEM_COLUMNS = {
  decision: 'decision',
  recommendation: 'recommendation',
  applyResult: 'apply_result',
  resourceId: 'resource_id',
} as const;
export type ItemField = keyof typeof ITEM_COLUMNS;

/** A part of an instance's items: all, those of a stage, or those of a reviewer in their stage. */
export interface ItemView {
  stage?: Stage | undefined;
  reviewer?: Reviewer | undefined;
  /** Decisions of stages before this one are hidden; 0: none are. */
  hidesBefore: number;
}

export interface ItemQuery extends ItemView {
  equal: readonly { field: ItemField; value: string }[];
  order: readonly { field: ItemField; descending: boolean }[];
  skip: number;
  top: number;
}

interface Source {
  /** Tables and condition; the last condition is that `place` is greater than a bound. */
  from: string;
  values: Value[];
  /** The column that numbers these items in their order, without gaps. */
  place: string;
  /** The value of `place` before the first item. */
  offset: number;
  size: number;
}

function sourceOf(instance: Instance, { stage, reviewer }: ItemView): Source {
  if (reviewer && reviewer.whole === 0)
    return {
      from: 'review_assignments a join review_items t on t.seq = a.item_seq where a.stage_seq = ? and a.reviewer_id = ? and a.rank > ?',
      values: [reviewer.stageSeq, reviewer.id],
      place: 'a.rank',
      offset: 0,
      size: reviewer.itemCount,
    };
  const number = reviewer?.stageNumber ?? stage?.number ?? 1;
  const stageSeq = reviewer?.stageSeq ?? stage?.seq;
  if (number > 1 && stageSeq !== undefined)
    return {
      from: 'review_stage_items a join review_items t on t.seq = a.item_seq where a.stage_seq = ? and a.rank > ?',
      values: [stageSeq],
      place: 'a.rank',
      offset: 0,
      size: reviewer?.itemCount ?? stage?.itemCount ?? 0,
    };
  return {
    from: 'review_items t where t.seq <= ? and t.seq > ?',
    values: [instance.firstSeq + instance.itemCount],
    place: 't.seq',
    offset: instance.firstSeq,
    size: instance.itemCount,
  };
}

/** A column in this view: the decision of an earlier stage may be hidden. */
function columnOf(field: ItemField, hidesBefore: number): string {
  if (field !== 'decision' || hidesBefore === 0) return `t.${ITEM_COLUMNS[field]}`;
  return `case when t.decided_stage < ${hidesBefore} then 'NotReviewed' else t.decision end`;
}

function arranged(store: Store, source: Source, query: ItemQuery): { rows: Item[]; total: number } {
  const filter = query.equal.map(({ field }) => ` and ${columnOf(field, query.hidesBefore)} = ?`).join('');
  const values = [...source.values, source.offset, ...query.equal.map(({ value }) => value)];
  const order = query.order.map(
    ({ field, descending }) => `${columnOf(field, query.hidesBefore)}${descending ? ' desc' : ''}`,
  );
  const sql = `select t.* from ${source.from}${filter} order by ${[...order, source.place].join(', ')} limit ? offset ?`;
  const count = store.get<{ n: number }>(`select count(*) as n from ${source.from}${filter}`, ...values);
  return { rows: store.all<Item>(sql, ...values, query.top, query.skip), total: count?.n ?? 0 };
}

/**
 * A page of items in their initial order, with the number of all matching ones. Without filter and order,
 * `skip` is looked up by key: the last page costs as much as the first.
 */
export function readItems(
  store: Store,
  instance: Instance,
  query: ItemQuery,
): { items: Item[]; total: number } {
  const source = sourceOf(instance, query);
  const plain = query.equal.length === 0 && query.order.length === 0;
  const sql = `select t.* from ${source.from} order by ${source.place} limit ?`;
  const { rows, total } = plain
    ? {
        rows: store.all<Item>(sql, ...source.values, source.offset + query.skip, query.top),
        total: source.size,
      }
    : arranged(store, source, query);
  const idAt = itemIds(instance.id);
  return {
    items: rows.map((row) => shownAs({ ...row, id: idAt(row.seq - instance.firstSeq) }, query.hidesBefore)),
    total,
  };
}

/** The principals of an instance's items, each once, in order. */
export function principalsOf(store: Store, instance: Instance): { id: string; displayName: string }[] {
  return store.all(
    `select principal_id as id, principal_name as displayName from review_items where seq > ? and seq <= ?
     group by principal_id order by min(seq)`,
    instance.firstSeq,
    instance.firstSeq + instance.itemCount,
  );
}

/** The item of an instance with this id, or undefined. */
export function findItem(store: Store, instance: Instance, id: string): Item | undefined {
  const position = itemPosition(instance.id, id);
  if (position === undefined || position < 1 || position > instance.itemCount) return undefined;
  const row = store.get<Item>('select * from review_items where seq = ?', instance.firstSeq + position);
  return row && { ...row, id: id.toLowerCase() };
}

/** Whether an item belongs to a stage. */
export function isInStage(store: Store, item: Item, stage: Stage): boolean {
  if (stage.number === 1) return true;
  const sql = 'select 1 as yes from review_stage_items where item_seq = ? and stage_seq = ?';
  return store.get(sql, item.seq, stage.seq) !== undefined;
}

/** Whether a reviewer may decide this item in their stage. */
export function isAssigned(store: Store, item: Item, reviewer: Reviewer, stage: Stage): boolean {
  if (reviewer.whole === 1) return isInStage(store, item, stage);
  const sql =
    'select 1 as yes from review_assignments where item_seq = ? and stage_seq = ? and reviewer_id = ?';
  return store.get(sql, item.seq, stage.seq, reviewer.id) !== undefined;
}

type RecordedDecision = Pick<
  Item,
  | 'decision'
  | 'justification'
  | 'decided_stage'
  | 'reviewed_at'
  | 'reviewer_id'
  | 'reviewer_name'
  | 'reviewer_upn'
>;

const UNDECIDED: RecordedDecision = {
  decision: 'NotReviewed',
  justification: '',
  decided_stage: 0,
  reviewed_at: null,
  reviewer_id: null,
  reviewer_name: null,
  reviewer_upn: null,
};

/** The item without decisions of stages before `hidesBefore`. */
export function shownAs(item: Item, hidesBefore: number): Item {
  return item.decided_stage < hidesBefore ? { ...item, ...UNDECIDED } : item;
}

/** The item as it was at a moment of machine time (ms), for a read that lags behind. */
export function itemAsOf(store: Store, item: Item, asOf: number): Item {
  if (item.changed_at <= asOf) return item;
  const then = store.get<RecordedDecision>(
    `select decision, justification, decided_stage, reviewed_at, reviewer_id, reviewer_name, reviewer_upn
     from review_ledger where item_seq = ? and recorded_at <= ? order by seq desc limit 1`,
    item.seq,
    asOf,
  );
  return { ...item, ...(then ?? UNDECIDED) };
}
