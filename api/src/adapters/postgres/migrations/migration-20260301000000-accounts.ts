import { Migration } from '@mikro-orm/migrations';

/** Users, how they sign in, what they may do, and the log of what they did. */
export class Migration20260301000000Accounts extends Migration {
  override up(): void {
    for (const statement of UP) this.addSql(statement);
  }

  override down(): void {
    for (const statement of DOWN) this.addSql(statement);
  }
}

const UP: readonly string[] = [
  // Addresses sort by their bytes, so that the pages of a list are the same whatever the server's locale. They are in
  // lower case, so that none is there twice.
  `create table users (
     id uuid primary key,
     email text collate "C" not null check (email = lower(email)),
     username text not null,
     name text,
     avatar_url text,
     password_hash text,
     email_verified_at timestamptz(3),
     role text not null check (role in ('VIEWER', 'ANALYST', 'ADMIN')),
     tier text not null check (tier in ('FREE', 'PREMIUM', 'ADMIN')),
     is_active boolean not null default true,
     is_decoy boolean not null default false,
     tokens_valid_from timestamptz(3),
     created_at timestamptz(3) not null,
     updated_at timestamptz(3) not null
   )`,
  `create unique index users_email_unique on users (email) where not is_decoy`,
  `create unique index users_username_unique on users (lower(username))`,
  `create index users_tokens_valid_from_index on users (tokens_valid_from) where tokens_valid_from is not null`,
  `create index users_active_admins_index on users (id) where role = 'ADMIN' and is_active`,

  `create table oauth_accounts (
     provider text not null check (provider in ('GOOGLE', 'GITHUB', 'DISCORD')),
     provider_user_id text not null,
     user_id uuid not null references users (id) on delete cascade,
     created_at timestamptz(3) not null,
     primary key (provider, provider_user_id),
     constraint oauth_accounts_user_unique unique (user_id, provider)
   )`,

  // One row is one refresh token; all rows of one sign-in share their family.
  `create table sessions (
     id uuid primary key,
     user_id uuid not null references users (id) on delete cascade,
     family uuid not null,
     refresh_token_hash text not null,
     user_agent text not null,
     ip text not null,
     started_at timestamptz(3) not null,
     created_at timestamptz(3) not null,
     last_used_at timestamptz(3) not null,
     expires_at timestamptz(3) not null,
     revoked_at timestamptz(3),
     reason text check (reason in
       ('ROTATED', 'LOGGED_OUT', 'REVOKED', 'REUSED', 'PASSWORD_CHANGED', 'DEACTIVATED', 'EXCESS')),
     constraint sessions_refresh_token_hash_unique unique (refresh_token_hash),
     constraint sessions_revoked_for_a_reason check ((revoked_at is null) = (reason is null))
   )`,
  // The unrevoked row is the session's present: there is never a second.
  `create unique index sessions_present_unique on sessions (family) where revoked_at is null`,
  `create index sessions_family_index on sessions (family, revoked_at)`,
  `create index sessions_user_index on sessions (user_id, last_used_at desc) where revoked_at is null`,
  `create index sessions_user_all_index on sessions (user_id)`,
  `create index sessions_revoked_at_index on sessions (revoked_at) where reason <> 'ROTATED'`,
  `create index sessions_expires_at_index on sessions (expires_at)`,

  `create table permissions (
     role text not null check (role in ('VIEWER', 'ANALYST', 'ADMIN')),
     permission text not null check (permission in
       ('read', 'calculate', 'alert', 'import', 'feed', 'administer', 'account')),
     primary key (role, permission)
   )`,
  `insert into permissions (role, permission) values
     ('VIEWER', 'read'), ('VIEWER', 'account'),
     ('ANALYST', 'read'), ('ANALYST', 'account'),
     ('ANALYST', 'calculate'), ('ANALYST', 'alert'), ('ANALYST', 'import'),
     ('ADMIN', 'read'), ('ADMIN', 'account'),
     ('ADMIN', 'calculate'), ('ADMIN', 'alert'), ('ADMIN', 'import'),
     ('ADMIN', 'feed'), ('ADMIN', 'administer')`,

  `create table api_keys (
     id uuid primary key,
     user_id uuid not null references users (id) on delete cascade,
     name text not null,
     prefix text not null,
     key_hash text not null,
     scopes text[] not null
       check (scopes <@ array['read', 'calculate', 'alert', 'import', 'feed'] and cardinality(scopes) > 0),
     created_at timestamptz(3) not null,
     expires_at timestamptz(3),
     last_used_at timestamptz(3),
     revoked_at timestamptz(3),
     constraint api_keys_prefix_unique unique (prefix),
     constraint api_keys_key_hash_unique unique (key_hash)
   )`,
  `create index api_keys_user_index on api_keys (user_id, created_at desc) where revoked_at is null`,

  `create table one_time_tokens (
     token_hash text primary key,
     purpose text not null check (purpose in ('VERIFY_EMAIL', 'RESET_PASSWORD')),
     user_id uuid not null references users (id) on delete cascade,
     created_at timestamptz(3) not null,
     expires_at timestamptz(3) not null,
     used_at timestamptz(3)
   )`,
  `create index one_time_tokens_user_index on one_time_tokens (user_id, purpose)`,
  `create index one_time_tokens_expires_at_index on one_time_tokens (expires_at)`,

  // No key to users: the log outlives them. Actions are many and grow, so that only their form is checked.
  `create table audit_log (
     id uuid primary key,
     at timestamptz(3) not null,
     action text not null check (action ~ '^[A-Z][A-Z_]*$'),
     user_id uuid,
     actor_id uuid,
     ip text not null,
     user_agent text not null,
     details jsonb not null
   )`,
  `create index audit_log_at_index on audit_log (at desc, id desc)`,
  `create index audit_log_user_index on audit_log (user_id, at desc, id desc)`,
  `create function refuse_audit_change() returns trigger language plpgsql as
     'begin raise exception ''the audit log is only ever added to''; end'`,
  `create trigger audit_log_refuses_change before update or delete on audit_log
     for each row execute function refuse_audit_change()`,
  `create trigger audit_log_refuses_truncate before truncate on audit_log
     for each statement execute function refuse_audit_change()`,
];

const DOWN: readonly string[] = [
  `drop table audit_log`,
  `drop function refuse_audit_change()`,
  `drop table one_time_tokens`,
  `drop table api_keys`,
  `drop table permissions`,
  `drop table sessions`,
  `drop table oauth_accounts`,
  `drop table users`,
];
