import type { Store } from '../core/store';

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
  managerId: string | null;
  userType: 'Member' | 'Guest';
  accountEnabled: boolean;
  /** ISO 8601 in UTC; null: never signed in. */
  lastSignInDateTime: string | null;
}

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
  manager_id: string | null;
  user_type: 'Member' | 'Guest';
  account_enabled: number;
  last_sign_in: number | null;
}

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
    managerId: row.manager_id,
    userType: row.user_type,
    accountEnabled: row.account_enabled === 1,
    lastSignInDateTime: row.last_sign_in === null ? null : new Date(row.last_sign_in).toISOString(),
  };
}

/** The user with this object id or user principal name (any case) in this tenant. */
export function findUser(store: Store, tenantId: string, idOrUpn: string): User | undefined {
  const column = idOrUpn.includes('@') ? 'upn' : 'id';
  const key = column === 'id' ? idOrUpn.toLowerCase() : idOrUpn;
  const row = store.get<UserRow>(`select * from users where tenant_id = ? and ${column} = ?`, tenantId, key);
  return row && fromRow(row);
}

/** Everyone of the tenant, in the order they were added. */
export function listUsers(store: Store, tenantId: string): User[] {
  return store.all<UserRow>('select * from users where tenant_id = ? order by pk', tenantId).map(fromRow);
}

/** The users that `ids` names, in that order; unknown ids are left out. */
export function findUsers(store: Store, tenantId: string, ids: readonly string[]): User[] {
  return ids.flatMap((id) => findUser(store, tenantId, id) ?? []);
}

const INSERT_USER = `
  insert into users (tenant_id, id, upn, display_name, given_name, surname, mail, job_title, department,
    office_location, manager_id, user_type, account_enabled, last_sign_in)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Adds users in one transaction. Throws where an id or a user principal name is taken in the tenant. */
export function insertUsers(store: Store, tenantId: string, users: readonly User[]): void {
  store.transaction(() => {
    for (const user of users)
      store.run(
        INSERT_USER,
        tenantId,
        user.id,
        user.userPrincipalName,
        user.displayName,
        user.givenName,
        user.surname,
        user.mail,
        user.jobTitle,
        user.department,
        user.officeLocation,
        user.managerId,
        user.userType,
        user.accountEnabled,
        user.lastSignInDateTime === null ? null : Date.parse(user.lastSignInDateTime),
      );
  });
}

/** Notes an interactive sign-in. Reviews already running keep what they saw at their start. */
export function recordSignIn(store: Store, tenantId: string, userId: string, at: Date): void {
  store.run(
    'update users set last_sign_in = ? where tenant_id = ? and id = ?',
    at.getTime(),
    tenantId,
    userId,
  );
}
