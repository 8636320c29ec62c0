/**
 * The tables of the review history. Collected data is stored in compressed pieces of a thousand
 * lines, so that a report of a hundred thousand lines is never written or read in one go, and
 * stays as it was at its collection.
 */
export const HISTORY_TABLES = `
create table if not exists history_definitions (
  seq integer primary key,
  tenant_id text not null,
  id text not null,
  created_at integer not null,
  created_by text not null,
  content text not null
);
create unique index if not exists history_by_id on history_definitions (tenant_id, id);

create table if not exists history_instances (
  seq integer primary key,
  tenant_id text not null,
  definition_seq integer not null,
  id text not null,
  number integer not null,
  period_start integer not null,
  period_end integer not null,
  run_at integer not null,
  status text not null,
  fulfilled_at integer,
  due_at integer not null,
  pieces integer not null,
  bytes integer not null
);
create unique index if not exists history_instances_by_id on history_instances (definition_seq, id);
create index if not exists history_due on history_instances (tenant_id, due_at);

create table if not exists history_pieces (
  tenant_id text not null,
  instance_seq integer not null,
  number integer not null,
  content blob not null,
  primary key (instance_seq, number)
) without rowid;

create table if not exists history_links (
  seq integer primary key,
  token text not null,
  tenant_id text not null,
  instance_seq integer not null,
  file_name text not null,
  created_at integer not null,
  expires_at integer not null
);
create unique index if not exists history_links_by_token on history_links (token);
create index if not exists history_links_by_instance on history_links (instance_seq);
`;
