import type { Store } from '../core/store';

/**
 * The properties that a registration's owner may write.
 * https://learn.microsoft.com/graph/api/resources/application
 */
export interface RegistrationContent {
  displayName: string;
  description: string | null;
  signInAudience: string;
  spaRedirectUris: string[];
  web: { redirectUris: string[]; idTokens: boolean; accessTokens: boolean };
  requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[];
}

/**
 * Graph's application: what an app asks of every tenant. Its servicePrincipal holds
 * what the app may do in one tenant.
 */
export interface Registration extends RegistrationContent {
  id: string;
  appId: string;
  /** Set once, when the registration is created by this name. */
  uniqueName: string | null;
  /** ISO 8601 in UTC. */
  createdDateTime: string;
}

interface Row {
  id: string;
  app_id: string;
  unique_name: string | null;
  created_at: number;
  content: string;
}

export const EMPTY_REGISTRATION: Omit<RegistrationContent, 'displayName'> = {
  description: null,
  signInAudience: 'AzureADMyOrg',
  spaRedirectUris: [],
  web: { redirectUris: [], idTokens: false, accessTokens: false },
  requiredResourceAccess: [],
};

function fromRow(row: Row): Registration {
  return {
    id: row.id,
    appId: row.app_id,
    uniqueName: row.unique_name,
    createdDateTime: new Date(row.created_at).toISOString(),
    ...(JSON.parse(row.content) as RegistrationContent),
  };
}

/** The registrations of the tenant, in the order they were added. */
export function listRegistrations(store: Store, tenantId: string): Registration[] {
  return store.all<Row>('select * from registrations where tenant_id = ? order by pk', tenantId).map(fromRow);
}

const KEYS = { id: 'id', appId: 'app_id', uniqueName: 'unique_name' } as const;
export type RegistrationKey = keyof typeof KEYS;

/** The registration with this object id, client id or unique name; ids in lower case. */
export function findRegistration(
  store: Store,
  tenantId: string,
  key: RegistrationKey,
  value: string,
): Registration | undefined {
  const sql = `select * from registrations where tenant_id = ? and ${KEYS[key]} = ?`;
  const row = store.get<Row>(sql, tenantId, value);
  return row && fromRow(row);
}

/** The registration of a client id, and its tenant. */
export function findClient(
  store: Store,
  appId: string,
): { tenantId: string; registration: Registration } | undefined {
  const row = store.get<Row & { tenant_id: string }>(
    'select * from registrations where app_id = ?',
    appId.toLowerCase(),
  );
  return row && { tenantId: row.tenant_id, registration: fromRow(row) };
}

export function insertRegistration(store: Store, tenantId: string, registration: Registration): void {
  const { id, appId, uniqueName, createdDateTime, ...content } = registration;
  store.run(
    'insert into registrations (tenant_id, id, app_id, unique_name, created_at, content) values (?, ?, ?, ?, ?, ?)',
    tenantId,
    id,
    appId,
    uniqueName,
    Date.parse(createdDateTime),
    JSON.stringify(content),
  );
}

/** Saves a changed registration; its ids and its unique name stay. */
export function saveRegistration(store: Store, tenantId: string, registration: Registration): void {
  const { id, appId, uniqueName, createdDateTime, ...content } = registration;
  const sql = 'update registrations set content = ? where tenant_id = ? and id = ?';
  store.run(sql, JSON.stringify(content), tenantId, id);
}

/** Removes a registration only; its access in the tenant belongs to its servicePrincipal. */
export function deleteRegistration(store: Store, tenantId: string, id: string): void {
  store.run('delete from registrations where tenant_id = ? and id = ?', tenantId, id);
}
