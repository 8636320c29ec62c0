import { randomUUID } from 'node:crypto';
import type { Store } from '../core/store';
import { findUserByAddress, type User } from '../directory/users';

export interface Recipient {
  name: string;
  address: string;
}

/** What a message says. `html` is empty where it has none. */
export interface MessageContent {
  subject: string;
  from: Recipient | null;
  to: Recipient[];
  cc: Recipient[];
  bcc: Recipient[];
  html: string;
  text: string;
  /** In the order in which they came; of a message that came as MIME all of them. */
  headers: { name: string; value: string }[];
  internetMessageId: string;
}

export const FOLDERS = ['drafts', 'sentItems', 'deletedItems', 'inbox'] as const;
export type Folder = (typeof FOLDERS)[number];

export interface Message {
  id: string;
  ownerId: string;
  folder: Folder;
  /** Tenant time, ms since 1970: when it was written, or last changed, sent or received. */
  changedAt: number;
  content: MessageContent;
}

interface Row {
  id: string;
  owner_id: string;
  folder: Folder;
  changed_at: number;
  content: string;
}

const fromRow = (row: Row): Message => ({
  id: row.id,
  ownerId: row.owner_id,
  folder: row.folder,
  changedAt: row.changed_at,
  content: JSON.parse(row.content) as MessageContent,
});

type Place = Pick<Message, 'ownerId' | 'folder' | 'changedAt'>;

/** Puts a message into a folder and gives its id, which stays the same in every folder. */
export function addMessage(store: Store, tenantId: string, place: Place, content: MessageContent): Message {
  const id = randomUUID();
  const { ownerId, folder, changedAt } = place;
  store.run(
    'insert into messages (tenant_id, id, owner_id, folder, changed_at, content) values (?, ?, ?, ?, ?, ?)',
    tenantId,
    id,
    ownerId,
    folder,
    changedAt,
    JSON.stringify(content),
  );
  return { id, ...place, content };
}

/** Writes what has changed about a message: where it lies, and what it says. */
export function saveMessage(store: Store, tenantId: string, message: Message): void {
  store.run(
    'update messages set folder = ?, changed_at = ?, content = ? where tenant_id = ? and id = ?',
    message.folder,
    message.changedAt,
    JSON.stringify(message.content),
    tenantId,
    message.id,
  );
}

/** A message of this mailbox, or undefined. */
export function findMessage(
  store: Store,
  tenantId: string,
  ownerId: string,
  id: string,
): Message | undefined {
  const sql = 'select * from messages where tenant_id = ? and owner_id = ? and id = ?';
  const row = store.get<Row>(sql, tenantId, ownerId, id);
  return row && fromRow(row);
}

/** What arrived in a tenant, or in one mailbox, newest first. */
export function listArrived(store: Store, tenantId: string, ownerId?: string): Message[] {
  const sql = `select * from messages where tenant_id = ? and folder = 'inbox'
    ${ownerId === undefined ? '' : 'and owner_id = ?'} order by changed_at desc, seq desc`;
  return store.all<Row>(sql, tenantId, ...(ownerId === undefined ? [] : [ownerId])).map(fromRow);
}

/** Brings a message to the mailboxes of those it is to, as far as they are this tenant's; each gets it once. */
export function deliver(store: Store, tenantId: string, content: MessageContent, at: number): void {
  const { to, cc, bcc } = content;
  const found = [...to, ...cc, ...bcc].flatMap(
    ({ address }) => findUserByAddress(store, tenantId, address) ?? [],
  );
  const seen = { ...content, bcc: [] };
  for (const id of new Set(found.map((user: User) => user.id)))
    addMessage(store, tenantId, { ownerId: id, folder: 'inbox', changedAt: at }, seen);
}
