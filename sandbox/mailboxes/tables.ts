/**
 * The tables of messages that programs wrote with Graph: a draft or sent message in the sender's mailbox,
 * and a copy in each recipient's.
 */
export const MAILBOX_TABLES = `
create table if not exists messages (
  seq integer primary key,
  tenant_id text not null,
  id text not null,
  owner_id text not null,
  folder text not null,
  changed_at integer not null,
  content text not null
);
create unique index if not exists messages_by_id on messages (tenant_id, id);
create index if not exists messages_by_owner on messages (tenant_id, owner_id, folder, changed_at);
create table if not exists mailbox_settings (
  tenant_id text not null,
  user_id text not null,
  content text not null,
  primary key (tenant_id, user_id)
) without rowid;
`;
