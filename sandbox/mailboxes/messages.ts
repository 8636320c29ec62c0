import { randomUUID } from 'node:crypto';
import type { Store } from '../core/store';
import { findUserByAddress, type User } from '../directory/users';

export interface Recipient {
  name: string;
  address: string;
}

/** The content of a message. `html` is empty where there is none. */
export interface MessageContent {
  subject: string;
  from: Recipient | null;
  to: Recipient[];
  cc: Recipient[];
  bcc: Recipient[];
  html: string;
  text: string;
  /** In their order in the message; all headers of a message sent as MIME. */
  headers: { name: string; value: string }[];
  internetMessageId: string;
}

export const FOLDERS = ['drafts', 'sentItems', 'deletedItems', 'inbox'] as const;
export type Folder = (typeof FOLDERS)[number];

export interface Message {
  id: string;
  ownerId: string;
  folder: Folder;
  /** When the message was written, changed, sent or received last: tenant time, ms since 1970. */
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

type ListPosition = Pick<Message, 'ownerId' | 'folder' | 'changedAt'>;

/** Adds a message to a folder and returns it; its id stays the same in every folder. */
export function addMessage(
  store: Store,
  tenantId: string,
  place: ListPosition,
  content: MessageContent,
): Message {
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

/** Saves a message's folder and content. */
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

/** The received messages of a tenant, or of one mailbox, newest first. */
export function listArrived(store: Store, tenantId: string, ownerId?: string): Message[] {
  const sql = `select * from messages where tenant_id = ? and folder = 'inbox'
    ${ownerId === undefined ? '' : 'and owner_id = ?'} order by changed_at desc, seq desc`;
  return store.all<Row>(sql, tenantId, ...(ownerId === undefined ? [] : [ownerId])).map(fromRow);
}

/** Delivers a message to the mailboxes of its recipients in this tenant; each gets one copy. */
export function deliver(store: Store, tenantId: string, content: MessageContent, at: number): void {
  const { to, cc, bcc } = content;
  const found = [...to, ...cc, ...bcc].flatMap(
    ({ address }) => findUserByAddress(store, tenantId, address) ?? [],
  );
  const seen = { ...content, bcc: [] };
  for (const id of new Set(found.map((user: User) => user.id)))
    addMessage(store, tenantId, { ownerId: id, folder: 'inbox', changedAt: at }, seen);
}
