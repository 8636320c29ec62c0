/**
 * The tables that only the older API needs: programs, and their links to access reviews. It shares
 * the reviews with the newer API.
 */
export const LEGACY_TABLES = `
create table if not exists legacy_programs (
  seq integer primary key,
  tenant_id text not null,
  id text not null,
  display_name text not null,
  description text not null
);
create unique index if not exists legacy_programs_by_id on legacy_programs (tenant_id, id);

create table if not exists legacy_program_controls (
  seq integer primary key,
  tenant_id text not null,
  id text not null,
  program_id text not null,
  control_id text not null,
  control_type_id text not null,
  created_at integer not null,
  owner text not null
);
create unique index if not exists legacy_controls_by_id on legacy_program_controls (tenant_id, id);
`;
