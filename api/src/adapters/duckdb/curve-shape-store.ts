import type { DuckDBValue } from '@duckdb/node-api';

import type { IsoDate } from '@cushing/products';

import type {
  CurveModel,
  CurveSeries,
  CurveShapeStore,
  DayShape,
  EmbeddedDay,
  Neighbour,
} from '../../slices/analogs/index.js';
import { tradeDatesOf } from './catalogue-rows.js';
import { PRODUCT_NUMBERS, SOURCE_NUMBERS } from './codes.js';
import {
  DELETE_MODEL,
  DELETE_REPLACED,
  DELETE_SHAPES,
  INSERT_SHAPES,
  MODELS,
  NEAREST,
  SHAPES_AFTER,
  SHAPE_DATES,
  stagingTables,
} from './curve-shape-queries.js';
import {
  EMBEDDING_TYPE,
  INSERT_MODEL,
  SHAPE_TYPE,
  appendReplacedDate,
  appendShape,
  modelValues,
  modelsOf,
  neighboursOf,
  shapesOf,
} from './curve-shape-rows.js';
import { FIRST_DAY, dateValue } from './market-queries.js';
import type { ReadPool } from './read-pool.js';
import type { StoreConnection } from './store-connection.js';
import { WriteTurn, appendInPieces } from './write-turn.js';

/** Rows appended before the event loop has its turn: a millisecond or two. */
const ROWS_AT_ONCE = 50;

/**
 * Shapes of curves in the market store's file, which opens and closes it. They are written on a connection of their own:
 * an import, which writes other tables, does not hold them up, nor they it.
 */
export class DuckCurveShapeStore implements CurveShapeStore {
  readonly #pool: ReadPool;
  readonly #writing: WriteTurn;

  /** @param connection for writing; this store closes it */
  constructor(pool: ReadPool, connection: StoreConnection) {
    this.#pool = pool;
    this.#writing = new WriteTurn(connection);
  }

  async dates(series: CurveSeries): Promise<readonly IsoDate[]> {
    return this.#pool.read(SHAPE_DATES, keyOf(series), tradeDatesOf);
  }

  async shapes(series: CurveSeries, limit: number, after?: IsoDate): Promise<readonly DayShape[]> {
    const start = after === undefined ? FIRST_DAY : dateValue(after);
    return this.#pool.read(SHAPES_AFTER, [...keyOf(series), start, limit], shapesOf);
  }

  async write(series: CurveSeries, days: readonly EmbeddedDay[], removed: readonly IsoDate[]): Promise<void> {
    if (days.length === 0 && removed.length === 0) return;
    const dates = [...removed, ...days.map(({ tradeDate }) => tradeDate)];
    await this.#writing.runInTransaction(async (connection) => {
      await stage(connection, days, dates);
      await connection.query(DELETE_REPLACED, keyOf(series));
      await connection.query(INSERT_SHAPES, keyOf(series));
    });
  }

  async replace(model: CurveModel, days: readonly EmbeddedDay[]): Promise<void> {
    await this.#writing.runInTransaction(async (connection) => {
      await stage(connection, days, []);
      await deleteAll(connection, model);
      await connection.query(INSERT_MODEL, modelValues(model));
      await connection.query(INSERT_SHAPES, keyOf(model));
    });
  }

  async remove(series: CurveSeries): Promise<void> {
    await this.#writing.runInTransaction((connection) => deleteAll(connection, series));
  }

  async nearest(series: CurveSeries, tradeDate: IsoDate, limit: number): Promise<readonly Neighbour[] | undefined> {
    return this.#pool.read(NEAREST, [...keyOf(series), dateValue(tradeDate), limit], neighboursOf);
  }

  async models(): Promise<readonly CurveModel[]> {
    return this.#pool.read(MODELS, [], modelsOf);
  }

  /** Lets the write under way finish, refuses those after it, and closes the connection. */
  async close(): Promise<void> {
    await this.#writing.close();
  }
}

async function stage(
  connection: StoreConnection,
  days: readonly EmbeddedDay[],
  replaced: readonly IsoDate[],
): Promise<void> {
  await connection.run(...stagingTables(SHAPE_TYPE, EMBEDDING_TYPE));
  await appendInPieces(connection, 'incoming_shape', days, appendShape, ROWS_AT_ONCE);
  await appendInPieces(connection, 'replaced_shape', replaced, appendReplacedDate, ROWS_AT_ONCE);
}

async function deleteAll(connection: StoreConnection, series: CurveSeries): Promise<void> {
  await connection.query(DELETE_SHAPES, keyOf(series));
  await connection.query(DELETE_MODEL, keyOf(series));
}

function keyOf({ product, source }: CurveSeries): DuckDBValue[] {
  return [SOURCE_NUMBERS[source], PRODUCT_NUMBERS[product]];
}
