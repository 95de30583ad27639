import { Migration } from '@mikro-orm/migrations';

/** Who gets the daily report by mail. */
export class Migration20261122000002DailyReports extends Migration {
  override up(): void {
    for (const statement of UP) this.addSql(statement);
  }

  override down(): void {
    for (const statement of DOWN) this.addSql(statement);
  }
}

const UP: readonly string[] = [
  `create table daily_report_subscriptions (
     user_id uuid primary key references users (id) on delete cascade,
     is_enabled boolean not null,
     time_of_day text not null check (time_of_day ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
     timezone text not null,
     products text[] not null,
     next_at timestamptz(3),
     last_trade_date date,
     link_key text not null,
     updated_at timestamptz(3) not null,
     constraint daily_reports_next_is_of_enabled check (is_enabled = (next_at is not null))
   )`,
  `create index daily_report_subscriptions_due_index on daily_report_subscriptions (next_at) where is_enabled`,
];

const DOWN: readonly string[] = [`drop table daily_report_subscriptions`];
