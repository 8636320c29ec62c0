import type { Store } from '../core/store';
import { forgetPrincipal } from './principals';

export interface User {
  id: string;
  displayName: string;
  userPrincipalName: string;
  givenName: string | null;
  surname: string | null;
  mail: string | null;
  jobTitle: string | null;
  department: string | null;
  officeLocation: string | null;
  country: string | null;
  managerId: string | null;
  userType: 'Member' | 'Guest';
  accountEnabled: boolean;
  /** True: synchronized from an on-premises directory; null: never was. */
  onPremisesSyncEnabled: boolean | null;
  /** ISO 8601 in UTC. */
  createdDateTime: string;
  /** ISO 8601 in UTC; null: never signed in. */
  lastSignInDateTime: string | null;
  /**
   * When an application last signed in for the person (signInActivity's `lastNonInteractiveSignInDateTime`),
   * ISO 8601 in UTC. Recommendations count it; decision items do not show it.
   */
  lastBackgroundSignInDateTime: string | null;
  /** Properties of Graph's user that nothing here reads; stored as they were sent. */
  other: Readonly<Record<string, unknown>>;
}

type Optional = 'country' | 'onPremisesSyncEnabled' | 'lastBackgroundSignInDateTime' | 'other';

/** A user to add; omitted properties are null or empty. */
export type NewUser = Omit<User, Optional> & Partial<Pick<User, Optional>>;

interface UserRow {
  id: string;
  display_name: string;
  upn: string;
  given_name: string | null;
  surname: string | null;
  mail: string | null;
  job_title: string | null;
  department: string | null;
  office_location: string | null;
  country: string | null;
  manager_id: string | null;
  user_type: 'Member' | 'Guest';
  account_enabled: number;
  on_premises_synced: number | null;
  created_at: number;
  last_sign_in: number | null;
  last_background_sign_in: number | null;
  other: string;
}

const isoOf = (ms: number): string => new Date(ms).toISOString();
const msOf = (iso: string | null | undefined): number | null => (iso ? Date.parse(iso) : null);

function fromRow(row: UserRow): User {
  return {
    id: row.id,
    displayName: row.display_name,
    userPrincipalName: row.upn,
    givenName: row.given_name,
    surname: row.surname,
    mail: row.mail,
    jobTitle: row.job_title,
    department: row.department,
    officeLocation: row.office_location,
    country: row.country,
    managerId: row.manager_id,
    userType: row.user_type,
    accountEnabled: row.account_enabled === 1,
    onPremisesSyncEnabled: row.on_premises_synced === null ? null : row.on_premises_synced === 1,
    createdDateTime: isoOf(row.created_at),
    lastSignInDateTime: row.last_sign_in === null ? null : isoOf(row.last_sign_in),
    lastBackgroundSignInDateTime:
      row.last_background_sign_in === null ? null : isoOf(row.last_background_sign_in),
    other: row.other === '{}' ? {} : (JSON.parse(row.other) as Record<string, unknown>),
  };
}

/** The user with this object id or user principal name (any case) in this tenant. */
export function findUser(store: Store, tenantId: string, idOrUpn: string): User | undefined {
  const column = idOrUpn.includes('@') ? 'upn' : 'id';
  const key = column === 'id' ? idOrUpn.toLowerCase() : idOrUpn;
  const row = store.get<UserRow>(`select * from users where tenant_id = ? and ${column} = ?`, tenantId, key);
  return row && fromRow(row);
}

/** The guest with this mail address (in any case). */
export function findGuestByMail(store: Store, tenantId: string, mail: string): User | undefined {
  const sql = `select * from users where tenant_id = ? and user_type = 'Guest' and mail = ? collate nocase
    order by pk limit 1`;
  const row = store.get<UserRow>(sql, tenantId, mail);
  return row && fromRow(row);
}

/** All users of the tenant, in the order they were added, or one page of them. */
export function listUsers(store: Store, tenantId: string, page = { skip: 0, top: -1 }): User[] {
  const sql = 'select * from users where tenant_id = ? order by pk limit ? offset ?';
  return store.all<UserRow>(sql, tenantId, page.top, page.skip).map(fromRow);
}

/** The number of the tenant's users; reads no user. */
export function countUsers(store: Store, tenantId: string): number {
  const sql = 'select count(*) as number from users where tenant_id = ?';
  return store.get<{ number: number }>(sql, tenantId)?.number ?? 0;
}

/** The users with these `ids`, in that order; unknown ids are left out. One statement for any number. */
export function findUsers(store: Store, tenantId: string, ids: readonly string[]): User[] {
  const sql = `select users.* from json_each(?) as wanted
    join users on users.tenant_id = ? and users.id = lower(wanted.value) order by wanted.key`;
  return store.all<UserRow>(sql, JSON.stringify(ids), tenantId).map(fromRow);
}

/** The recipient of mail to this address: found by mail address, otherwise by user principal name. */
export function findUserByAddress(store: Store, tenantId: string, address: string): User | undefined {
  const sql = `select * from users where tenant_id = ? and (mail = ? collate nocase or upn = ?)
    order by mail = ? collate nocase desc limit 1`;
  const row = store.get<UserRow>(sql, tenantId, address, address, address);
  return row && fromRow(row);
}

/**
 * Whether a user has a mailbox in the tenant: a guest's mailbox is at the home organisation, and a
 * user without an address has none.
 */
export function hasMailbox({ userType, mail }: User): boolean {
  return userType === 'Member' && mail !== null;
}

/** The users whose manager is this user, in the order they were added. */
export function reportsOf(store: Store, tenantId: string, managerId: string): User[] {
  const sql = 'select * from users where tenant_id = ? and manager_id = ? order by pk';
  return store.all<UserRow>(sql, tenantId, managerId).map(fromRow);
}

const COLUMNS =
  'upn, display_name, given_name, surname, mail, job_title, department, office_location, country, manager_id, user_type, account_enabled, on_premises_synced, created_at, last_sign_in, last_background_sign_in, other';

function valuesOf(user: NewUser) {
  return [
    user.userPrincipalName,
    user.displayName,
    user.givenName,
    user.surname,
    user.mail,
    user.jobTitle,
    user.department,
    user.officeLocation,
    user.country,
    user.managerId,
    user.userType,
    user.accountEnabled,
    user.onPremisesSyncEnabled,
    Date.parse(user.createdDateTime),
    msOf(user.lastSignInDateTime),
    msOf(user.lastBackgroundSignInDateTime),
    user.other ? JSON.stringify(user.other) : '{}',
  ];
}

const MARKS = COLUMNS.replace(/\w+/g, '?');
const INSERT = `insert into users (tenant_id, id, ${COLUMNS}) values (?, ?, ${MARKS})`;
const UPDATE = `update users set (${COLUMNS}) = (${MARKS}) where tenant_id = ? and id = ?`;

/** Adds users in one transaction. Throws where an id or a user principal name is taken in the tenant. */
export function insertUsers(store: Store, tenantId: string, users: readonly NewUser[]): void {
  store.transaction(() => {
    for (const user of users) store.run(INSERT, tenantId, user.id, ...valuesOf(user));
  });
}

/** Saves the changed properties of a user. Throws where another user has the user principal name. */
export function saveUser(store: Store, tenantId: string, user: User): void {
  store.run(UPDATE, ...valuesOf(user), tenantId, user.id);
}

/** Disables a user's account. False: there is no such user. */
export function disableUser(store: Store, tenantId: string, userId: string): boolean {
  const sql = 'update users set account_enabled = 0 where tenant_id = ? and id = ?';
  return store.run(sql, tenantId, userId) > 0;
}

/**
 * Removes a user with all memberships, assignments, roles and ownerships; the user's reports then have no
 * manager. Reviews keep what they saw at their start. False: there is no such user.
 */
export function deleteUser(store: Store, tenantId: string, userId: string): boolean {
  return store.transaction(() => {
    forgetPrincipal(store, tenantId, userId);
    store.run('delete from photos where tenant_id = ? and user_id = ?', tenantId, userId);
    store.run('update users set manager_id = null where tenant_id = ? and manager_id = ?', tenantId, userId);
    return store.run('delete from users where tenant_id = ? and id = ?', tenantId, userId) > 0;
  });
}

/**
 * Records an interactive sign-in; with the first one an invited guest has accepted. Running reviews
 * keep what they saw at their start.
 */
export function recordSignIn(store: Store, tenantId: string, userId: string, at: Date): void {
  store.run(
    `update users set last_sign_in = ?, other = iif(other ->> 'externalUserState' = 'PendingAcceptance',
      json_set(other, '$.externalUserState', 'Accepted', '$.externalUserStateChangeDateTime', ?), other)
     where tenant_id = ? and id = ?`,
    at.getTime(),
    at.toISOString(),
    tenantId,
    userId,
  );
}
