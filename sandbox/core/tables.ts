/** The core tables. `sandbox_settings` holds settings of the process, which belong to no tenant. */
export const CORE_TABLES = `
create table if not exists tenants (
  tenant_id text primary key,
  domain text not null unique,
  display_name text not null,
  clock_offset integer not null,
  created_at integer not null,
  switches text not null
);
create table if not exists sandbox_settings (
  name text primary key,
  value text not null
);
`;
