/**
 * The tables of the directory. `pk` orders lists by insertion (an index "in order" finds them sorted) and is
 * never shown; `other` holds, as JSON, properties that the directory stores for its clients and never reads.
 */
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
  country text,
  manager_id text,
  user_type text not null,
  account_enabled integer not null,
  on_premises_synced integer,
  created_at integer not null,
  last_sign_in integer,
  last_background_sign_in integer,
  other text not null default '{}'
);
create unique index if not exists users_by_id on users (tenant_id, id);
create unique index if not exists users_by_upn on users (tenant_id, upn);
create index if not exists users_by_manager on users (tenant_id, manager_id);
create index if not exists users_in_order on users (tenant_id);

create table if not exists photos (
  tenant_id text not null,
  user_id text not null,
  primary key (tenant_id, user_id)
) without rowid;

create table if not exists groups (
  pk integer primary key,
  tenant_id text not null,
  id text not null,
  display_name text not null,
  description text,
  mail_nickname text not null,
  unified integer not null,
  security_enabled integer not null,
  mail_enabled integer not null,
  team integer not null,
  dynamic integer not null,
  membership_rule text,
  on_premises_synced integer not null,
  role_assignable integer not null,
  privileged_access integer not null,
  visibility text,
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
create index if not exists members_by_member on group_members (tenant_id, member_id);
create index if not exists members_in_order on group_members (tenant_id, group_id);

create table if not exists applications (
  pk integer primary key,
  tenant_id text not null,
  id text not null,
  app_id text not null,
  display_name text not null,
  created_at integer not null
);
create unique index if not exists applications_by_id on applications (tenant_id, id);

create table if not exists registrations (
  pk integer primary key,
  tenant_id text not null,
  id text not null,
  app_id text not null unique,
  unique_name text,
  created_at integer not null,
  content text not null
);
create unique index if not exists registrations_by_id on registrations (tenant_id, id);
create unique index if not exists registrations_by_name on registrations (tenant_id, unique_name);

create table if not exists permission_grants (
  pk integer primary key,
  tenant_id text not null,
  id text not null,
  client_id text not null,
  principal_id text,
  resource_id text not null,
  scope text not null
);
create unique index if not exists permission_grants_by_id on permission_grants (tenant_id, id);

create table if not exists app_assignments (
  pk integer primary key,
  tenant_id text not null,
  application_id text not null,
  principal_id text not null,
  principal_kind text not null
);
create unique index if not exists assignments_by_application
  on app_assignments (tenant_id, application_id, principal_id);
create index if not exists assignments_by_principal on app_assignments (tenant_id, principal_id);

create table if not exists app_sign_ins (
  tenant_id text not null,
  application_id text not null,
  user_id text not null,
  at integer not null,
  primary key (tenant_id, application_id, user_id)
) without rowid;

create table if not exists owners (
  pk integer primary key,
  tenant_id text not null,
  object_id text not null,
  user_id text not null
);
create unique index if not exists owners_by_object on owners (tenant_id, object_id, user_id);
create index if not exists owners_by_user on owners (tenant_id, user_id);

create table if not exists role_assignments (
  pk integer primary key,
  tenant_id text not null,
  role_id text not null,
  principal_id text not null,
  principal_kind text not null,
  state text not null,
  created_at integer not null
);
create unique index if not exists role_assignments_by_role
  on role_assignments (tenant_id, role_id, state, principal_id);
create index if not exists role_assignments_by_principal on role_assignments (tenant_id, principal_id);

create table if not exists azure_role_assignments (
  pk integer primary key,
  tenant_id text not null,
  role_id text not null,
  role_name text not null,
  scope_id text not null,
  scope_name text not null,
  scope_type text not null,
  principal_id text not null,
  principal_kind text not null
);
create unique index if not exists azure_role_assignments_by_role
  on azure_role_assignments (tenant_id, role_id, scope_id, principal_id);
create index if not exists azure_role_assignments_by_principal
  on azure_role_assignments (tenant_id, principal_id);

create table if not exists access_packages (
  pk integer primary key,
  tenant_id text not null,
  id text not null,
  display_name text not null,
  description text not null,
  created_at integer not null
);
create unique index if not exists access_packages_by_id on access_packages (tenant_id, id);

create table if not exists catalogs (
  pk integer primary key,
  tenant_id text not null,
  id text not null,
  display_name text not null,
  description text not null,
  created_at integer not null
);
create unique index if not exists catalogs_by_id on catalogs (tenant_id, id);

create table if not exists catalog_resources (
  pk integer primary key,
  tenant_id text not null,
  catalog_id text not null,
  id text not null,
  origin_id text not null,
  origin_system text not null,
  display_name text not null,
  description text not null
);
create unique index if not exists catalog_resources_by_catalog on catalog_resources (tenant_id, catalog_id, id);

create table if not exists catalog_packages (
  pk integer primary key,
  tenant_id text not null,
  catalog_id text not null,
  package_id text not null
);
create unique index if not exists catalog_packages_by_catalog on catalog_packages (tenant_id, catalog_id, package_id);

create table if not exists sponsors (
  pk integer primary key,
  tenant_id text not null,
  user_id text not null,
  sponsor_id text not null,
  sponsor_kind text not null
);
create unique index if not exists sponsors_by_user on sponsors (tenant_id, user_id, sponsor_id);
create index if not exists sponsors_by_sponsor on sponsors (tenant_id, sponsor_id);

create table if not exists app_roles (
  pk integer primary key,
  tenant_id text not null,
  application_id text not null,
  id text not null,
  display_name text not null,
  description text not null
);
create unique index if not exists app_roles_by_application on app_roles (tenant_id, application_id, id);

create table if not exists app_role_holders (
  tenant_id text not null,
  application_id text not null,
  role_id text not null,
  principal_id text not null,
  primary key (tenant_id, application_id, role_id, principal_id)
) without rowid;

create table if not exists access_package_policies (
  pk integer primary key,
  tenant_id text not null,
  id text not null,
  package_id text not null,
  display_name text not null
);
create unique index if not exists access_package_policies_by_id on access_package_policies (tenant_id, id);

create table if not exists access_package_assignments (
  pk integer primary key,
  tenant_id text not null,
  package_id text not null,
  policy_id text not null,
  principal_id text not null,
  principal_kind text not null
);
create unique index if not exists access_package_assignments_by_policy
  on access_package_assignments (tenant_id, package_id, policy_id, principal_id);
create index if not exists access_package_assignments_by_principal
  on access_package_assignments (tenant_id, principal_id);
`;
