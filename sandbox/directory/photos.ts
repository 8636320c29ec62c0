import type { Store } from '../core/store';

/** Records which users have a photo. */
export function insertPhotos(store: Store, tenantId: string, userIds: readonly string[]): void {
  const sql = 'insert or ignore into photos (tenant_id, user_id) select ?, value from json_each(?)';
  store.run(sql, tenantId, JSON.stringify(userIds));
}

export function hasPhoto(store: Store, tenantId: string, userId: string): boolean {
  return (
    store.get('select 1 as yes from photos where tenant_id = ? and user_id = ?', tenantId, userId) !==
    undefined
  );
}
