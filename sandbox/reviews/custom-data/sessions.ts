import type { Store, Value } from '../../core/store';
import { guidOf } from '../../directory/guid';
import { refusal } from '../refusals';
import type { UploadRow } from './csv';

/** An owner's upload for one instance and one resource: customDataProvidedResourceUploadSession. */
export interface UploadSession {
  seq: number;
  id: string;
  catalogId: string;
  resourceId: string;
  definitionId: string;
  instanceId: string;
  /** Tenant time, ms since 1970. */
  createdAt: number;
  status: 'active' | 'complete' | 'expired';
}

export interface UploadFile {
  id: string;
  name: string;
  /** The file's size in bytes. */
  size: number;
  uploadedAt: number;
}

/** Microsoft: up to ten files. https://learn.microsoft.com/entra/id-governance/custom-data-resource-access-reviews */
const MAX_FILES = 10;

const SELECT = `select seq, id, catalog_id as catalogId, resource_id as resourceId, definition_id as definitionId,
  instance_id as instanceId, created_at as createdAt, status from upload_sessions`;

export function listSessions(store: Store, tenantId: string, resourceId: string): UploadSession[] {
  return store.all<UploadSession>(
    `${SELECT} where tenant_id = ? and resource_id = ? order by seq`,
    tenantId,
    resourceId,
  );
}

export function findSession(
  store: Store,
  tenantId: string,
  resourceId: string,
  id: string,
): UploadSession | undefined {
  const sql = `${SELECT} where tenant_id = ? and resource_id = ? and id = ?`;
  return store.get<UploadSession>(sql, tenantId, resourceId, id.toLowerCase());
}

export function filesOf(store: Store, { seq }: UploadSession): UploadFile[] {
  const sql =
    'select id, name, size, uploaded_at as uploadedAt from upload_files where session_seq = ? order by seq';
  return store.all<UploadFile>(sql, seq);
}

/** The session of an instance and a resource that was closed in time; undefined where there is none. */
export function completeSession(
  store: Store,
  tenantId: string,
  instanceId: string,
  resourceId: string,
): UploadSession | undefined {
  const sql = `${SELECT} where tenant_id = ? and instance_id = ? and resource_id = ? and status = 'complete'`;
  return store.get<UploadSession>(sql, tenantId, instanceId, resourceId);
}

/** Opens a session. Throws 409 where the instance and the resource already have an open or closed one. */
export function openSession(
  store: Store,
  tenantId: string,
  session: Omit<UploadSession, 'seq' | 'id' | 'status'>,
): UploadSession {
  const { catalogId, resourceId, definitionId, instanceId, createdAt } = session;
  const before = listSessions(store, tenantId, resourceId).filter((one) => one.instanceId === instanceId);
  if (before.some(({ status }) => status !== 'expired')) throw refusal('sessionThere');
  const count = store.get<{ n: number }>('select coalesce(max(seq), 0) as n from upload_sessions')?.n ?? 0;
  const id = guidOf(instanceId, resourceId, 'upload', String(count));
  const row = store.get<{ seq: number }>(
    `insert into upload_sessions (tenant_id, id, catalog_id, resource_id, definition_id, instance_id, created_at, status)
     values (?, ?, ?, ?, ?, ?, ?, 'active') returning seq`,
    tenantId,
    id,
    catalogId,
    resourceId,
    definitionId,
    instanceId,
    createdAt,
  );
  return { ...session, seq: row?.seq ?? 0, id, status: 'active' };
}

function requireActive({ status }: UploadSession): void {
  if (status !== 'active') throw refusal('sessionClosed');
}

const ROW = `insert into upload_rows (session_seq, file_seq, principal_id, permission_id, permission_name,
  permission_description, permission_type, scope_id, scope_name, owner_users, owner_groups, custom_data)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Adds a file with its rows. Throws 409 where the session is closed, 400 where it has the most files already.
 */
export function addFile(
  store: Store,
  session: UploadSession,
  file: Omit<UploadFile, 'id'>,
  rows: readonly UploadRow[],
): void {
  requireActive(session);
  const count = filesOf(store, session).length;
  if (count >= MAX_FILES) throw refusal('tooManyFiles');
  store.transaction(() => {
    const added = store.get<{ seq: number }>(
      `insert into upload_files (session_seq, id, name, size, uploaded_at) values (?, ?, ?, ?, ?) returning seq`,
      session.seq,
      guidOf(session.id, 'file', String(count)),
      file.name,
      file.size,
      file.uploadedAt,
    );
    for (const row of rows) {
      const values: Value[] = [
        row.principalId,
        row.permissionId,
        row.permissionName,
        row.permissionDescription,
        row.permissionType,
        row.scopeId,
        row.scopeName,
        row.ownerUsers,
        row.ownerGroups,
        row.customData,
      ];
      store.run(ROW, session.seq, added?.seq, ...values);
    }
  });
}

/** Closes a session: its files count from now on. Throws 409 where it is closed already. */
export function closeSession(store: Store, session: UploadSession): UploadSession {
  requireActive(session);
  store.run("update upload_sessions set status = 'complete' where seq = ?", session.seq);
  return { ...session, status: 'complete' };
}

/** Removes an open session with all its files. Throws 409 where it is closed. */
export function removeSession(store: Store, session: UploadSession): void {
  if (session.status === 'complete') throw refusal('sessionClosed');
  store.transaction(() => {
    store.run('delete from upload_rows where session_seq = ?', session.seq);
    store.run('delete from upload_files where session_seq = ?', session.seq);
    store.run('delete from upload_sessions where seq = ?', session.seq);
  });
}

/** Ends the time for uploads: sessions that are still open do not count. */
export function expireSessions(store: Store, tenantId: string, instanceId: string): void {
  const sql =
    "update upload_sessions set status = 'expired' where tenant_id = ? and instance_id = ? and status = 'active'";
  store.run(sql, tenantId, instanceId);
}
