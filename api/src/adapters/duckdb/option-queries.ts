/** What the store is asked about options and rates. */
import { DATE, UTINYINT } from '@duckdb/node-api';

import { OPTION_SETTLEMENT_SELECTION, RATE_SELECTION } from './option-rows.js';
import type { Query } from './store-connection.js';

export const OPTION_COVERAGE: Query = {
  sql: `SELECT source, product, min(trade_date), max(trade_date), count(*)::INTEGER
        FROM option_settlement GROUP BY source, product ORDER BY source, product`,
  types: [],
};

export const OPTION_TRADE_DATES: Query = {
  sql: 'SELECT DISTINCT trade_date FROM option_settlement WHERE source = $1 AND product = $2',
  types: [UTINYINT, UTINYINT],
};

export const OPTION_SETTLEMENTS_ON: Query = {
  sql: `SELECT ${OPTION_SETTLEMENT_SELECTION} FROM option_settlement
        WHERE source = $1 AND product = $2 AND trade_date = $3`,
  types: [UTINYINT, UTINYINT, DATE],
};

export const RATE_CURVE_ON: Query = {
  sql: `SELECT ${RATE_SELECTION} FROM rate WHERE date = (SELECT max(date) FROM rate WHERE date <= $1)`,
  types: [DATE],
};
