import type { Store, Value } from '../core/store';
import { type Access, accessNow } from './access';
import { outliersAmong, readDuration, signInSince } from './advice';
import type { Instance } from './instances';
import type { AdviceRules, PrincipalScope } from './plan';
import { planOf } from './stages';

/** Advice and its evidence, for an item whose person is `u` and whose sign-in to its application is `s`. */
function adviceColumns(
  rules: AdviceRules,
  startAt: number,
): { signIn: string; recommendation: string; since: Value[] } {
  if (!rules.enabled) return { signIn: 'null', recommendation: "'NoInfoAvailable'", since: [] };
  const signIn = rules.signInScope === 'application' ? 's.at' : 'u.last_sign_in';
  return {
    signIn,
    recommendation: `case when u.id is null then 'NoInfoAvailable' when ${signIn} >= ? then 'Approve' else 'Deny' end`,
    since: [signInSince(rules, startAt)],
  };
}

/** Only people who are in the scope: guests, or those who did not sign in for long and are not new. */
function personFilter(principals: PrincipalScope, startAt: number): { sql: string; values: Value[] } {
  const parts: string[] = [];
  const values: Value[] = [];
  if (principals.guestsOnly) parts.push("u.user_type = 'Guest'");
  if (principals.inactiveFor !== null) {
    const since = startAt - (readDuration(principals.inactiveFor) ?? 0);
    parts.push('u.created_at < ? and (u.last_sign_in is null or u.last_sign_in < ?)');
    values.push(since, since);
  }
  return { sql: parts.length === 0 ? 'true' : `(${parts.join(' and ')})`, values };
}

function insertAccess(
  store: Store,
  tenantId: string,
  instance: Instance,
  { resource, holders }: Access,
  firstSeq: number,
): number {
  const advice = adviceColumns(planOf(instance, { number: 1 }).advice, instance.startAt);
  const filter = personFilter(instance.content.plan.scope.principals, instance.startAt);
  return store.run(
    `insert into review_items (seq, tenant_id, instance_seq, principal_id, principal_kind, principal_name,
       principal_upn, principal_app_id, resource_id, resource_kind, resource_name, resource_app_id, indirect,
       last_sign_in, recommendation, decision, justification, decided_stage, apply_result, changed_at)
     select ? + row_number() over (order by p.key), ?, ?, p.value ->> 0, p.value ->> 1,
       coalesce(u.display_name, g.display_name, a.display_name), coalesce(u.upn, ''), a.app_id, ?, ?, ?, ?,
       p.value ->> 2, ${advice.signIn}, ${advice.recommendation}, 'NotReviewed', '', 0, 'New', 0
     from json_each(?) p
     left join users u on p.value ->> 1 = 'user' and u.tenant_id = ? and u.id = p.value ->> 0
     left join groups g on p.value ->> 1 = 'group' and g.tenant_id = ? and g.id = p.value ->> 0
     left join applications a on p.value ->> 1 = 'servicePrincipal' and a.tenant_id = ? and a.id = p.value ->> 0
     left join app_sign_ins s on s.tenant_id = ? and s.application_id = ? and s.user_id = u.id
     where coalesce(u.id, g.id, a.id) is not null and ${filter.sql}`,
    firstSeq,
    tenantId,
    instance.seq,
    resource.id,
    resource.kind,
    resource.name,
    resource.appId,
    ...advice.since,
    JSON.stringify(holders.map(({ id, kind, indirect }) => [id, kind, indirect ? 1 : 0])),
    tenantId,
    tenantId,
    tenantId,
    tenantId,
    resource.id,
    ...filter.values,
  );
}

interface Peer {
  seq: number;
  id: string;
  managerId: string | null;
}

/** Marks who stands apart from their group by reporting line; that alone is a reason to advise Deny. */
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
 * Writes the decision items of an instance that starts, one for each principal and resource: principals and advice stay
 * as they are now until a later stage advises anew. Sets the instance's `firstSeq` and `itemCount`.
 */
export function insertItems(store: Store, tenantId: string, instance: Instance): void {
  const last = store.get<{ seq: number | null }>('select max(seq) as seq from review_items');
  instance.firstSeq = last?.seq ?? 0;
  instance.itemCount = 0;
  for (const access of accessNow(store, tenantId, instance.content.plan.scope, instance.groupId)) {
    const firstSeq = instance.firstSeq + instance.itemCount;
    instance.itemCount += insertAccess(store, tenantId, instance, access, firstSeq);
  }
  adviseByPeers(store, tenantId, instance, planOf(instance, { number: 1 }).advice);
}

/** Advises anew, by the rules of a later stage: on the same items, by what is known when the stage starts. */
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
