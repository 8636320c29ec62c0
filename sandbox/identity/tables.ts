/**
 * The tables of the identity side. All times are machine time in ms. The key pair belongs
 * to the process and to no tenant.
 */
export const IDENTITY_TABLES = `
create table if not exists signing_keys (
  kid text primary key,
  private_pem text not null,
  created_at integer not null
);
create table if not exists sign_in_sessions (
  session_id text not null,
  tenant_id text not null,
  user_id text not null,
  signed_in_at integer not null,
  used_at integer not null,
  primary key (session_id, tenant_id, user_id)
);
create table if not exists authorization_codes (
  code text primary key,
  tenant_id text not null,
  home_tenant_id text not null,
  user_id text not null,
  client_id text not null,
  redirect_uri text not null,
  scope text not null,
  challenge text not null,
  nonce text,
  issued_at integer not null,
  redeemed_at integer
);
create table if not exists device_codes (
  device_code text primary key,
  user_code text not null unique,
  client_id text not null,
  authority text not null,
  scope text not null,
  issued_at integer not null,
  home_tenant_id text,
  user_id text,
  declined_at integer,
  redeemed_at integer
);
create table if not exists refresh_tokens (
  token text primary key,
  tenant_id text not null,
  user_id text not null,
  client_id text not null,
  scope text not null,
  single_page integer not null,
  issued_at integer not null,
  expires_at integer not null,
  revoked_at integer
);
create index if not exists refresh_tokens_by_tenant on refresh_tokens (tenant_id);
create table if not exists token_settings (
  tenant_id text primary key,
  access_token_seconds integer not null
);
`;
