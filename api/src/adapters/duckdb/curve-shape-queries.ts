/** What the store is asked about shapes of curves, and how it writes them. */
import { DATE, INTEGER, UTINYINT } from '@duckdb/node-api';

import { MODEL_SELECTION, SHAPE_SELECTION } from './curve-shape-rows.js';
import type { Query } from './store-connection.js';

const OF_SERIES = 'source = $1 AND product = $2';
const SERIES = [UTINYINT, UTINYINT] as const;

export const SHAPE_DATES: Query = {
  sql: `SELECT trade_date FROM curve_shape WHERE ${OF_SERIES}`,
  types: SERIES,
};

export const SHAPES_AFTER: Query = {
  sql: `SELECT ${SHAPE_SELECTION} FROM curve_shape WHERE ${OF_SERIES} AND trade_date > $3
        ORDER BY trade_date LIMIT $4`,
  types: [...SERIES, DATE, INTEGER],
};

/** No row where the date has no shape, and one without a date where it is the only one. */
export const NEAREST: Query = {
  sql: `WITH asked AS (SELECT embedding FROM curve_shape WHERE ${OF_SERIES} AND trade_date = $3)
        SELECT stored.trade_date, array_cosine_distance(stored.embedding, asked.embedding) AS distance
        FROM asked LEFT JOIN
          (SELECT trade_date, embedding FROM curve_shape WHERE ${OF_SERIES} AND trade_date <> $3) AS stored ON true
        ORDER BY distance, trade_date LIMIT $4`,
  types: [...SERIES, DATE, INTEGER],
};

export const MODELS: Query = {
  sql: `SELECT ${MODEL_SELECTION} FROM curve_model ORDER BY source, product`,
  types: [],
};

/** On the connection that writes; made anew for each write: deleted rows would stay in its memory. */
export function stagingTables(shape: string, embedding: string): readonly string[] {
  return [
    `CREATE OR REPLACE TEMP TABLE incoming_shape (trade_date DATE NOT NULL, shape ${shape} NOT NULL,
       embedding ${embedding} NOT NULL)`,
    'CREATE OR REPLACE TEMP TABLE replaced_shape (trade_date DATE NOT NULL)',
  ];
}

export const DELETE_REPLACED: Query = {
  sql: `DELETE FROM curve_shape WHERE ${OF_SERIES} AND trade_date IN (SELECT trade_date FROM replaced_shape)`,
  types: SERIES,
};

export const DELETE_SHAPES: Query = { sql: `DELETE FROM curve_shape WHERE ${OF_SERIES}`, types: SERIES };

export const DELETE_MODEL: Query = { sql: `DELETE FROM curve_model WHERE ${OF_SERIES}`, types: SERIES };

export const INSERT_SHAPES: Query = {
  sql: `INSERT INTO curve_shape (source, product, trade_date, shape, embedding)
        SELECT $1, $2, trade_date, shape, embedding FROM incoming_shape ORDER BY trade_date`,
  types: SERIES,
};
