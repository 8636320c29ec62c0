import type { Store } from '../core/store';
import { guidOf } from './guid';
import { insertOwners } from './owners';
import type { Principal } from './principals';
import { EMPTY_REGISTRATION, insertRegistration } from './registrations';

/** An application in the tenant: Graph's servicePrincipal. */
export interface Application {
  id: string;
  appId: string;
  displayName: string;
  /** ISO 8601 in UTC. */
  createdDateTime: string;
}

interface ApplicationRow {
  id: string;
  app_id: string;
  display_name: string;
  created_at: number;
}

function fromRow(row: ApplicationRow): Application {
  return {
    id: row.id,
    appId: row.app_id,
    displayName: row.display_name,
    createdDateTime: new Date(row.created_at).toISOString(),
  };
}

/** The application whose servicePrincipal has this object id (in any case). */
export function findApplication(store: Store, tenantId: string, id: string): Application | undefined {
  const sql = 'select * from applications where tenant_id = ? and id = ?';
  const row = store.get<ApplicationRow>(sql, tenantId, id.toLowerCase());
  return row && fromRow(row);
}

/** The applications with these `ids`, in that order; unknown ids are left out. */
export function findApplications(store: Store, tenantId: string, ids: readonly string[]): Application[] {
  const sql = `select applications.* from json_each(?) as wanted
    join applications on applications.tenant_id = ? and applications.id = lower(wanted.value) order by wanted.key`;
  return store.all<ApplicationRow>(sql, JSON.stringify(ids), tenantId).map(fromRow);
}

/** The applications of the tenant, in the order they were added. */
export function listApplications(store: Store, tenantId: string): Application[] {
  const sql = 'select * from applications where tenant_id = ? order by pk';
  return store.all<ApplicationRow>(sql, tenantId).map(fromRow);
}

/** A principal's assignment to an application. */
export interface ApplicationAssignment {
  principalId: string;
  kind: Principal['kind'];
}

/** Adds an application to the tenant: Graph's servicePrincipal, for a registration that exists. */
export function insertServicePrincipal(store: Store, tenantId: string, application: Application): void {
  store.run(
    'insert into applications (tenant_id, id, app_id, display_name, created_at) values (?, ?, ?, ?, ?)',
    tenantId,
    application.id,
    application.appId,
    application.displayName,
    Date.parse(application.createdDateTime),
  );
}

/** Removes an application (its servicePrincipal) with all access to it and all access of its own. */
export function deleteServicePrincipal(store: Store, tenantId: string, id: string): void {
  store.transaction(() => {
    store.run('delete from applications where tenant_id = ? and id = ?', tenantId, id);
    store.run(
      'delete from app_assignments where tenant_id = ? and ? in (application_id, principal_id)',
      tenantId,
      id,
    );
    store.run('delete from owners where tenant_id = ? and object_id = ?', tenantId, id);
    store.run(
      'delete from permission_grants where tenant_id = ? and ? in (client_id, resource_id)',
      tenantId,
      id,
    );
  });
}

/** The application that has this client id in the tenant, if any. */
export function findByAppId(store: Store, tenantId: string, appId: string): Application | undefined {
  const sql = 'select * from applications where tenant_id = ? and app_id = ?';
  const row = store.get<ApplicationRow>(sql, tenantId, appId.toLowerCase());
  return row && fromRow(row);
}

/** Adds an application and its registration, with its owners and the users, or any principals, assigned to it. */
export function insertApplication(
  store: Store,
  tenantId: string,
  application: Application,
  people: { owners: readonly string[]; assigned: readonly Principal[] },
): void {
  store.transaction(() => {
    insertServicePrincipal(store, tenantId, application);
    insertRegistration(store, tenantId, {
      ...EMPTY_REGISTRATION,
      id: guidOf(application.id, 'application'),
      appId: application.appId,
      uniqueName: null,
      displayName: application.displayName,
      createdDateTime: application.createdDateTime,
    });
    insertOwners(store, tenantId, application.id, people.owners);
    const assign = `insert or ignore into app_assignments (tenant_id, application_id, principal_id, principal_kind)
      select ?, ?, value ->> 'id', value ->> 'kind' from json_each(?) order by key`;
    store.run(assign, tenantId, application.id, JSON.stringify(people.assigned));
  });
}

/**
 * The principals assigned to an application: users, groups and other applications, in the order of
 * assignment.
 */
export function assignmentsOf(
  store: Store,
  tenantId: string,
  applicationId: string,
): ApplicationAssignment[] {
  const sql = `select principal_id as principalId, principal_kind as kind from app_assignments
    where tenant_id = ? and application_id = ? order by pk`;
  return store.all<ApplicationAssignment>(sql, tenantId, applicationId);
}

/** Object ids of the users assigned to an application directly, not through a group. */
export function assignedTo(store: Store, tenantId: string, applicationId: string): string[] {
  return assignmentsOf(store, tenantId, applicationId).flatMap(({ principalId, kind }) =>
    kind === 'user' ? [principalId] : [],
  );
}

/** Object ids of the applications to which a principal is assigned directly. */
export function applicationsOf(store: Store, tenantId: string, principalId: string): string[] {
  const sql = `select application_id as id from app_assignments
    where tenant_id = ? and principal_id = ? order by pk`;
  return store.all<{ id: string }>(sql, tenantId, principalId).map((row) => row.id);
}

/** Ends an assignment. False: there was none. */
export function unassign(
  store: Store,
  tenantId: string,
  applicationId: string,
  principalId: string,
): boolean {
  const sql = 'delete from app_assignments where tenant_id = ? and application_id = ? and principal_id = ?';
  return store.run(sql, tenantId, applicationId, principalId) > 0;
}

/** When a user last signed in to an application, in ms since 1970 of the tenant's time; null: never. */
export function applicationSignIn(
  store: Store,
  tenantId: string,
  applicationId: string,
  userId: string,
): number | null {
  const sql = 'select at from app_sign_ins where tenant_id = ? and application_id = ? and user_id = ?';
  return store.get<{ at: number }>(sql, tenantId, applicationId, userId)?.at ?? null;
}

/** The last sign-in of every user to an application: the user's object id → ms since 1970. One statement. */
export function applicationSignIns(
  store: Store,
  tenantId: string,
  applicationId: string,
): Map<string, number> {
  const sql = 'select user_id as id, at from app_sign_ins where tenant_id = ? and application_id = ?';
  const rows = store.all<{ id: string; at: number }>(sql, tenantId, applicationId);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Records a sign-in to an application, in ms since 1970 of the tenant's time. */
export function recordApplicationSignIn(
  store: Store,
  tenantId: string,
  applicationId: string,
  userId: string,
  at: number,
): void {
  const sql = `insert or replace into app_sign_ins (tenant_id, application_id, user_id, at) values (?, ?, ?, ?)`;
  store.run(sql, tenantId, applicationId, userId, at);
}
