import type { Store } from '../core/store';
import type { Tenant } from '../core/tenants';
import { findGroup } from '../directory/groups';
import { type Definition, listDefinitions } from '../reviews/definitions';
import { type Instance, listInstances } from '../reviews/instances';
import { latestStage, type Stage } from '../reviews/stages';
import { decisionCounts, nextOccurrence, type Part, reviewerCount } from './counts';

const MAX_DEFINITIONS = 50;
/** Of a definition with many instances only this many are shown: those in progress, then the latest. */
const MAX_INSTANCES = 4;

/** The facts shown about one instance. */
export interface InstanceFacts {
  instance: Instance;
  /** The name of the instance's group, where the definition has one instance for each group. */
  group: string | null;
  /** The stage that was opened last; undefined where the definition has no stages or none is open yet. */
  stage: Stage | undefined;
  reviewers: number;
  decided: number;
  /** Counts of the decided items, most frequent decision first. */
  decisions: { decision: string; count: number }[];
}

/** One row of the table of reviews. */
export interface ReviewRow {
  tenant: Tenant;
  definition: Definition;
  /**
   * Null where a definition has no instance yet: a definition for many groups gets instances when it starts.
   */
  facts: InstanceFacts | null;
  /** When a definition without instances gets them, tenant time in ms since 1970. */
  startAt: number | null;
  /** The number of the definition's instances without a row; shown in the definition's first row. */
  hidden: number;
}

function factsOf(store: Store, tenant: Tenant, instance: Instance): InstanceFacts {
  const decisions = decisionCounts(store, instance).filter(({ decision }) => decision !== 'NotReviewed');
  return {
    instance,
    group:
      instance.groupId && (findGroup(store, tenant.id, instance.groupId)?.displayName ?? instance.groupId),
    stage: instance.content.stageSettings.length > 0 ? latestStage(store, instance) : undefined,
    reviewers: reviewerCount(store, instance),
    decided: decisions.reduce((sum, { count }) => sum + count, 0),
    decisions,
  };
}

function rowsOf(store: Store, tenant: Tenant, definition: Definition): ReviewRow[] {
  const all = listInstances(store, definition);
  if (all.length === 0) {
    const startAt = nextOccurrence(store, tenant.id, definition);
    return [{ tenant, definition, facts: null, startAt, hidden: 0 }];
  }
  const running = ({ status }: Instance) => Number(status === 'InProgress');
  return all
    .sort((a, b) => running(b) - running(a) || b.startAt - a.startAt)
    .slice(0, MAX_INSTANCES)
    .map((instance, n) => {
      const hidden = n === 0 ? Math.max(0, all.length - MAX_INSTANCES) : 0;
      return { tenant, definition, facts: factsOf(store, tenant, instance), startAt: null, hidden };
    });
}

/**
 * The newest definitions of a tenant whose name holds `text`, in any case, with one row for each instance.
 * `total` counts definitions; `left` counts the definitions that are not shown.
 */
export function findReviews(store: Store, tenant: Tenant, text: string): Part<ReviewRow> & { left: number } {
  const wanted = text.trim().toLowerCase();
  const found = listDefinitions(store, tenant.id)
    .filter(({ displayName }) => displayName.toLowerCase().includes(wanted))
    .reverse();
  return {
    rows: found.slice(0, MAX_DEFINITIONS).flatMap((definition) => rowsOf(store, tenant, definition)),
    total: found.length,
    left: Math.max(0, found.length - MAX_DEFINITIONS),
  };
}
