/** What the store is asked. Rows come in no order: sorting the few that match is faster outside. */
import { DATE, DuckDBDateValue, INTEGER, SMALLINT, UTINYINT, VARCHAR } from '@duckdb/node-api';

import { toDayNumber } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import type { DateWindow } from '../../slices/market/index.js';
import { SETTLEMENT_SELECTION, SPOT_SELECTION } from './settlement-rows.js';
import type { Query } from './store-connection.js';

/** Before every date there is. */
export const FIRST_DAY = new DuckDBDateValue(-1_000_000);
const LAST_DAY = new DuckDBDateValue(10_000_000);

export const COVERAGE: Query = {
  sql: `SELECT source, product, min(trade_date), max(trade_date), count(*)::INTEGER
        FROM futures_settlement GROUP BY source, product ORDER BY source, product`,
  types: [],
};

export const TRADE_DATES: Query = {
  sql: 'SELECT DISTINCT trade_date FROM futures_settlement WHERE source = $1 AND product = $2',
  types: [UTINYINT, UTINYINT],
};

export const SETTLEMENTS_ON: Query = {
  sql: `SELECT ${SETTLEMENT_SELECTION} FROM futures_settlement
        WHERE source = $1 AND product = $2 AND trade_date = $3`,
  types: [UTINYINT, UTINYINT, DATE],
};

export const CONTRACT_HISTORY: Query = {
  sql: `SELECT ${SETTLEMENT_SELECTION} FROM futures_settlement
        WHERE source = $1 AND product = $2 AND month = $3 AND trade_date BETWEEN $4 AND $5`,
  types: [UTINYINT, UTINYINT, INTEGER, DATE, DATE],
};

export const NEARBY_HISTORY: Query = {
  sql: `SELECT ${SETTLEMENT_SELECTION} FROM futures_settlement
        WHERE source = $1 AND product = $2 AND nearby = $3 AND trade_date BETWEEN $4 AND $5`,
  types: [UTINYINT, UTINYINT, SMALLINT, DATE, DATE],
};

export const SPOT_SERIES: Query = {
  sql: `SELECT name, min(date), max(date), count(*)::INTEGER
        FROM spot_price JOIN spot_series ON spot_series.number = series_number GROUP BY name ORDER BY name`,
  types: [],
};

export const SPOT_HISTORY: Query = {
  sql: `SELECT ${SPOT_SELECTION} FROM spot_price
        WHERE series_number = (SELECT number FROM spot_series WHERE name = $1) AND date BETWEEN $2 AND $3`,
  types: [VARCHAR, DATE, DATE],
};

export const IMPORTS: Query = {
  sql: `SELECT id, source, format, origin, committed_at, read, stored, unchanged, replaced, rejected
        FROM import_record WHERE rolled_back_at IS NULL ORDER BY number DESC LIMIT $1`,
  types: [INTEGER],
};

export const IMPORT: Query = {
  sql: `SELECT id, source, format, origin, committed_at, read, stored, unchanged, replaced, rejected
        FROM import_record WHERE rolled_back_at IS NULL AND id = $1`,
  types: [VARCHAR],
};

export const IMPORT_IDS: Query = { sql: 'SELECT number, id FROM import_record', types: [] };

export const PING: Query = { sql: 'SELECT count(*) FROM schema_migration', types: [] };

/** @returns a date as a parameter */
export function dateValue(date: IsoDate): DuckDBDateValue {
  return new DuckDBDateValue(toDayNumber(date));
}

/** @returns a window's two ends as parameters; an open end is a day beyond all others */
export function windowValues(window: DateWindow): [DuckDBDateValue, DuckDBDateValue] {
  return [
    window.from === undefined ? FIRST_DAY : dateValue(window.from),
    window.to === undefined ? LAST_DAY : dateValue(window.to),
  ];
}
