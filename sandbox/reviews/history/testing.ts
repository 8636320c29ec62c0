import { openStore } from '../../core/store';
import { createTenant, tenantNow } from '../../core/tenants';
import { guidOf } from '../../directory/guid';
import { assignRole, roleId } from '../../directory/role-assignments';
import { DIRECTORY_TABLES } from '../../directory/tables';
import { insertUsers } from '../../directory/users';
import { REVIEW_TABLES } from '../tables';
import { HISTORY_TABLES } from './tables';

const BEGINNING = Date.parse('2026-11-20T09:30:00.000Z');
export const SECOND = 1000;
export const DAY = 86_400_000;

/** People by alias, with their directory role. */
const PEOPLE = {
  admin: 'Global Administrator',
  grady: 'Global Reader',
  ursula: 'User Administrator',
  sam: 'Security Reader',
  adelev: null,
} as const;
export type Alias = keyof typeof PEOPLE;

interface Row {
  principal_kind?: string;
  principal_name?: string;
  resource_kind?: string;
  decision?: string;
  justification?: string;
  reviewed_at?: number;
  reviewer_id?: string;
  reviewer_name?: string;
  reviewer_upn?: string;
  recommendation?: string;
  apply_result?: string;
  applied_at?: number;
  applied_by_id?: string;
  applied_by_name?: string;
  applied_by_upn?: string;
}

export interface ReviewRows {
  displayName?: string;
  scope?: object;
  recurring?: boolean;
  status?: string;
  startAt?: number;
  endAt?: number;
  /** Whether somebody was asked about every item. */
  asked?: boolean;
  items?: Row[];
}

const GROUP_SCOPE = {
  '@odata.type': '#microsoft.graph.accessReviewQueryScope',
  query: '/v1.0/groups/11111111-1111-4111-8111-111111111111/transitiveMembers',
  queryType: 'MicrosoftGraph',
  queryRoot: null,
};

/**
 * One tenant with a clock that only the test moves, and reviews written directly into the engine's tables.
 */
export function historyWorld() {
  let now = BEGINNING;
  const store = openStore(':memory:');
  for (const tables of [DIRECTORY_TABLES, REVIEW_TABLES, HISTORY_TABLES]) store.define(tables);
  const clock = { now: () => now };
  const urls = { portalUrl: 'http://localhost:3000', sandboxUrl: 'http://localhost:4100' };
  const context = { store, clock, ...urls };
  const tenant = createTenant(store, clock, { domain: 'contoso.onmicrosoft.com', displayName: 'Contoso' });
  const person = (alias: Alias) => guidOf(tenant.id, 'user', alias);
  insertUsers(
    store,
    tenant.id,
    (Object.keys(PEOPLE) as Alias[]).map((alias) => userOf(alias, person(alias))),
  );
  for (const [alias, role] of Object.entries(PEOPLE)) {
    const principal = { id: person(alias as Alias), kind: 'user' } as const;
    if (role)
      assignRole(store, tenant.id, { roleId: roleId(role), principal, state: 'active', at: BEGINNING });
  }

  function insert(table: string, row: Record<string, string | number | null>): number {
    const names = Object.keys(row);
    const places = names.map(() => '?').join(', ');
    store.run(`insert into ${table} (${names.join(', ')}) values (${places})`, ...Object.values(row));
    return store.get<{ seq: number }>('select last_insert_rowid() as seq')?.seq ?? 0;
  }

  /** Writes a review with one instance and returns its definition's id. */
  function addReview(review: ReviewRows = {}): string {
    const id = crypto.randomUUID();
    const { startAt = BEGINNING - 5 * DAY, endAt = BEGINNING - DAY, status = 'Completed' } = review;
    const pattern = review.recurring ? { type: 'weekly', interval: 1 } : null;
    const content = JSON.stringify({
      scope: review.scope ?? GROUP_SCOPE,
      settings: { recurrence: { pattern, range: {} } },
    });
    const tenant_id = tenant.id;
    const shared = { tenant_id, status, content };
    const definition_seq = insert('review_definitions', {
      ...shared,
      id,
      display_name: review.displayName ?? 'Review',
      created_at: startAt,
      modified_at: startAt,
      created_by: JSON.stringify({
        id: person('admin'),
        displayName: 'MOD Administrator',
        userPrincipalName: 'admin@contoso.onmicrosoft.com',
      }),
    });
    const items = review.items ?? [];
    const first_seq = store.get<{ last: number }>('select count(*) as last from review_items')?.last ?? 0;
    const instance_seq = insert('review_instances', {
      ...shared,
      definition_seq,
      id: review.recurring ? crypto.randomUUID() : id,
      number: 1,
      start_at: startAt,
      end_at: endAt,
      first_seq,
      item_count: items.length,
    });
    if (review.asked !== false)
      insert('review_reviewers', {
        ...{ tenant_id, instance_seq, stage_seq: instance_seq, stage_number: 1, whole: 1, item_count: 0 },
        ...{ reviewer_id: person('adelev'), display_name: 'Adele', upn: '', contacted_at: startAt },
      });
    store.transaction(() => {
      for (const item of items) insert('review_items', { ...ITEM, tenant_id, instance_seq, ...item });
    });
    return id;
  }

  return {
    context,
    tenant,
    person,
    addReview,
    now: () => tenantNow(tenant, clock).getTime(),
    advance: (ms: number) => {
      now += ms;
    },
  };
}

export type HistoryWorld = ReturnType<typeof historyWorld>;

const ITEM = {
  principal_id: '22222222-2222-4222-8222-222222222222',
  principal_kind: 'user',
  principal_name: 'Alex Wilber',
  principal_upn: 'alexw@contoso.onmicrosoft.com',
  resource_id: '11111111-1111-4111-8111-111111111111',
  resource_kind: 'group',
  resource_name: 'Building security',
  indirect: 0,
  recommendation: 'NoInfoAvailable',
  decision: 'NotReviewed',
  justification: '',
  decided_stage: 0,
  apply_result: 'New',
  changed_at: 0,
};

function userOf(alias: Alias, id: string) {
  return {
    id,
    displayName: alias,
    userPrincipalName: `${alias}@contoso.onmicrosoft.com`,
    givenName: null,
    surname: null,
    mail: `${alias}.mail@contoso.com`,
    jobTitle: null,
    department: null,
    officeLocation: null,
    managerId: null,
    userType: 'Member' as const,
    accountEnabled: true,
    createdDateTime: new Date(BEGINNING - 100 * DAY).toISOString(),
    lastSignInDateTime: null,
  };
}
