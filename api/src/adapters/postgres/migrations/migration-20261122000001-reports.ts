import { Migration } from '@mikro-orm/migrations';

/** Files that are made in the background. */
export class Migration20261122000001Reports extends Migration {
  override up(): void {
    for (const statement of UP) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop table reports');
  }
}

const UP: readonly string[] = [
  `create table reports (
     id uuid primary key,
     user_id uuid not null references users (id) on delete cascade,
     subject text not null,
     parameters jsonb not null,
     format text not null check (format in ('csv', 'parquet', 'xlsx', 'jsonl')),
     status text not null check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
     rows_done integer not null check (rows_done >= 0),
     rows_total integer check (rows_total >= 0),
     file_name text,
     size double precision check (size >= 0 and size = trunc(size)),
     failure text,
     created_at timestamptz(3) not null,
     ended_at timestamptz(3),
     constraint reports_file_is_whole check (status <> 'DONE' or (file_name is not null and size is not null)),
     constraint reports_failure_is_told check ((status = 'FAILED') = (failure is not null))
   )`,
  `create index reports_user_index on reports (user_id, created_at desc, id desc)`,
  `create index reports_created_index on reports (created_at)`,
];
