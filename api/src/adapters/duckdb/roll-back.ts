import { DuckDBDateValue, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';

import { PRODUCT_CODES } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import { IMPORT_KINDS } from '../../slices/market/index.js';
import type { ImportExtent, ImportKind, MarketSource, StagedPart } from '../../slices/market/index.js';
import { integer, rowsOf } from './catalogue-rows.js';
import { productOf, sourceOf } from './codes.js';
import type { ImportPlan } from './import-plan.js';
import { IMPORT_PLANS } from './import-plans.js';
import { dateOfDay } from './settlement-rows.js';
import { StagedTable } from './staged-table.js';
import type { StoreConnection } from './store-connection.js';

interface RecordedImport {
  readonly number: number;
  readonly id: string;
  readonly source: MarketSource;
}

interface Extent {
  readonly products: ReadonlySet<ProductCode>;
  readonly spotSeries: readonly string[];
  readonly dates: readonly IsoDate[];
}

/**
 * Takes an import back. Of each key that it wrote, the store gets what it held before, and then everything that later
 * imports say of that key is applied again in their order: by their staged rows, and where those are no longer kept by
 * the rows that the store has of them.
 *
 * @throws {AppError} NOT_FOUND `IMPORT_NOT_FOUND`, CONFLICT `IMPORT_ROLLED_BACK`
 */
export async function rollBack(
  connection: StoreConnection,
  importId: string,
  rolledBackAt: string,
  partsOf: (importId: string) => Promise<readonly StagedPart[]>,
): Promise<ImportExtent> {
  await connection.run('BEGIN TRANSACTION');
  try {
    const { number, source } = await findImport(connection, importId);
    const later = await laterImports(connection, number);
    const extents = new Map<ImportKind, Extent>();
    for (const kind of IMPORT_KINDS) {
      const extent = await rollBackKind(connection, kind, { number, source, later, partsOf });
      if (extent !== undefined) extents.set(kind, extent);
    }
    await connection.query(
      { sql: 'UPDATE import_record SET rolled_back_at = $1 WHERE number = $2', types: [VARCHAR, INTEGER] },
      [rolledBackAt, number],
    );
    await connection.run('COMMIT');
    return merged(extents);
  } catch (error) {
    await connection.run('ROLLBACK');
    throw error;
  }
}

interface RollBack {
  readonly number: number;
  readonly source: MarketSource;
  readonly later: readonly RecordedImport[];
  readonly partsOf: (importId: string) => Promise<readonly StagedPart[]>;
}

async function rollBackKind(
  connection: StoreConnection,
  kind: ImportKind,
  { number, source, later, partsOf }: RollBack,
): Promise<Extent | undefined> {
  const plan: ImportPlan<never> = IMPORT_PLANS[kind];
  const { table, key, columns, asStaged } = plan.stored;
  const keys = key.join(', ');
  const isTouched = `(${keys}) IN (SELECT (${keys}) FROM touched)`;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE own AS
       SELECT ${columns} FROM ${table} WHERE import_number = ${number}
       UNION ALL
       SELECT ${columns} FROM superseded_${table} WHERE import_number = ${number} OR replaced_by = ${number}`,
    `CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT ${keys} FROM own`,
  );
  const extent = await extentOf(connection, kind);
  if (extent === undefined) return undefined;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE touched_staged AS
       SELECT DISTINCT ${plan.key.join(', ')} FROM (SELECT ${asStaged} FROM own)`,
    `CREATE OR REPLACE TEMP TABLE held AS
       SELECT ${columns}, import_number FROM ${table} WHERE import_number > ${number} AND ${isTouched}
       UNION ALL
       SELECT ${columns}, import_number FROM superseded_${table} WHERE import_number > ${number} AND ${isTouched}`,
    // What was current when the import came: of each key one row at most.
    `CREATE OR REPLACE TEMP TABLE earlier AS
       SELECT * EXCLUDE (replaced_by) FROM superseded_${table}
       WHERE import_number < ${number} AND replaced_by >= ${number} AND ${isTouched}`,
    `DELETE FROM ${table} WHERE ${isTouched}`,
    `DELETE FROM superseded_${table} WHERE replaced_by >= ${number} AND ${isTouched}`,
    `INSERT INTO ${table} SELECT * FROM earlier`,
  );
  const hasSource = key.includes('source');
  for (const { number: laterNumber, id, source: laterSource } of later) {
    if (hasSource && laterSource !== source) continue;
    const staged = await StagedTable.create(connection, plan);
    try {
      const parts = (await partsOf(id)).filter((part) => part.kind === kind);
      for (const part of parts) await staged.load(part.path, 0);
      if (parts.length === 0) {
        await connection.run(
          `INSERT INTO staged_${plan.name} SELECT ${asStaged} FROM held WHERE import_number = ${laterNumber}`,
        );
      }
      const stagedKeys = plan.key.join(', ');
      await connection.run(
        `DELETE FROM staged_${plan.name} WHERE (${stagedKeys}) NOT IN (SELECT (${stagedKeys}) FROM touched_staged)`,
      );
      // Contradicting rows were dropped before the import's own commit, perhaps after its parts were written.
      await staged.dropConflicts();
      await staged.commit(laterSource, laterNumber);
    } finally {
      staged.close();
    }
  }
  return extent;
}

async function findImport(
  connection: StoreConnection,
  importId: string,
): Promise<{ readonly number: number; readonly source: MarketSource }> {
  const [found] = rowsOf(
    await connection.query(
      { sql: 'SELECT number, source, rolled_back_at FROM import_record WHERE id = $1', types: [VARCHAR] },
      [importId],
    ),
  );
  if (found === undefined) {
    throw new AppError('NOT_FOUND', 'The market store holds no such import.', { reason: 'IMPORT_NOT_FOUND' });
  }
  const [number, source, rolledBackAt] = found;
  if (rolledBackAt !== null) {
    throw new AppError('CONFLICT', 'This import was rolled back already.', { reason: 'IMPORT_ROLLED_BACK' });
  }
  return { number: integer(number), source: sourceOf(integer(source)) };
}

async function laterImports(connection: StoreConnection, number: number): Promise<readonly RecordedImport[]> {
  const later = await connection.query(
    {
      sql: `SELECT number, id, source FROM import_record
            WHERE number > $1 AND rolled_back_at IS NULL
            ORDER BY number`,
      types: [INTEGER],
    },
    [number],
  );
  return rowsOf(later).map(([laterNumber, id, source]) => ({
    number: integer(laterNumber),
    id: String(id),
    source: sourceOf(integer(source)),
  }));
}

/** @returns what the import's own rows bear on; undefined where it has none of the kind */
async function extentOf(connection: StoreConnection, kind: ImportKind): Promise<Extent | undefined> {
  const { date } = IMPORT_PLANS[kind].stored;
  const hasProduct = kind !== 'SPOT' && kind !== 'RATES';
  const names =
    kind === 'SPOT'
      ? 'list(DISTINCT (SELECT name FROM spot_series WHERE number = series_number))'
      : hasProduct
        ? 'list(DISTINCT product)'
        : '[]';
  const sql = `SELECT min(${date}), max(${date}), array_to_string(${names}, chr(10)) FROM own`;
  const [row] = rowsOf(await connection.query({ sql, types: [] }));
  const [first, last, list] = row ?? [];
  if (!(first instanceof DuckDBDateValue) || !(last instanceof DuckDBDateValue)) return undefined;
  const texts = linesOf(list);
  return {
    products: new Set(hasProduct ? texts.map((text) => productOf(Number(text))) : []),
    spotSeries: kind === 'SPOT' ? texts : [],
    dates: [dateOfDay(first.days), dateOfDay(last.days)],
  };
}

function linesOf(list: DuckDBValue | undefined): readonly string[] {
  return typeof list === 'string' && list !== '' ? list.split('\n') : [];
}

function merged(extents: ReadonlyMap<ImportKind, Extent>): ImportExtent {
  const all = [...extents.values()];
  const dates = all.flatMap((extent) => extent.dates).sort();
  return {
    products: PRODUCT_CODES.filter((code) => all.some(({ products }) => products.has(code))),
    spotSeries: all.flatMap(({ spotSeries }) => spotSeries).sort(),
    hasRates: extents.has('RATES'),
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
  };
}
