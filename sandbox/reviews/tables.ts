/**
 * Tables of the reviews engine, laid for reviews of a hundred thousand items: `position` counts an instance's items
 * from 1 without gaps, and `rank` counts one reviewer's, so that any page is one index seek ($skip is a key, not a
 * scan) and a total is the last number.
 */
export const REVIEW_TABLES = `
create table if not exists review_definitions (
  seq integer primary key,
  tenant_id text not null,
  id text not null,
  display_name text not null,
  status text not null,
  created_at integer not null,
  modified_at integer not null,
  content text not null
);
create unique index if not exists definitions_by_id on review_definitions (tenant_id, id);

create table if not exists review_instances (
  seq integer primary key,
  tenant_id text not null,
  definition_seq integer not null,
  id text not null,
  status text not null,
  start_at integer not null,
  end_at integer not null,
  due_at integer,
  item_count integer not null
);
create unique index if not exists instances_by_id on review_instances (definition_seq, id);
create index if not exists instances_due on review_instances (tenant_id, due_at) where due_at is not null;

create table if not exists review_reviewers (
  tenant_id text not null,
  instance_seq integer not null,
  reviewer_id text not null,
  display_name text not null,
  upn text not null,
  contacted_at integer not null,
  item_count integer not null,
  primary key (tenant_id, reviewer_id, instance_seq)
) without rowid;
create index if not exists reviewers_by_instance on review_reviewers (instance_seq);

create table if not exists review_items (
  seq integer primary key,
  tenant_id text not null,
  instance_seq integer not null,
  position integer not null,
  id text not null,
  principal_id text not null,
  principal_kind text not null,
  principal_name text not null,
  principal_upn text not null,
  resource_id text not null,
  resource_kind text not null,
  resource_name text not null,
  resource_app_id text,
  last_sign_in integer,
  outlier integer,
  recommendation text not null,
  decision text not null,
  justification text not null,
  reviewed_at integer,
  reviewer_id text,
  reviewer_name text,
  reviewer_upn text,
  apply_result text not null,
  changed_at integer not null
);
create unique index if not exists items_by_position on review_items (instance_seq, position);
create unique index if not exists items_by_id on review_items (instance_seq, id);
create index if not exists items_by_decision on review_items (instance_seq, decision, position);

create table if not exists review_assignments (
  tenant_id text not null,
  instance_seq integer not null,
  reviewer_id text not null,
  rank integer not null,
  item_seq integer not null,
  primary key (instance_seq, reviewer_id, rank)
) without rowid;
create unique index if not exists assignments_by_item on review_assignments (item_seq, reviewer_id);

create table if not exists review_ledger (
  seq integer primary key,
  tenant_id text not null,
  item_seq integer not null,
  recorded_at integer not null,
  decision text not null,
  justification text not null,
  reviewed_at integer,
  reviewer_id text,
  reviewer_name text,
  reviewer_upn text
);
create index if not exists ledger_by_item on review_ledger (item_seq, recorded_at);

create table if not exists review_notices (
  seq integer primary key,
  tenant_id text not null,
  instance_seq integer not null,
  id text not null,
  kind text not null,
  reviewer_id text not null,
  sent_at integer not null
);
create index if not exists notices_by_reviewer on review_notices (tenant_id, reviewer_id);
`;
