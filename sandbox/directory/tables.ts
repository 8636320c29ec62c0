/** Tables of the directory. `pk` orders lists by insertion and is never shown. */
export const DIRECTORY_TABLES = `
create table if not exists users (
  pk integer primary key,
  tenant_id text not null,
  id text not null,
  upn text not null collate nocase,
  display_name text not null,
  given_name text,
  surname text,
  mail text,
  job_title text,
  department text,
  office_location text,
  manager_id text,
  user_type text not null,
  account_enabled integer not null,
  last_sign_in integer
);
create unique index if not exists users_by_id on users (tenant_id, id);
create unique index if not exists users_by_upn on users (tenant_id, upn);

create table if not exists groups (
  pk integer primary key,
  tenant_id text not null,
  id text not null,
  display_name text not null,
  description text,
  mail_nickname text not null,
  unified integer not null,
  created_at integer not null
);
create unique index if not exists groups_by_id on groups (tenant_id, id);

create table if not exists group_members (
  pk integer primary key,
  tenant_id text not null,
  group_id text not null,
  member_id text not null,
  member_kind text not null
);
create unique index if not exists members_by_group on group_members (tenant_id, group_id, member_id);

create table if not exists applications (
  pk integer primary key,
  tenant_id text not null,
  id text not null,
  app_id text not null,
  display_name text not null
);
create unique index if not exists applications_by_id on applications (tenant_id, id);

create table if not exists app_assignments (
  pk integer primary key,
  tenant_id text not null,
  application_id text not null,
  principal_id text not null
);
create unique index if not exists assignments_by_application
  on app_assignments (tenant_id, application_id, principal_id);

create table if not exists owners (
  pk integer primary key,
  tenant_id text not null,
  object_id text not null,
  user_id text not null
);
create unique index if not exists owners_by_object on owners (tenant_id, object_id, user_id);

create table if not exists directory_roles (
  tenant_id text not null,
  user_id text not null,
  role text not null,
  primary key (tenant_id, user_id, role)
) without rowid;
`;
