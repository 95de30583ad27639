import { Migration } from '@mikro-orm/migrations';

/** Imports of files, and how the columns of files are meant. */
export class Migration20261122000000Imports extends Migration {
  override up(): void {
    for (const statement of UP) this.addSql(statement);
  }

  override down(): void {
    for (const statement of DOWN) this.addSql(statement);
  }
}

const UP: readonly string[] = [
  `create table imports (
     id uuid primary key,
     user_id uuid references users (id) on delete set null,
     origin text not null check (origin in ('UPLOAD', 'COMMAND_LINE', 'DROP_FOLDER', 'EIA')),
     file_name text not null,
     size double precision not null check (size >= 0 and size = trunc(size)),
     content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
     settings jsonb not null,
     stages jsonb not null,
     status text not null check (status in ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED')),
     verdict text not null check (verdict in ('UNDECIDED', 'AWAITING_APPROVAL', 'COMMITTED', 'DRY_RUN', 'REFUSED',
       'REJECTED', 'FAILED', 'CANCELLED', 'ROLLED_BACK')),
     failure_reason text,
     failure_message text,
     report jsonb,
     dependents jsonb,
     created_at timestamptz(3) not null,
     ended_at timestamptz(3),
     committed_at timestamptz(3),
     rolled_back_at timestamptz(3),
     constraint imports_failure_is_whole check ((failure_reason is null) = (failure_message is null))
   )`,
  // Compressing a long report takes longer than the embedded engine may keep everything else waiting.
  `alter table imports alter column report set storage external`,
  `create index imports_created_index on imports (created_at desc, id desc)`,
  `create index imports_status_index on imports (status, created_at desc, id desc)`,
  `create index imports_content_index on imports (content_hash)`,
  `create index imports_user_index on imports (user_id)`,
  `create index imports_left_index on imports ((coalesce(rolled_back_at, ended_at)))
     where verdict not in ('UNDECIDED', 'AWAITING_APPROVAL', 'COMMITTED')`,

  // Of every server the same order of names.
  `create table column_mappings (
     id uuid primary key,
     name text collate "C" not null unique,
     mapping jsonb not null,
     user_id uuid references users (id) on delete set null,
     created_at timestamptz(3) not null
   )`,
  `create index column_mappings_user_index on column_mappings (user_id)`,
];

const DOWN: readonly string[] = [`drop table column_mappings`, `drop table imports`];
