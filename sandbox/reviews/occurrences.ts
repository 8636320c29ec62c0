import type { Store } from '../core/store';
import { type Group, listGroups } from '../directory/groups';
import { guidOf } from '../directory/guid';
import { cancel, schedule } from './agenda';
import { completeUnbegun, type Definition, refreshStatus } from './definitions';
import type { DefinitionContent } from './input/definition';
import { insertInstance } from './instances';
import { type Enumeration, isCatalogReview, type Plan } from './plan';
import { occurrence } from './schedule';

/** How long an instance runs: the sum of its stages. */
function durationOf(plan: Plan): number {
  return plan.stages.reduce((days, stage) => days + stage.durationInDays, 0);
}

function runOf({ content, createdAt }: Definition, number: number) {
  return occurrence(content.settings, durationOf(content.plan), number, createdAt);
}

/**
 * The last occurrence that is behind, and the first that is not. Found by binary search, because a series may
 * be centuries old; `isBehind` must hold for every occurrence before one for which it holds.
 */
function divide(
  definition: Definition,
  isBehind: (run: { startAt: number; endAt: number }) => boolean,
): { behind: number; ahead: number } {
  const lies = (number: number) => {
    const run = runOf(definition, number);
    return run !== null && isBehind(run);
  };
  let [behind, ahead] = [0, 1];
  while (lies(ahead)) [behind, ahead] = [ahead, ahead * 2];
  while (ahead - behind > 1) {
    const middle = Math.floor((behind + ahead) / 2);
    if (lies(middle)) behind = middle;
    else ahead = middle;
  }
  return { behind, ahead };
}

/**
 * The number of the first occurrence: a series that began in the past starts with the occurrence that runs or
 * comes next, without the ended ones; where all have ended, with the last.
 */
function firstNumber(definition: Definition): number {
  const { behind, ahead } = divide(definition, ({ endAt }) => endAt <= definition.createdAt);
  return runOf(definition, ahead) || behind === 0 ? ahead : behind;
}

/**
 * The only instance of a one-time review of one resource has the definition’s id; all others, a
 * catalog’s too, have their own.
 */
function instanceId({ id, content }: Definition, startAt: number, groupId: string | null): string {
  const { enumeration } = content.plan;
  const isOnly =
    !content.settings.recurrence?.pattern &&
    !isCatalogReview(content.plan) &&
    (enumeration === null || enumeration.groupId !== null);
  return isOnly ? id : guidOf(id, 'instance', String(startAt), groupId ?? '');
}

function addInstance(
  store: Store,
  tenantId: string,
  definition: Definition,
  number: number,
  groupId: string | null,
  run: { startAt: number; endAt: number },
): void {
  const seq = insertInstance(store, tenantId, {
    definitionSeq: definition.seq,
    id: instanceId(definition, run.startAt, groupId),
    number,
    groupId,
    ...run,
    content: definition.content,
  });
  schedule(store, tenantId, { dueAt: run.startAt, action: 'advance', subject: seq });
}

/**
 * Plans an occurrence, if one with this number exists: its instance waits to start,
 * or its groups to be looked up.
 */
export function planOccurrence(store: Store, tenantId: string, definition: Definition, number: number): void {
  const run = runOf(definition, number);
  if (!run) return;
  if (definition.content.plan.enumeration)
    schedule(store, tenantId, { dueAt: run.startAt, action: 'enumerate', subject: definition.seq, number });
  else addInstance(store, tenantId, definition, number, null, run);
}

/** Plans the first occurrence of a new definition. */
export function planFirstOccurrence(store: Store, tenantId: string, definition: Definition): void {
  planOccurrence(store, tenantId, definition, firstNumber(definition));
}

/** Plans the first occurrence that starts after a moment, from the current definition. */
export function planAfter(store: Store, tenantId: string, definition: Definition, at: number): void {
  const { ahead } = divide(definition, ({ startAt }) => startAt <= at);
  planOccurrence(store, tenantId, definition, ahead);
}

function hasGuest(store: Store, tenantId: string, groupId: string): boolean {
  const sql = `select 1 as yes from group_members m join users u on u.tenant_id = m.tenant_id and u.id = m.member_id
    where m.tenant_id = ? and m.group_id = ? and u.user_type = 'Guest' limit 1`;
  return store.get(sql, tenantId, groupId) !== undefined;
}

/**
 * Whether reviews of all groups leave a group out, as Microsoft does.
 * https://learn.microsoft.com/graph/accessreviews-scope-concept
 */
function isLeftOut(group: Group): boolean {
  return group.dynamic || group.roleAssignable;
}

/** The groups that an enumeration means now; where only guests are reviewed, groups with a guest. */
function groupsOf(
  store: Store,
  tenantId: string,
  enumeration: NonNullable<Enumeration>,
  { scope }: DefinitionContent['plan'],
): string[] {
  return listGroups(store, tenantId)
    .filter((group) =>
      enumeration.groupId === null
        ? group.unified && !isLeftOut(group) && (group.team || !enumeration.teamsOnly)
        : group.id === enumeration.groupId,
    )
    .map(({ id }) => id)
    .filter((id) => !scope.principals.guestsOnly || hasGuest(store, tenantId, id));
}

/** Makes the instances of an occurrence of many groups, and plans the next one. */
export function enumerateGroups(
  store: Store,
  tenantId: string,
  definition: Definition,
  number: number,
): void {
  const { enumeration } = definition.content.plan;
  const run = runOf(definition, number);
  if (!enumeration || !run) return;
  const groups = groupsOf(store, tenantId, enumeration, definition.content.plan);
  for (const groupId of groups) addInstance(store, tenantId, definition, number, groupId, run);
  const isLast = runOf(definition, number + 1) === null;
  if (!isLast) planOccurrence(store, tenantId, definition, number + 1);
  else if (groups.length === 0 && definition.status === 'NotStarted')
    completeUnbegun(store, definition.seq, run.startAt);
  else refreshStatus(store, definition.seq, run.startAt);
}

/**
 * Cancels the planned starts; the instances that wait for them stay. Returns their seqs,
 * and whether anything was planned.
 */
export function cancelOccurrences(
  store: Store,
  tenantId: string,
  definition: Definition,
): { waiting: number[]; isPlanned: boolean } {
  const waiting = store
    .all<{ seq: number }>(
      `select seq from review_instances where definition_seq = ? and status = 'NotStarted'`,
      definition.seq,
    )
    .map(({ seq }) => seq);
  for (const seq of waiting) cancel(store, tenantId, 'advance', seq);
  const enumerations = cancel(store, tenantId, 'enumerate', definition.seq);
  return { waiting, isPlanned: waiting.length + enumerations > 0 };
}

/** Removes what was planned and has not begun. Returns whether there was anything. */
export function cancelPlanned(store: Store, tenantId: string, definition: Definition): boolean {
  const { waiting, isPlanned } = cancelOccurrences(store, tenantId, definition);
  for (const seq of waiting) store.run('delete from review_instances where seq = ?', seq);
  return isPlanned;
}
