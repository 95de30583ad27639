import { Migration } from '@mikro-orm/migrations';

/** Alerts, what they told, and lists of contracts. */
export class Migration20261121000000Alerts extends Migration {
  override up(): void {
    for (const statement of UP) this.addSql(statement);
  }

  override down(): void {
    for (const statement of DOWN) this.addSql(statement);
  }
}

const SUBJECT_COLUMNS = `
     kind text not null check (kind in ('PRICE', 'CHANGE_PERCENT', 'SPREAD', 'ATM_VOL')),
     symbol text,
     second_symbol text,
     product text,
     expiry text,`;

/** Each kind has its own columns, and those alone. */
const SUBJECT_IS_WHOLE = `check (
       (symbol is not null) = (kind <> 'ATM_VOL') and (second_symbol is not null) = (kind = 'SPREAD')
       and (product is not null) = (kind = 'ATM_VOL') and (expiry is not null) = (kind = 'ATM_VOL'))`;

const UP: readonly string[] = [
  `create table alerts (
     id uuid primary key,
     user_id uuid not null references users (id) on delete cascade,${SUBJECT_COLUMNS}
     level double precision not null,
     direction text not null check (direction in ('UP', 'DOWN', 'EITHER')),
     is_repeating boolean not null,
     is_active boolean not null,
     note text not null,
     side text check (side in ('BELOW', 'ABOVE')),
     side_at timestamptz(3),
     side_origin text,
     version integer not null,
     created_at timestamptz(3) not null,
     updated_at timestamptz(3) not null,
     constraint alerts_subject_is_whole ${SUBJECT_IS_WHOLE},
     constraint alerts_side_is_whole check (
       (side is null) = (side_at is null) and (side is null) = (side_origin is null))
   )`,
  `create index alerts_user_index on alerts (user_id, created_at desc, id desc)`,
  `create index alerts_active_index on alerts (id) where is_active`,

  `create table alert_events (
     id uuid primary key,
     alert_id uuid not null references alerts (id) on delete cascade,
     user_id uuid not null references users (id) on delete cascade,${SUBJECT_COLUMNS}
     level double precision not null,
     note text not null,
     crossed text not null check (crossed in ('UP', 'DOWN')),
     value double precision not null,
     at timestamptz(3) not null,
     read_at timestamptz(3),
     constraint alert_events_subject_is_whole ${SUBJECT_IS_WHOLE}
   )`,
  `create index alert_events_user_index on alert_events (user_id, id desc)`,
  `create index alert_events_unread_index on alert_events (user_id) where read_at is null`,
  `create index alert_events_alert_index on alert_events (alert_id)`,
  `create index alert_events_at_index on alert_events (at)`,

  `create table watch_lists (
     user_id uuid primary key references users (id) on delete cascade,
     symbols text[] not null,
     updated_at timestamptz(3) not null
   )`,
];

const DOWN: readonly string[] = [`drop table watch_lists`, `drop table alert_events`, `drop table alerts`];
