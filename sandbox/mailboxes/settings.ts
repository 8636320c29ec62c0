import type { Store } from '../core/store';

/** https://learn.microsoft.com/graph/api/resources/mailboxsettings */
export interface MailboxSettings {
  /** A name from the IANA list or from Windows, as it was set. */
  timeZone: string;
  language: { locale: string; displayName: string };
}

const USUAL: MailboxSettings = {
  timeZone: 'UTC',
  language: { locale: 'en-US', displayName: 'English (United States)' },
};

export function readSettings(store: Store, tenantId: string, userId: string): MailboxSettings {
  const sql = 'select content from mailbox_settings where tenant_id = ? and user_id = ?';
  const row = store.get<{ content: string }>(sql, tenantId, userId);
  return { ...USUAL, ...(row && (JSON.parse(row.content) as Partial<MailboxSettings>)) };
}

export function saveSettings(
  store: Store,
  tenantId: string,
  userId: string,
  settings: MailboxSettings,
): void {
  const sql = 'insert or replace into mailbox_settings (tenant_id, user_id, content) values (?, ?, ?)';
  store.run(sql, tenantId, userId, JSON.stringify(settings));
}
