import { setImmediate } from 'node:timers/promises';

import { DuckDBDataChunk, DuckDBVector, INTEGER } from '@duckdb/node-api';
import type { DuckDBAppender } from '@duckdb/node-api';

import { AppError } from '../../shared/errors.js';
import type { ImportConflict, ImportCounts, MarketSource } from '../../slices/market/index.js';
import { countsOf, integer, rowsOf } from './catalogue-rows.js';
import type { ImportPlan } from './import-plan.js';
import { literal } from './literal.js';
import type { StoreConnection } from './store-connection.js';

/**
 * Chunks of 2,048 rows that go from the appender into the staging table at once. It happens on the event loop:
 * about 2 ms a chunk.
 */
const CHUNKS_PER_FLUSH = 2;

const COUNT_JUDGED = `
  SELECT count(*) FILTER (stored_row IS NULL)::INTEGER,
         count(*) FILTER (is_same)::INTEGER,
         count(*) FILTER (stored_row IS NOT NULL AND NOT is_same)::INTEGER
  FROM`;

type Written = Pick<ImportCounts, 'stored' | 'unchanged' | 'replaced'>;

/** Rows of one kind in temporary tables of a connection, which no other connection sees and which end with it. */
export class StagedTable<Columns extends { readonly length: number }> {
  readonly #connection: StoreConnection;
  readonly #plan: ImportPlan<Columns>;
  readonly #appender: DuckDBAppender;
  readonly #chunk: DuckDBDataChunk;
  /** Rows taken out of the staging table because an earlier one says the same. */
  #agreeing = 0;
  #rows = 0;
  #doublesAreKnown = false;

  private constructor(connection: StoreConnection, plan: ImportPlan<Columns>, appender: DuckDBAppender) {
    this.#connection = connection;
    this.#plan = plan;
    this.#appender = appender;
    this.#chunk = DuckDBDataChunk.create(plan.types);
  }

  static async create<Columns extends { readonly length: number }>(
    connection: StoreConnection,
    plan: ImportPlan<Columns>,
  ): Promise<StagedTable<Columns>> {
    await connection.run(`CREATE OR REPLACE TEMP TABLE staged_${plan.name} (${plan.stagedColumns})`);
    const appender = await connection.driver.createAppender(`staged_${plan.name}`, 'main', 'temp');
    return new StagedTable(connection, plan, appender);
  }

  get name(): string {
    return this.#plan.name;
  }

  /** Rows that would be written into a file, once doubles are found. */
  get rows(): number {
    return this.#rows;
  }

  get agreeing(): number {
    return this.#agreeing;
  }

  /** @param checkOpen throws where the import has ended meanwhile */
  async stage(columns: Columns, checkOpen: () => void): Promise<void> {
    this.#doublesAreKnown = false;
    const size = DuckDBVector.standardSize();
    for (let from = 0, chunks = 1; from < columns.length; from += size, chunks += 1) {
      const count = Math.min(size, columns.length - from);
      this.#chunk.reset();
      this.#chunk.rowCount = count;
      const vectors = this.#plan.types.map((_, index) => this.#chunk.getColumnVector(index));
      this.#plan.fill(columns, from, count, vectors);
      for (const vector of vectors) vector.flush();
      this.#appender.appendDataChunk(this.#chunk);
      if (chunks % CHUNKS_PER_FLUSH === 0) this.#appender.flushSync();
      await setImmediate();
      checkOpen();
    }
    this.#appender.flushSync();
    this.#rows += columns.length;
  }

  /** Adds the rows of a file that `write` made. */
  async load(path: string, agreeing: number): Promise<void> {
    this.#doublesAreKnown = false;
    this.#agreeing += agreeing;
    this.#rows += (
      await this.#connection.queryOnce({
        sql: `INSERT INTO staged_${this.#plan.name} SELECT * FROM read_parquet(${literal(path)})`,
        types: [],
      })
    ).rowsChanged;
  }

  /** Writes the staged rows into a new file, in the order of the lines. */
  async write(path: string): Promise<void> {
    await this.#connection.run(
      `COPY (SELECT * FROM staged_${this.#plan.name} ORDER BY rowid) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  }

  /** Takes doubled rows that agree out of the staging table, and lists in `later_…` those that do not. */
  async findDoubles(): Promise<void> {
    if (this.#doublesAreKnown) return;
    const { name, key, values } = this.#plan;
    const agrees = values.map((column) => `row.${column} IS NOT DISTINCT FROM first.${column}`).join(' AND ');
    await this.#connection.run(
      `CREATE OR REPLACE TEMP TABLE doubled_${name} AS
         SELECT ${key.join(', ')}, min(rowid) AS first_row FROM staged_${name} GROUP BY ALL HAVING count(*) > 1`,
      `CREATE OR REPLACE TEMP TABLE later_${name} AS
         SELECT row.rowid AS later_row, first_row, ${agrees} AS agrees
         FROM staged_${name} AS row JOIN doubled_${name} USING (${key.join(', ')})
           JOIN staged_${name} AS first ON first.rowid = first_row
         WHERE row.rowid > first_row`,
    );
    const agreeing = await this.#delete(
      `DELETE FROM staged_${name} WHERE rowid IN (SELECT later_row FROM later_${name} WHERE agrees)`,
    );
    this.#agreeing += agreeing;
    this.#rows -= agreeing;
    await this.#connection.run(`DELETE FROM later_${name} WHERE agrees`);
    this.#doublesAreKnown = true;
  }

  async conflicts(limit: number): Promise<readonly ImportConflict[]> {
    await this.findDoubles();
    const { name, conflictSelection } = this.#plan;
    const conflicts = await this.#connection.queryOnce(
      {
        sql: `SELECT ${conflictSelection}
              FROM later_${name} JOIN staged_${name} AS row ON row.rowid = later_row
                JOIN staged_${name} AS first ON first.rowid = first_row
              ORDER BY later_row LIMIT $1`,
        types: [INTEGER],
      },
      [limit],
    );
    return rowsOf(conflicts).map(([line, column, firstLine, firstColumn, ...key]) => ({
      line: integer(line),
      column: integer(column),
      firstLine: integer(firstLine),
      firstColumn: integer(firstColumn),
      key: this.#plan.describeKey(key),
    }));
  }

  async dropConflicts(): Promise<number> {
    await this.findDoubles();
    const { name } = this.#plan;
    const dropped = await this.#delete(
      `DELETE FROM staged_${name} WHERE rowid IN (SELECT later_row FROM later_${name})`,
    );
    await this.#connection.run(`DELETE FROM later_${name}`);
    this.#rows -= dropped;
    return dropped;
  }

  async preview(source: MarketSource): Promise<Written> {
    await this.findDoubles();
    const { judged } = this.#plan;
    const counting = { sql: `${COUNT_JUDGED} (${judged.sql})`, types: judged.types };
    return this.#written(countsOf(await this.#connection.queryOnce(counting, this.#plan.parameters(source))));
  }

  /**
   * Brings the staged rows into the store, within the caller's transaction: what they replace is kept as superseded.
   *
   * @param number the import's
   * @throws {AppError} CONFLICT `CONTRADICTING_ROWS`
   */
  async commit(source: MarketSource, number: number): Promise<Written> {
    await this.findDoubles();
    const { name, judged, prepare, stored } = this.#plan;
    const parameters = this.#plan.parameters(source);
    const [contradicting = 0] = countsOf(
      await this.#connection.queryOnce({ sql: `SELECT count(*)::INTEGER FROM later_${name}`, types: [] }),
    );
    if (contradicting > 0) {
      throw new AppError('CONFLICT', `${contradicting} rows contradict earlier ones: drop them before the commit.`, {
        reason: 'CONTRADICTING_ROWS',
      });
    }
    if (prepare !== undefined) await this.#connection.query(prepare, parameters);
    await this.#connection.queryOnce(
      { sql: `CREATE OR REPLACE TEMP TABLE judged_${name} AS ${judged.sql}`, types: judged.types },
      parameters,
    );
    const counting = { sql: `${COUNT_JUDGED} judged_${name}`, types: [] };
    const written = this.#written(countsOf(await this.#connection.queryOnce(counting)));
    const replaced = `SELECT stored_row FROM judged_${name} WHERE stored_row IS NOT NULL AND NOT is_same`;
    await this.#connection.queryOnce(
      {
        sql: `INSERT INTO superseded_${stored.table} SELECT *, $1 FROM ${stored.table} WHERE rowid IN (${replaced})`,
        types: [INTEGER],
      },
      [number],
    );
    await this.#connection.run(`DELETE FROM ${stored.table} WHERE rowid IN (${replaced})`);
    await this.#connection.queryOnce(
      {
        sql: `INSERT INTO ${stored.table}
              SELECT ${stored.columns}, $1 FROM judged_${name} WHERE NOT is_same ORDER BY ${stored.order}`,
        types: [INTEGER],
      },
      [number],
    );
    return written;
  }

  close(): void {
    this.#appender.closeSync();
  }

  #written([stored = 0, unchanged = 0, replaced = 0]: readonly number[]): Written {
    return { stored, unchanged: unchanged + this.#agreeing, replaced };
  }

  async #delete(sql: string): Promise<number> {
    return (await this.#connection.queryOnce({ sql, types: [] })).rowsChanged;
  }
}
