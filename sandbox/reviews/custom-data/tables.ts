/**
 * The tables of uploads for custom data provided resources: a session for each instance and
 * resource, its files, their rows.
 */
export const CUSTOM_DATA_TABLES = `
create table if not exists upload_sessions (
  seq integer primary key,
  tenant_id text not null,
  id text not null,
  catalog_id text not null,
  resource_id text not null,
  definition_id text not null,
  instance_id text not null,
  created_at integer not null,
  status text not null
);
create unique index if not exists upload_sessions_by_id on upload_sessions (tenant_id, resource_id, id);
create index if not exists upload_sessions_by_instance on upload_sessions (tenant_id, instance_id);

create table if not exists upload_files (
  seq integer primary key,
  session_seq integer not null,
  id text not null,
  name text not null,
  size integer not null,
  uploaded_at integer not null
);
create index if not exists upload_files_by_session on upload_files (session_seq);

create table if not exists upload_rows (
  seq integer primary key,
  session_seq integer not null,
  file_seq integer not null,
  principal_id text not null,
  permission_id text not null,
  permission_name text not null,
  permission_description text not null,
  permission_type text not null,
  scope_id text not null,
  scope_name text not null,
  owner_users text not null,
  owner_groups text not null,
  custom_data text not null
);
create index if not exists upload_rows_by_session on upload_rows (session_seq);
`;
