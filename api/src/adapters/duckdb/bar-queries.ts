/** What the store is asked about bars, and how it writes them. */
import { BIGINT, INTEGER, UTINYINT } from '@duckdb/node-api';

import type { BarInterval } from '../../slices/quotes/index.js';
import { BAR_SELECTION } from './bar-rows.js';
import type { Query } from './store-connection.js';

/** Of each interval the table, and the number by which staged bars name it. */
const TABLES = {
  MINUTE: { table: 'bar_minute', number: 1 },
  FIVE_MINUTES: { table: 'bar_five_minutes', number: 2 },
  HOUR: { table: 'bar_hour', number: 3 },
  DAY: { table: 'bar_day', number: 4 },
} as const satisfies Record<BarInterval, { readonly table: string; readonly number: number }>;

/** Sources whose sequence is kept. */
const MAX_SOURCES = 10_000;

const MERGED = ['open', 'high', 'low', 'close', 'volume'];
const KEY = ['origin', 'product', 'month', 'start'];

export interface BarQueries {
  /** By which bars of the interval are staged. */
  readonly number: number;
  readonly range: Query;
  readonly latest: Query;
  /** Writes the bars of `incoming_bar` that are of the interval. */
  readonly merge: Query;
  /** Removes at most so many bars that begin before an instant. */
  readonly removePiece: Query;
  readonly first: Query;
}

/** One set an interval, made once: a connection keeps what it prepared by the query's identity. */
export const BAR_QUERIES: Readonly<Record<BarInterval, BarQueries>> = {
  MINUTE: queriesOf('MINUTE'),
  FIVE_MINUTES: queriesOf('FIVE_MINUTES'),
  HOUR: queriesOf('HOUR'),
  DAY: queriesOf('DAY'),
};

/** Staged bars, on the connection that writes them. Made anew for each write: deleted rows would stay in its memory. */
export const STAGING_TABLES = [
  `CREATE OR REPLACE TEMP TABLE incoming_bar (bar_interval UTINYINT NOT NULL, origin UTINYINT NOT NULL,
     product UTINYINT NOT NULL, month INTEGER NOT NULL, start DOUBLE NOT NULL,
     ${MERGED.map((column) => `${column} DOUBLE NOT NULL`).join(', ')})`,
  'CREATE OR REPLACE TEMP TABLE incoming_source (source VARCHAR NOT NULL, sequence DOUBLE NOT NULL)',
] as const;

export const MERGE_SOURCES: Query = {
  sql: `MERGE INTO tick_source AS stored
        USING (SELECT source, sequence::BIGINT AS sequence,
                 (SELECT coalesce(max(turn), 0) + 1 FROM tick_source) AS turn FROM incoming_source) AS incoming
        ON (stored.source = incoming.source)
        WHEN MATCHED THEN UPDATE SET sequence = incoming.sequence, turn = incoming.turn
        WHEN NOT MATCHED THEN INSERT (source, sequence, turn) VALUES (incoming.source, incoming.sequence, incoming.turn)`,
  types: [],
};

export const REMOVE_OLD_SOURCES: Query = {
  sql: `DELETE FROM tick_source
        WHERE rowid IN (SELECT rowid FROM tick_source ORDER BY turn DESC, rowid DESC OFFSET ${MAX_SOURCES})`,
  types: [],
};

export const SEQUENCES: Query = {
  sql: `SELECT source, sequence::DOUBLE FROM tick_source ORDER BY turn DESC, rowid DESC LIMIT ${MAX_SOURCES}`,
  types: [],
};

function queriesOf(interval: BarInterval): BarQueries {
  const { table, number } = TABLES[interval];
  const columns = [...KEY, ...MERGED];
  return {
    number,
    range: {
      sql: `SELECT ${BAR_SELECTION} FROM ${table}
            WHERE product = $1 AND month = $2 AND origin = $3 AND start BETWEEN $4 AND $5
            ORDER BY start DESC LIMIT $6`,
      types: [UTINYINT, INTEGER, UTINYINT, BIGINT, BIGINT, INTEGER],
    },
    latest: {
      sql: `SELECT ${BAR_SELECTION} FROM ${table} WHERE start <= $2
            QUALIFY row_number() OVER (PARTITION BY origin, product, month ORDER BY start DESC) <= $1`,
      types: [INTEGER, BIGINT],
    },
    merge: {
      sql: `MERGE INTO ${table} AS stored
            USING (SELECT * REPLACE (start::BIGINT AS start) FROM incoming_bar WHERE bar_interval = ${number}) AS incoming
            ON (${KEY.map((column) => `stored.${column} = incoming.${column}`).join(' AND ')})
            WHEN MATCHED THEN UPDATE SET ${MERGED.map((column) => `${column} = incoming.${column}`).join(', ')}
            WHEN NOT MATCHED THEN INSERT (${columns.join(', ')})
              VALUES (${columns.map((column) => `incoming.${column}`).join(', ')})`,
      types: [],
    },
    removePiece: {
      sql: `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE start < $1 LIMIT $2)`,
      types: [BIGINT, INTEGER],
    },
    first: { sql: `SELECT min(start)::DOUBLE FROM ${table}`, types: [] },
  };
}

/** Spans to be filled, on the connection that writes them. */
export const SPAN_TABLE = 'CREATE OR REPLACE TEMP TABLE bar_span (begins BIGINT NOT NULL, start BIGINT NOT NULL)';

/** Makes the missing bars of the spans of `bar_span` out of shorter ones from one instant on and before another. */
export function fillOf(interval: BarInterval, source: BarInterval): Query {
  const { table } = TABLES[interval];
  const key = KEY.join(', ');
  return {
    sql: `INSERT INTO ${table} (${key}, ${MERGED.join(', ')})
          SELECT made.* FROM (
            SELECT bar.origin, bar.product, bar.month, span.start,
              arg_min(bar.open, bar.start), max(bar.high), min(bar.low), arg_max(bar.close, bar.start), sum(bar.volume)
            FROM ${TABLES[source].table} AS bar ASOF JOIN bar_span AS span ON bar.start >= span.begins
            WHERE bar.start >= $1 AND bar.start < $2
            GROUP BY bar.origin, bar.product, bar.month, span.start
          ) AS made ANTI JOIN ${table} AS stored USING (${key})`,
    types: [BIGINT, BIGINT],
  };
}
