import type { Store } from '../core/store';
import { insertOwners } from './groups';

/** An application as it stands in the tenant: Graph's servicePrincipal. */
export interface Application {
  id: string;
  appId: string;
  displayName: string;
}

export function findApplication(store: Store, tenantId: string, id: string): Application | undefined {
  return store.get<Application>(
    `select id, app_id as appId, display_name as displayName from applications where tenant_id = ? and id = ?`,
    tenantId,
    id.toLowerCase(),
  );
}

/** Adds an application with its owners and the users assigned to it. */
export function insertApplication(
  store: Store,
  tenantId: string,
  application: Application,
  people: { owners: readonly string[]; assigned: readonly string[] },
): void {
  store.transaction(() => {
    store.run(
      'insert into applications (tenant_id, id, app_id, display_name) values (?, ?, ?, ?)',
      tenantId,
      application.id,
      application.appId,
      application.displayName,
    );
    insertOwners(store, tenantId, application.id, people.owners);
    const assign = 'insert into app_assignments (tenant_id, application_id, principal_id) values (?, ?, ?)';
    for (const userId of people.assigned) store.run(assign, tenantId, application.id, userId);
  });
}

/** Object ids of the users assigned to an application. */
export function assignedTo(store: Store, tenantId: string, applicationId: string): string[] {
  const sql =
    'select principal_id as id from app_assignments where tenant_id = ? and application_id = ? order by pk';
  return store.all<{ id: string }>(sql, tenantId, applicationId).map((row) => row.id);
}
