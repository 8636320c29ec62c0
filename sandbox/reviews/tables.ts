import { AUDIT_TABLES } from './audit';
import { CUSTOM_DATA_TABLES } from './custom-data/tables';
import { DELEGATION_TABLES } from './delegation';

/**
 * The tables of the reviews engine, designed for reviews of a hundred thousand items. The items of an
 * instance are neighbours: `seq` runs from `first_seq + 1` to `first_seq + item_count`, so that a page at any
 * depth is one seek and an item's id gives its row. For the same purpose, `rank` numbers the items of a later
 * stage, or of one reviewer, from 1 without gaps. Every instance has its stages here; a review without stages
 * has one, which Graph does not show.
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
  created_by text not null,
  content text not null
);
create unique index if not exists definitions_by_id on review_definitions (tenant_id, id);

create table if not exists review_instances (
  seq integer primary key,
  tenant_id text not null,
  definition_seq integer not null,
  id text not null,
  number integer not null,
  group_id text,
  status text not null,
  start_at integer not null,
  end_at integer not null,
  first_seq integer not null,
  item_count integer not null,
  content text not null
);
create unique index if not exists instances_by_id on review_instances (definition_seq, id);
create index if not exists instances_by_tenant on review_instances (tenant_id, status);
create index if not exists instances_by_tenant_id on review_instances (tenant_id, id);

create table if not exists review_stages (
  seq integer primary key,
  tenant_id text not null,
  instance_seq integer not null,
  number integer not null,
  id text not null,
  status text not null,
  start_at integer not null,
  end_at integer not null,
  item_count integer not null
);
create unique index if not exists stages_by_number on review_stages (instance_seq, number);

create table if not exists review_items (
  seq integer primary key,
  tenant_id text not null,
  instance_seq integer not null,
  principal_id text not null,
  principal_kind text not null,
  principal_name text not null,
  principal_upn text not null,
  principal_app_id text,
  resource_id text not null,
  resource_kind text not null,
  resource_name text not null,
  resource_app_id text,
  resource_place text,
  resource_description text,
  resource_custom_data text,
  permission text,
  owners text,
  indirect integer not null,
  last_sign_in integer,
  outlier integer,
  recommendation text not null,
  decision text not null,
  justification text not null,
  decided_stage integer not null,
  reviewed_at integer,
  reviewer_id text,
  reviewer_name text,
  reviewer_upn text,
  apply_result text not null,
  applied_at integer,
  applied_by_id text,
  applied_by_name text,
  applied_by_upn text,
  apply_description text,
  changed_at integer not null
);
create index if not exists items_by_decision on review_items (instance_seq, decision);

create table if not exists review_stage_items (
  stage_seq integer not null,
  rank integer not null,
  item_seq integer not null,
  primary key (stage_seq, rank)
) without rowid;
create unique index if not exists stage_items_by_item on review_stage_items (item_seq, stage_seq);

create table if not exists review_reviewers (
  tenant_id text not null,
  instance_seq integer not null,
  stage_seq integer not null,
  stage_number integer not null,
  reviewer_id text not null,
  display_name text not null,
  upn text not null,
  contacted_at integer not null,
  whole integer not null,
  item_count integer not null,
  primary key (tenant_id, reviewer_id, instance_seq, stage_number)
) without rowid;
create index if not exists reviewers_by_instance on review_reviewers (instance_seq, stage_number);

create table if not exists review_assignments (
  stage_seq integer not null,
  reviewer_id text not null,
  rank integer not null,
  item_seq integer not null,
  primary key (stage_seq, reviewer_id, rank)
) without rowid;
create unique index if not exists assignments_by_item on review_assignments (item_seq, stage_seq, reviewer_id);

create table if not exists review_ledger (
  seq integer primary key,
  item_seq integer not null,
  recorded_at integer not null,
  decision text not null,
  justification text not null,
  decided_stage integer not null,
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
  stage_number integer not null,
  id text not null,
  kind text not null,
  recipient_id text not null,
  sent_at integer not null,
  facts text not null
);
create index if not exists notices_by_recipient on review_notices (tenant_id, recipient_id);
create index if not exists notices_by_instance on review_notices (instance_seq);

create table if not exists review_policies (
  tenant_id text primary key,
  owners_manage integer not null
) without rowid;

create table if not exists review_agenda (
  seq integer primary key,
  tenant_id text not null,
  due_at integer not null,
  action text not null,
  subject text not null,
  number integer not null
);
create index if not exists agenda_by_time on review_agenda (tenant_id, due_at);
create index if not exists agenda_by_subject on review_agenda (tenant_id, subject, action);
${CUSTOM_DATA_TABLES}${DELEGATION_TABLES}${AUDIT_TABLES}`;
