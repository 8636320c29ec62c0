import type { Store } from '../core/store';
import { type Group, listGroups } from '../directory/groups';
import { guidOf } from '../directory/guid';
import { cancel, schedule } from './agenda';
import type { DefinitionContent } from './definition-input';
import type { Definition } from './definitions';
import { insertInstance } from './instances';
import type { Enumeration, Plan } from './plan';
import { occurrence } from './schedule';

/** How long an instance runs: its stages one after the other. */
export function durationOf(plan: Plan): number {
  return plan.stages.reduce((days, stage) => days + stage.durationInDays, 0);
}

function runOf({ content, createdAt }: Definition, number: number) {
  return occurrence(content.settings, durationOf(content.plan), number, createdAt);
}

/** The most occurrences that are looked through for the first that is not over. */
const MOST_PAST = 10_000;

/**
 * The number of the first occurrence: a series that began in the past starts with the one that runs or comes next, not
 * with all that would be over; where all are over, with the first.
 */
function firstNumber(definition: Definition): number {
  for (let number = 1; number <= MOST_PAST; number += 1) {
    const run = runOf(definition, number);
    if (!run) return 1;
    if (run.endAt > definition.createdAt) return number;
  }
  return 1;
}

/** The only instance of a one-time review has the definition’s id; every other one has its own. */
function instanceId(definition: Definition, number: number, groupId: string | null): string {
  const oneTime = !definition.content.settings.recurrence?.pattern && groupId === null;
  return oneTime ? definition.id : guidOf(definition.id, 'instance', String(number), groupId ?? '');
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
    id: instanceId(definition, number, groupId),
    number,
    groupId,
    ...run,
    content: definition.content,
  });
  schedule(store, tenantId, { dueAt: run.startAt, action: 'advance', subject: seq });
}

/** Plans an occurrence, if there is one with this number: its instance waits to start, or its groups to be looked up. */
export function planOccurrence(store: Store, tenantId: string, definition: Definition, number: number): void {
  const run = runOf(definition, number);
  if (!run) return;
  if (definition.content.plan.enumeration)
    schedule(store, tenantId, { dueAt: run.startAt, action: 'enumerate', subject: definition.seq, number });
  else addInstance(store, tenantId, definition, number, null, run);
}

export function planFirstOccurrence(store: Store, tenantId: string, definition: Definition): void {
  planOccurrence(store, tenantId, definition, firstNumber(definition));
}

function hasGuest(store: Store, tenantId: string, groupId: string): boolean {
  const sql = `select 1 as yes from group_members m join users u on u.tenant_id = m.tenant_id and u.id = m.member_id
    where m.tenant_id = ? and m.group_id = ? and u.user_type = 'Guest' limit 1`;
  return store.get(sql, tenantId, groupId) !== undefined;
}

/** Microsoft leaves these out of reviews of all groups. https://learn.microsoft.com/graph/accessreviews-scope-concept */
function isLeftOut(group: Group): boolean {
  return group.dynamic || group.roleAssignable;
}

/** The groups that an enumeration means now; where only guests are reviewed, those that have a guest. */
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
  for (const groupId of groupsOf(store, tenantId, enumeration, definition.content.plan))
    addInstance(store, tenantId, definition, number, groupId, run);
  planOccurrence(store, tenantId, definition, number + 1);
}

/** Crosses out what was to begin; the instances that wait for it stay. Gives what was planned. */
export function cancelOccurrences(
  store: Store,
  tenantId: string,
  definition: Definition,
): { waiting: number[]; number: number | undefined } {
  const waiting = store.all<{ seq: number; number: number }>(
    `select seq, number from review_instances where definition_seq = ? and status = 'NotStarted' order by number`,
    definition.seq,
  );
  const enumerated = store.get<{ number: number }>(
    `select number from review_agenda where tenant_id = ? and subject = ? and action = 'enumerate'`,
    tenantId,
    String(definition.seq),
  );
  for (const { seq } of waiting) cancel(store, tenantId, 'advance', seq);
  cancel(store, tenantId, 'enumerate', definition.seq);
  return { waiting: waiting.map(({ seq }) => seq), number: waiting[0]?.number ?? enumerated?.number };
}

/** Takes back what was planned and has not begun. Gives the number of the first occurrence that was taken back. */
export function cancelPlanned(store: Store, tenantId: string, definition: Definition): number | undefined {
  const { waiting, number } = cancelOccurrences(store, tenantId, definition);
  for (const seq of waiting) store.run('delete from review_instances where seq = ?', seq);
  return number;
}
