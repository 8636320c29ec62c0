import type { Store, Value } from '../core/store';
import { type Access, accessNow } from './access';
import { outliersAmong, readDuration, signInSince } from './advice';
import type { Instance } from './instances';
import type { AdviceRules, PrincipalScope } from './plan';
import { planOf } from './stages';

/**
 * The recommendation and its evidence, for an item whose person is `u` and whose
 * sign-in to its application is `s`.
 */
function adviceColumns(
  rules: AdviceRules,
  startAt: number,
): { signIn: string; recommendation: string; since: Value[] } {
  if (!rules.enabled) return { signIn: 'null', recommendation: "'NoInfoAvailable'", since: [] };
  const byApplication = rules.signInScope === 'application';
  const signIn = byApplication ? 's.at' : 'u.last_sign_in';
  // A sign-in that an application made for the person counts, though its date is not shown.
  const latest = byApplication
    ? signIn
    : `max(coalesce(${signIn}, 0), coalesce(u.last_background_sign_in, 0))`;
  return {
    signIn,
    recommendation: `case when u.id is null then 'NoInfoAvailable' when ${latest} >= ? then 'Approve' else 'Deny' end`,
    since: [signInSince(rules, startAt)],
  };
}

/** The people in the scope: guests, or people who did not sign in for long and are not new. */
function personFilter(principals: PrincipalScope, startAt: number): { sql: string; values: Value[] } {
  const parts: string[] = [];
  const values: Value[] = [];
  if (principals.guestsOnly) parts.push("u.user_type = 'Guest'");
  if (principals.inactiveFor !== null) {
    const since = startAt - (readDuration(principals.inactiveFor) ?? 0);
    parts.push(
      'u.created_at < ? and coalesce(u.last_sign_in, 0) < ? and coalesce(u.last_background_sign_in, 0) < ?',
    );
    values.push(since, since, since);
  }
  return { sql: parts.length === 0 ? 'true' : `(${parts.join(' and ')})`, values };
}

const KINDS = { users: 'user', groups: 'group', servicePrincipals: 'servicePrincipal' } as const;

/** The holders of an access, as rows of id, kind, indirect and place. */
function holdersOf(
  tenantId: string,
  { resource, holders }: Access,
  principals: PrincipalScope,
): { sql: string; values: Value[] } {
  if (holders)
    return {
      sql: `select value ->> 0 as id, value ->> 1 as kind, value ->> 2 as indirect, value -> 3 as owners, key as place
        from json_each(?)`,
      values: [
        JSON.stringify(
          holders.map(({ id, kind, indirect, owners }) => [id, kind, indirect ? 1 : 0, owners ?? null]),
        ),
      ],
    };
  const kinds = Object.entries(KINDS).flatMap(([name, kind]) =>
    principals[name as keyof typeof KINDS] ? [`'${kind}'`] : [],
  );
  return {
    sql: `select member_id as id, member_kind as kind, 0 as indirect, null as owners, pk as place from group_members
      where tenant_id = ? and group_id = ? and member_kind in (${kinds.join(', ')})`,
    values: [tenantId, resource.id],
  };
}

interface ColumnSource {
  sql: string;
  values: Value[];
  name: string;
  appId: string;
  isKnown: string;
}

/**
 * The directory's rows of the principals `p`, as `u`, `g` and `a`; kinds outside the scope are not looked up.
 */
function directoryOf(tenantId: string, { groups, servicePrincipals }: PrincipalScope): ColumnSource {
  const tables = [
    { alias: 'u', name: 'users', kind: 'user', wanted: true },
    { alias: 'g', name: 'groups', kind: 'group', wanted: groups },
    { alias: 'a', name: 'applications', kind: 'servicePrincipal', wanted: servicePrincipals },
  ].filter(({ wanted }) => wanted);
  const joins = tables.map(
    ({ alias, name, kind }) =>
      `left join ${name} ${alias} on p.kind = '${kind}' and ${alias}.tenant_id = ? and ${alias}.id = p.id`,
  );
  const firstOf = (column: string) =>
    `coalesce(${tables.map(({ alias }) => `${alias}.${column}`).join(', ')}, null)`;
  return {
    sql: joins.join('\n'),
    values: tables.map(() => tenantId),
    name: firstOf('display_name'),
    appId: servicePrincipals ? 'a.app_id' : 'null',
    isKnown: `${firstOf('id')} is not null`,
  };
}

/** The last sign-ins of the people `u` to an application, as `s`, where recommendations use them. */
function signInsOf(
  tenantId: string,
  resourceId: string,
  rules: AdviceRules,
): { sql: string; values: Value[] } {
  if (rules.signInScope !== 'application') return { sql: '', values: [] };
  return {
    sql: 'left join app_sign_ins s on s.tenant_id = ? and s.application_id = ? and s.user_id = u.id',
    values: [tenantId, resourceId],
  };
}

function insertAccess(
  store: Store,
  tenantId: string,
  instance: Instance,
  access: Access,
  firstSeq: number,
): number {
  const { resource } = access;
  const { principals } = instance.content.plan.scope;
  const rules = planOf(instance, { number: 1 }).advice;
  const advice = adviceColumns(rules, instance.startAt);
  const filter = personFilter(principals, instance.startAt);
  const holders = holdersOf(tenantId, access, principals);
  const directory = directoryOf(tenantId, principals);
  const signIns = signInsOf(tenantId, resource.id, rules);
  // Azure keeps the roles of deleted principals; they are reviewed without a name.
  const isKnown = resource.kind === 'azureRole' ? 'true' : directory.isKnown;
  return store.run(
    `insert into review_items (seq, tenant_id, instance_seq, principal_id, principal_kind, principal_name,
       principal_upn, principal_app_id, resource_id, resource_kind, resource_name, resource_app_id,
       resource_place, resource_description, resource_custom_data, permission, owners, indirect,
       last_sign_in, recommendation, decision, justification, decided_stage, apply_result, changed_at)
     select ? + row_number() over (order by p.place), ?, ?, p.id, p.kind, coalesce(${directory.name}, ''), coalesce(u.upn, ''),
       ${directory.appId}, ?, ?, ?, ?, ?, ?, ?, ?, nullif(p.owners, 'null'), p.indirect, ${advice.signIn}, ${advice.recommendation},
       'NotReviewed', '', 0, 'New', 0
     from (${holders.sql}) p ${directory.sql} ${signIns.sql} where ${isKnown} and ${filter.sql}`,
    firstSeq,
    tenantId,
    instance.seq,
    resource.id,
    resource.kind,
    resource.name,
    resource.appId,
    resource.place ? JSON.stringify(resource.place) : null,
    resource.description,
    resource.customData,
    resource.permission ? JSON.stringify(resource.permission) : null,
    ...advice.since,
    ...holders.values,
    ...directory.values,
    ...signIns.values,
    ...filter.values,
  );
}

interface Peer {
  seq: number;
  id: string;
  managerId: string | null;
}

/** Marks outliers of a group by reporting line; being an outlier is enough for the recommendation Deny. */
function markOutliers(store: Store, tenantId: string, instance: Instance, resourceId: string): void {
  const peers = store.all<Peer>(
    `select t.seq, u.id, u.manager_id as managerId from review_items t
     join users u on u.tenant_id = ? and u.id = t.principal_id
     where t.seq > ? and t.seq <= ? and t.resource_id = ? and t.principal_kind = 'user' order by t.seq`,
    tenantId,
    instance.firstSeq,
    instance.firstSeq + instance.itemCount,
    resourceId,
  );
  const isOutlier = outliersAmong(peers);
  for (const peer of peers) {
    const outlier = isOutlier(peer);
    if (outlier === null) continue;
    store.run(
      `update review_items set outlier = ?, recommendation = case when ? then 'Deny' else recommendation end
       where seq = ?`,
      outlier,
      outlier,
      peer.seq,
    );
  }
}

function adviseByPeers(store: Store, tenantId: string, instance: Instance, rules: AdviceRules): void {
  if (!rules.enabled || !rules.peers) return;
  const resources = store.all<{ id: string }>(
    `select distinct resource_id as id from review_items where seq > ? and seq <= ? and resource_kind = 'group'`,
    instance.firstSeq,
    instance.firstSeq + instance.itemCount,
  );
  for (const { id } of resources) markOutliers(store, tenantId, instance, id);
}

/**
 * Writes the decision items of a starting instance, one for each principal, resource and permission.
 * Principals and recommendations stay as they are now until a later stage recommends anew. Sets the
 * instance's `firstSeq` and `itemCount`.
 */
export function insertItems(store: Store, tenantId: string, instance: Instance): void {
  const last = store.get<{ seq: number | null }>('select max(seq) as seq from review_items');
  instance.firstSeq = last?.seq ?? 0;
  instance.itemCount = 0;
  for (const access of accessNow(store, tenantId, instance.content.plan.scope, instance)) {
    const firstSeq = instance.firstSeq + instance.itemCount;
    instance.itemCount += insertAccess(store, tenantId, instance, access, firstSeq);
  }
  adviseByPeers(store, tenantId, instance, planOf(instance, { number: 1 }).advice);
}

/**
 * Updates the recommendations of the same items by the rules of a later stage, from what
 * is known when that stage starts.
 */
export function adviseAgain(
  store: Store,
  tenantId: string,
  instance: Instance,
  rules: AdviceRules,
  startAt: number,
): void {
  const advice = adviceColumns(rules, startAt);
  store.run(
    `update review_items as t set outlier = null, last_sign_in = ${advice.signIn}, recommendation = ${advice.recommendation}
     from review_items o
     left join users u on o.principal_kind = 'user' and u.tenant_id = o.tenant_id and u.id = o.principal_id
     left join app_sign_ins s on s.tenant_id = o.tenant_id and s.application_id = o.resource_id and s.user_id = u.id
     where o.seq = t.seq and t.seq > ? and t.seq <= ?`,
    ...advice.since,
    instance.firstSeq,
    instance.firstSeq + instance.itemCount,
  );
  adviseByPeers(store, tenantId, instance, rules);
}
