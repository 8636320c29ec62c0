import type { Store } from '../core/store';

/** Makes people owners of a group or an application. Returns how many were not owners before. */
export function insertOwners(
  store: Store,
  tenantId: string,
  objectId: string,
  userIds: readonly string[],
): number {
  const sql = `insert or ignore into owners (tenant_id, object_id, user_id)
    select ?, ?, value from json_each(?) order by key`;
  return store.run(sql, tenantId, objectId, JSON.stringify(userIds));
}

/** Object ids of the owners of a group or an application, in the order they were added. */
export function ownersOf(store: Store, tenantId: string, objectId: string): string[] {
  const sql = 'select user_id from owners where tenant_id = ? and object_id = ? order by pk';
  return store.all<{ user_id: string }>(sql, tenantId, objectId).map((row) => row.user_id);
}

/**
 * Object ids of the groups and applications that a user owns, in the order in which the user became an owner.
 */
export function ownedBy(store: Store, tenantId: string, userId: string): string[] {
  const sql = 'select object_id from owners where tenant_id = ? and user_id = ? order by pk';
  return store.all<{ object_id: string }>(sql, tenantId, userId).map((row) => row.object_id);
}

/** Makes a user an owner. False: the user was already one. */
export function addOwner(store: Store, tenantId: string, objectId: string, userId: string): boolean {
  return insertOwners(store, tenantId, objectId, [userId]) > 0;
}

/** Removes an owner. False: the user was not one. */
export function removeOwner(store: Store, tenantId: string, objectId: string, userId: string): boolean {
  const sql = 'delete from owners where tenant_id = ? and object_id = ? and user_id = ?';
  return store.run(sql, tenantId, objectId, userId) > 0;
}
