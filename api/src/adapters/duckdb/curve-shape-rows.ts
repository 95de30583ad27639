/** Between shapes of curves, their models, and the rows of results and tables. */
import { ARRAY, DOUBLE, DuckDBArrayValue, DuckDBDateValue, INTEGER, UTINYINT, arrayValue } from '@duckdb/node-api';
import type { DuckDBAppender, DuckDBMaterializedResult, DuckDBValue } from '@duckdb/node-api';

import { SHAPE_MONTHS } from '@cushing/curves';
import { toDayNumber } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { EMBEDDING_LENGTH } from '../../slices/analogs/index.js';
import type { CurveModel, DayShape, EmbeddedDay, Neighbour } from '../../slices/analogs/index.js';
import { integer, rowsOf } from './catalogue-rows.js';
import { PRODUCT_NUMBERS, SOURCE_NUMBERS, productOf, sourceOf } from './codes.js';
import { dateOfDay } from './settlement-rows.js';
import type { Query } from './store-connection.js';

/** The columns that `shapesOf` expects, in its order. */
export const SHAPE_SELECTION = 'trade_date, shape';

/** The columns that `modelsOf` expects, and `modelValues` answers, in their order. */
export const MODEL_SELECTION = 'source, product, sample, mean, components, variances, explained';

const SHAPE_ARRAY = ARRAY(DOUBLE, SHAPE_MONTHS);
const EMBEDDING_ARRAY = ARRAY(DOUBLE, EMBEDDING_LENGTH);
const COMPONENTS_ARRAY = ARRAY(DOUBLE, SHAPE_MONTHS * SHAPE_MONTHS);

/** The types of the arrays as the schema names them. */
export const SHAPE_TYPE = SHAPE_ARRAY.toString();
export const EMBEDDING_TYPE = EMBEDDING_ARRAY.toString();

export const INSERT_MODEL: Query = {
  sql: `INSERT INTO curve_model (${MODEL_SELECTION}) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
  types: [UTINYINT, UTINYINT, INTEGER, SHAPE_ARRAY, COMPONENTS_ARRAY, SHAPE_ARRAY, SHAPE_ARRAY],
};

export function modelValues({ product, source, shapes }: CurveModel): DuckDBValue[] {
  return [
    SOURCE_NUMBERS[source],
    PRODUCT_NUMBERS[product],
    shapes.sample,
    ...[shapes.mean, shapes.components, shapes.variances, shapes.explained].map(asArray),
  ];
}

export function modelsOf(result: DuckDBMaterializedResult): CurveModel[] {
  return rowsOf(result).map(([source, product, sample, mean, components, variances, explained]) => ({
    source: sourceOf(integer(source)),
    product: productOf(integer(product)),
    shapes: {
      sample: integer(sample),
      mean: numbers(mean),
      components: numbers(components),
      variances: numbers(variances),
      explained: numbers(explained),
    },
  }));
}

export function shapesOf(result: DuckDBMaterializedResult): DayShape[] {
  return rowsOf(result).map(([tradeDate, shape]) => ({ tradeDate: date(tradeDate), shape: numbers(shape) }));
}

/** @returns undefined where the date asked about has no shape */
export function neighboursOf(result: DuckDBMaterializedResult): Neighbour[] | undefined {
  const rows = rowsOf(result);
  if (rows.length === 0) return undefined;
  return (
    rows
      .filter(([tradeDate]) => tradeDate !== null)
      // Rounding puts the distance of equal vectors a hair to either side of 0.
      .map(([tradeDate, distance]) => ({ tradeDate: date(tradeDate), distance: Math.max(0, integer(distance)) }))
  );
}

export function appendShape(appender: DuckDBAppender, { tradeDate, shape, embedding }: EmbeddedDay): void {
  appendDate(appender, tradeDate);
  appender.appendArray(asArray(shape), SHAPE_ARRAY);
  appender.appendArray(asArray(embedding), EMBEDDING_ARRAY);
  appender.endRow();
}

export function appendReplacedDate(appender: DuckDBAppender, tradeDate: IsoDate): void {
  appendDate(appender, tradeDate);
  appender.endRow();
}

function appendDate(appender: DuckDBAppender, tradeDate: IsoDate): void {
  appender.appendDate(new DuckDBDateValue(toDayNumber(tradeDate)));
}

function asArray(values: Float64Array): DuckDBArrayValue {
  return arrayValue([...values]);
}

function numbers(value: DuckDBValue | undefined): Float64Array {
  if (!(value instanceof DuckDBArrayValue)) throw unexpected('an array', value);
  return Float64Array.from(value.items, integer);
}

function date(value: DuckDBValue | undefined): IsoDate {
  if (!(value instanceof DuckDBDateValue)) throw unexpected('a date', value);
  return dateOfDay(value.days);
}

function unexpected(what: string, value: DuckDBValue | undefined): Error {
  return new Error(`the market store answered ${String(value)} where ${what} was expected`);
}
