import type { Store } from '../core/store';
import type { Instance } from './instances';
import type { StagePlan } from './plan';

/**
 * One round of an instance with its own reviewers and end. A review without stages also runs in one round,
 * which Graph does not show. https://learn.microsoft.com/graph/api/resources/accessreviewstage
 */
export interface Stage {
  seq: number;
  instanceSeq: number;
  /** The stage's number, from 1. */
  number: number;
  id: string;
  status: string;
  /** Tenant time, ms since 1970. */
  startAt: number;
  endAt: number;
  itemCount: number;
}

const SELECT = `select seq, instance_seq as instanceSeq, number, id, status, start_at as startAt, end_at as endAt,
  item_count as itemCount from review_stages`;

/** Whether the definition has stages. */
export function hasStages({ content }: Pick<Instance, 'content'>): boolean {
  return content.stageSettings.length > 0;
}

/** The plan of a stage. */
export function planOf(instance: Instance, stage: Pick<Stage, 'number'>): StagePlan {
  const plan = instance.content.plan.stages[stage.number - 1];
  if (!plan) throw new Error(`instance ${instance.id} has no stage ${stage.number}`);
  return plan;
}

/** The stages opened so far, in order. A stage is made when the one before it ends. */
export function stagesOf(store: Store, instance: Instance): Stage[] {
  return store.all<Stage>(`${SELECT} where instance_seq = ? order by number`, instance.seq);
}

export function findStage(store: Store, instance: Instance, id: string): Stage | undefined {
  return store.get<Stage>(`${SELECT} where instance_seq = ? and id = ?`, instance.seq, id.toLowerCase());
}

export function findStageBySeq(store: Store, seq: number): Stage | undefined {
  return store.get<Stage>(`${SELECT} where seq = ?`, seq);
}

/** The stage that was opened last. */
export function latestStage(store: Store, instance: Instance): Stage | undefined {
  return store.get<Stage>(`${SELECT} where instance_seq = ? order by number desc limit 1`, instance.seq);
}

/** The stage in which decisions are accepted now. */
export function openStage(store: Store, instance: Instance): Stage | undefined {
  const sql = `${SELECT} where instance_seq = ? and status = 'InProgress' order by number desc limit 1`;
  return store.get<Stage>(sql, instance.seq);
}

/** Adds a stage in progress that has no items yet. */
export function insertStage(
  store: Store,
  tenantId: string,
  stage: Omit<Stage, 'seq' | 'status' | 'itemCount'>,
): Stage {
  const row = store.get<{ seq: number }>(
    `insert into review_stages (tenant_id, instance_seq, number, id, status, start_at, end_at, item_count)
     values (?, ?, ?, ?, 'InProgress', ?, ?, 0) returning seq`,
    tenantId,
    stage.instanceSeq,
    stage.number,
    stage.id,
    stage.startAt,
    stage.endAt,
  );
  return { ...stage, seq: row?.seq ?? 0, status: 'InProgress', itemCount: 0 };
}

export function saveStage(store: Store, stage: Stage): void {
  store.run(
    'update review_stages set status = ?, end_at = ?, item_count = ? where seq = ?',
    stage.status,
    stage.endAt,
    stage.itemCount,
    stage.seq,
  );
}
