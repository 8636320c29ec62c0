import type { Store, Value } from '../core/store';
import type { Instance, Reviewer } from './instances';

/** One principal's access to one resource, and what was decided about it. Times are ms since 1970. */
export interface Item {
  seq: number;
  id: string;
  principal_id: string;
  principal_kind: 'user' | 'group';
  principal_name: string;
  principal_upn: string;
  resource_id: string;
  resource_kind: 'group' | 'servicePrincipal';
  resource_name: string;
  resource_app_id: string | null;
  last_sign_in: number | null;
  outlier: number | null;
  recommendation: string;
  decision: string;
  justification: string;
  reviewed_at: number | null;
  reviewer_id: string | null;
  reviewer_name: string | null;
  reviewer_upn: string | null;
  apply_result: string;
  /** Machine time of the last decision; 0: none yet. */
  changed_at: number;
}

/** The fields that lists can be filtered and sorted by (Microsoft: list decisions), as columns. */
export const ITEM_COLUMNS = {
  decision: 'decision',
  recommendation: 'recommendation',
  applyResult: 'apply_result',
} as const;
export type ItemField = keyof typeof ITEM_COLUMNS;

export interface ItemQuery {
  /** Only this reviewer's items. */
  reviewer?: Reviewer | undefined;
  equal: readonly { field: ItemField; value: string }[];
  order: readonly { field: ItemField; descending: boolean }[];
  skip: number;
  top: number;
}

interface Source {
  from: string;
  values: Value[];
  /** The column that numbers these items from 1 without gaps. */
  place: string;
  size: number;
}

function sourceOf(instance: Instance, reviewer: Reviewer | undefined): Source {
  if (!reviewer)
    return {
      from: 'review_items t where t.instance_seq = ?',
      values: [instance.seq],
      place: 't.position',
      size: instance.itemCount,
    };
  return {
    from: 'review_assignments a join review_items t on t.seq = a.item_seq where a.instance_seq = ? and a.reviewer_id = ?',
    values: [instance.seq, reviewer.id],
    place: 'a.rank',
    size: reviewer.itemCount,
  };
}

/**
 * A page of an instance's items in their order at the start, with the number of all that match. Without filter and
 * order, `skip` is looked up by key: the last page costs what the first does.
 */
export function readItems(
  store: Store,
  instance: Instance,
  query: ItemQuery,
): { items: Item[]; total: number } {
  const source = sourceOf(instance, query.reviewer);
  if (query.equal.length === 0 && query.order.length === 0) {
    const sql = `select t.* from ${source.from} and ${source.place} > ? order by ${source.place} limit ?`;
    return {
      items: store.all<Item>(sql, ...source.values, query.skip, query.top),
      total: source.size,
    };
  }
  const filter = query.equal.map(({ field }) => ` and t.${ITEM_COLUMNS[field]} = ?`).join('');
  const values = [...source.values, ...query.equal.map(({ value }) => value)];
  const order = query.order.map(
    ({ field, descending }) => `t.${ITEM_COLUMNS[field]}${descending ? ' desc' : ''}`,
  );
  const sql = `select t.* from ${source.from}${filter} order by ${[...order, source.place].join(', ')} limit ? offset ?`;
  const count = store.get<{ n: number }>(`select count(*) as n from ${source.from}${filter}`, ...values);
  return { items: store.all<Item>(sql, ...values, query.top, query.skip), total: count?.n ?? 0 };
}

export function findItem(store: Store, instance: Instance, id: string): Item | undefined {
  const sql = 'select * from review_items where instance_seq = ? and id = ?';
  return store.get<Item>(sql, instance.seq, id.toLowerCase());
}

/** Whether this person may decide this item. */
export function isAssigned(store: Store, item: Item, userId: string): boolean {
  const sql = 'select 1 as yes from review_assignments where item_seq = ? and reviewer_id = ?';
  return store.get(sql, item.seq, userId) !== undefined;
}

type Recorded = Pick<
  Item,
  'decision' | 'justification' | 'reviewed_at' | 'reviewer_id' | 'reviewer_name' | 'reviewer_upn'
>;

const UNDECIDED: Recorded = {
  decision: 'NotReviewed',
  justification: '',
  reviewed_at: null,
  reviewer_id: null,
  reviewer_name: null,
  reviewer_upn: null,
};

/** The item as it stood at a moment of machine time (ms): what a read that lags behind still shows. */
export function itemAsOf(store: Store, item: Item, asOf: number): Item {
  if (item.changed_at <= asOf) return item;
  const then = store.get<Recorded>(
    `select decision, justification, reviewed_at, reviewer_id, reviewer_name, reviewer_upn from review_ledger
     where item_seq = ? and recorded_at <= ? order by seq desc limit 1`,
    item.seq,
    asOf,
  );
  return { ...item, ...(then ?? UNDECIDED) };
}
