import type { Store } from '../core/store';
import { membersOf, transitiveMembersOf } from '../directory/members';
import { ownersOf } from '../directory/owners';
import { findUsers, type User } from '../directory/users';
import type { Instance } from './instances';
import type { ReviewerScope, StagePlan } from './plan';
import { reviewersIn } from './reviewers';
import type { Stage } from './stages';

interface Round {
  store: Store;
  tenantId: string;
  instance: Instance;
  stage: Stage;
}

const matches = (scope: { userType: string | null; country: string | null }) => (user: User) =>
  (scope.userType === null || user.userType === scope.userType) &&
  (scope.country === null || user.country === scope.country);

/** The people whom a scope names for every item; undefined where they depend on the item. */
function named(store: Store, tenantId: string, scope: ReviewerScope): User[] | undefined {
  switch (scope.kind) {
    case 'user':
      return findUsers(store, tenantId, [scope.userId]);
    case 'members': {
      const list = scope.transitive ? transitiveMembersOf : membersOf;
      const members = list(store, tenantId, scope.groupId).filter(({ kind }) => kind === 'user');
      return findUsers(
        store,
        tenantId,
        members.map(({ id }) => id),
      );
    }
    case 'owners': {
      if (scope.objectId === null) return undefined;
      const owners = ownersOf(store, tenantId, scope.objectId);
      return findUsers(store, tenantId, owners).filter(matches(scope));
    }
    case 'manager':
    case 'sponsor':
    case 'managerOrSponsor':
    case 'self':
      return undefined;
  }
}

/**
 * The people whom scopes name, each once; owners of a resource and managers depend on the item and are left
 * out.
 */
export function peopleNamed(store: Store, tenantId: string, scopes: readonly ReviewerScope[]): User[] {
  const found = scopes.flatMap((scope) => named(store, tenantId, scope) ?? []);
  return [...new Map(found.map((user) => [user.id, user])).values()];
}

/** The items of a stage, as a table named `t`. */
function itemsOf({ instance, stage }: Round): { sql: string; values: number[] } {
  if (stage.number > 1)
    return {
      sql: 'review_stage_items x join review_items t on t.seq = x.item_seq where x.stage_seq = ?',
      values: [stage.seq],
    };
  return {
    sql: 'review_items t where t.seq > ? and t.seq <= ?',
    values: [instance.firstSeq, instance.firstSeq + instance.itemCount],
  };
}

/** Tables joined to an item `t`, and the values of their conditions. */
interface ItemJoin {
  sql: string;
  values: (string | null)[];
}

/** Assigns each item to the people whom `reviewer` (a column of `joined`) names for it. */
function assign(round: Round, reviewer: string, joined: ItemJoin): void {
  const items = itemsOf(round);
  round.store.run(
    `insert into review_assignments (stage_seq, reviewer_id, rank, item_seq)
     select ?, ${reviewer}, row_number() over (partition by ${reviewer} order by t.seq)
       + coalesce((select max(b.rank) from review_assignments b where b.stage_seq = ? and b.reviewer_id = ${reviewer}), 0), t.seq
     from ${items.sql.replace(' where ', ` ${joined.sql} where `)}
       and not exists (select 1 from review_assignments e
         where e.item_seq = t.seq and e.stage_seq = ? and e.reviewer_id = ${reviewer})`,
    round.stage.seq,
    round.stage.seq,
    ...joined.values,
    ...items.values,
    round.stage.seq,
  );
}

const SELF: ItemJoin = {
  sql: `join users p on p.tenant_id = t.tenant_id and p.id = t.principal_id and t.principal_kind = 'user'`,
  values: [],
};
const MANAGER: ItemJoin = {
  sql: `${SELF.sql} join users m on m.tenant_id = t.tenant_id and m.id = p.manager_id`,
  values: [],
};

/** Sponsors, and members of sponsoring groups. */
const SPONSOR: ItemJoin = {
  sql: `${SELF.sql} join (
      select tenant_id, user_id, sponsor_id as id from sponsors where sponsor_kind = 'user'
      union select o.tenant_id, o.user_id, g.member_id from sponsors o join group_members g
        on g.tenant_id = o.tenant_id and g.group_id = o.sponsor_id and g.member_kind = 'user'
        where o.sponsor_kind = 'group'
    ) s on s.tenant_id = t.tenant_id and s.user_id = p.id
    join users m on m.tenant_id = t.tenant_id and m.id = s.id`,
  values: [],
};
const SPONSOR_OF_UNMANAGED: ItemJoin = {
  sql: `${SPONSOR.sql} and not exists (select 1 from users b where b.tenant_id = p.tenant_id and b.id = p.manager_id)`,
  values: [],
};

/** The owners that custom data names for each item. */
const OWN_OWNERS: ItemJoin = {
  sql: `join json_each(coalesce(t.owners, '[]')) e join users m on m.tenant_id = t.tenant_id and m.id = e.value`,
  values: [],
};

/** The owners of each item’s resource, with the user type and country of the scope. */
function ownersJoin({ userType, country }: Extract<ReviewerScope, { kind: 'owners' }>): ItemJoin {
  return {
    sql: `join owners o on o.tenant_id = t.tenant_id and o.object_id = t.resource_id
      join users m on m.tenant_id = t.tenant_id and m.id = o.user_id
        and m.user_type = coalesce(?, m.user_type) and coalesce(m.country, '') = coalesce(?, m.country, '')`,
    values: [userType, country],
  };
}

/** Assigns items without a reviewer to the fallback reviewers. */
function assignFallback(round: Round, fallback: readonly User[]): void {
  const left = `not exists (select 1 from review_assignments n where n.item_seq = t.seq and n.stage_seq = ${round.stage.seq})`;
  const items = itemsOf(round);
  const orphans = round.store.all<{ seq: number }>(
    `select t.seq from ${items.sql} and ${left} order by t.seq`,
    ...items.values,
  );
  if (orphans.length === 0) return;
  for (const { id } of fallback)
    round.store.run(
      `insert into review_assignments (stage_seq, reviewer_id, rank, item_seq)
       select ?, ?, row_number() over (order by j.value) + coalesce((select max(b.rank) from review_assignments b
         where b.stage_seq = ? and b.reviewer_id = ?), 0), j.value from json_each(?) j`,
      round.stage.seq,
      id,
      round.stage.seq,
      id,
      JSON.stringify(orphans.map(({ seq }) => seq)),
    );
}

function assignEach(round: Round, { reviewers }: StagePlan): void {
  if (reviewers.length === 0) assign(round, 'p.id', SELF);
  for (const scope of reviewers) {
    if (scope.kind === 'self') assign(round, 'p.id', SELF);
    if (scope.kind === 'manager' || scope.kind === 'managerOrSponsor') assign(round, 'm.id', MANAGER);
    if (scope.kind === 'sponsor') assign(round, 'm.id', SPONSOR);
    if (scope.kind === 'managerOrSponsor') assign(round, 'm.id', SPONSOR_OF_UNMANAGED);
    if (scope.kind !== 'owners' || scope.objectId !== null) continue;
    assign(round, 'm.id', ownersJoin(scope));
    assign(round, 'm.id', OWN_OWNERS);
  }
}

function insertReviewer(round: Round, user: User, part: { whole: boolean; count: number }, at: number): void {
  const { store, tenantId, instance, stage } = round;
  store.run(
    `insert into review_reviewers (tenant_id, instance_seq, stage_seq, stage_number, reviewer_id, display_name, upn,
       contacted_at, whole, item_count) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    tenantId,
    instance.seq,
    stage.seq,
    stage.number,
    user.id,
    user.displayName,
    user.userPrincipalName,
    at,
    part.whole,
    part.count,
  );
}

/** The number of items that each person was assigned individually. */
function counted({ store, stage }: Round): Map<string, number> {
  const sql =
    'select reviewer_id as id, count(*) as n from review_assignments where stage_seq = ? group by reviewer_id';
  return new Map(store.all<{ id: string; n: number }>(sql, stage.seq).map(({ id, n }) => [id, n]));
}

/**
 * Assigns the items of a stage to reviewers, by the directory as it is now, and returns the ids of new
 * reviewers. It is called when the stage opens and again when its reviewers are changed; remaining reviewers
 * keep their time of contact. Without reviewers, people review their own access; where no reviewer is found,
 * the fallback reviewers are asked. https://learn.microsoft.com/graph/accessreviews-reviewers-concept
 */
export function assignReviewers(
  store: Store,
  tenantId: string,
  instance: Instance,
  stage: Stage,
  plan: StagePlan,
  contactedAt: number,
): string[] {
  const round: Round = { store, tenantId, instance, stage };
  const before = new Map(reviewersIn(store, stage).map((reviewer) => [reviewer.id, reviewer.contactedAt]));
  store.run('delete from review_assignments where stage_seq = ?', stage.seq);
  store.run(
    'delete from review_reviewers where instance_seq = ? and stage_number = ?',
    instance.seq,
    stage.number,
  );
  const whole = peopleNamed(store, tenantId, plan.reviewers);
  assignEach(round, plan);
  if (whole.length === 0) assignFallback(round, peopleNamed(store, tenantId, plan.fallback));
  const wholeIds = new Set(whole.map(({ id }) => id));
  for (const user of whole)
    insertReviewer(round, user, { whole: true, count: stage.itemCount }, before.get(user.id) ?? contactedAt);
  const counts = counted(round);
  const parts = [...counts.keys()].filter((id) => !wholeIds.has(id));
  for (const user of findUsers(store, tenantId, parts)) {
    const part = { whole: false, count: counts.get(user.id) ?? 0 };
    insertReviewer(round, user, part, before.get(user.id) ?? contactedAt);
  }
  return [...wholeIds, ...parts].filter((id) => !before.has(id));
}
