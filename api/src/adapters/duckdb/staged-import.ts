import { setImmediate } from 'node:timers/promises';

import { DuckDBDataChunk, DuckDBVector, INTEGER, VARCHAR, UTINYINT } from '@duckdb/node-api';
import type { DuckDBAppender } from '@duckdb/node-api';

import { AppError } from '../../shared/errors.js';
import type {
  ImportConflict,
  ImportCounts,
  ImportDescription,
  ImportRecord,
  StagedImport,
} from '../../slices/market/index.js';
import { countsOf, integer, rowsOf } from './catalogue-rows.js';
import { SOURCE_NUMBERS } from './codes.js';
import type { ImportPlan } from './import-plan.js';
import { storeError } from './store-error.js';
import type { Query, StoreConnection } from './store-connection.js';

/**
 * Chunks of 2,048 rows that go from the appender into the staging table at once. It happens on the event loop:
 * about 2 ms a chunk.
 */
const CHUNKS_PER_FLUSH = 2;

export interface ImportEvents {
  /** Rows with this import number are about to become visible. */
  onCommit(number: number): void;
  /** The import was committed or abandoned. */
  onEnd(): void;
}

const NEXT_NUMBER: Query = { sql: 'SELECT coalesce(max(number), 0)::INTEGER + 1 FROM import_record', types: [] };

const COUNT_LATER: Query = { sql: 'SELECT count(*)::INTEGER FROM later', types: [] };

const INSERT_RECORD: Query = {
  sql: 'INSERT INTO import_record VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
  types: [INTEGER, VARCHAR, UTINYINT, VARCHAR, VARCHAR, VARCHAR, INTEGER, INTEGER, INTEGER, INTEGER, INTEGER],
};

const COUNT_JUDGED = `
  SELECT count(*) FILTER (stored_row IS NULL)::INTEGER,
         count(*) FILTER (is_same)::INTEGER,
         count(*) FILTER (stored_row IS NOT NULL AND NOT is_same)::INTEGER
  FROM`;

/**
 * An import on a connection of its own. Staged rows lie in temporary tables, which no other connection sees and
 * which end with this one; the commit is one transaction.
 */
export class DuckStagedImport<Columns extends { readonly length: number }> implements StagedImport<Columns> {
  readonly #connection: StoreConnection;
  readonly #plan: ImportPlan<Columns>;
  readonly #description: ImportDescription;
  readonly #events: ImportEvents;
  readonly #appender: DuckDBAppender;
  readonly #chunk: DuckDBDataChunk;
  /** Rows taken out of `staged` because an earlier one says the same. */
  #agreeing = 0;
  #doublesAreKnown = false;
  #running: Promise<void> = Promise.resolve();
  #isAbandoned = false;
  #hasEnded = false;

  private constructor(
    connection: StoreConnection,
    plan: ImportPlan<Columns>,
    description: ImportDescription,
    events: ImportEvents,
    appender: DuckDBAppender,
  ) {
    this.#connection = connection;
    this.#plan = plan;
    this.#description = description;
    this.#events = events;
    this.#appender = appender;
    this.#chunk = DuckDBDataChunk.create(plan.types);
  }

  /** @param connection ends with the import */
  static async begin<Columns extends { readonly length: number }>(
    connection: StoreConnection,
    plan: ImportPlan<Columns>,
    description: ImportDescription,
    events: ImportEvents,
  ): Promise<DuckStagedImport<Columns>> {
    try {
      await connection.run(`CREATE TEMP TABLE staged (${plan.stagedColumns})`);
      const appender = await connection.driver.createAppender('staged', 'main', 'temp');
      return new DuckStagedImport(connection, plan, description, events, appender);
    } catch (error) {
      connection.close();
      throw storeError(error);
    }
  }

  async stage(columns: Columns): Promise<void> {
    await this.#atPort(async () => {
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
        this.#checkOpen();
      }
      this.#appender.flushSync();
    });
  }

  async conflicts(limit: number): Promise<readonly ImportConflict[]> {
    return this.#atPort(async () => {
      await this.#findDoubles();
      const conflicts = await this.#connection.query(
        {
          sql: `SELECT ${this.#plan.conflictSelection}
                FROM later JOIN staged AS row ON row.rowid = later_row JOIN staged AS first ON first.rowid = first_row
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
    });
  }

  async dropConflicts(): Promise<number> {
    return this.#atPort(async () => {
      await this.#findDoubles();
      const dropped = await this.#delete('DELETE FROM staged WHERE rowid IN (SELECT later_row FROM later)');
      await this.#connection.run('DELETE FROM later');
      return dropped;
    });
  }

  async preview(): Promise<Pick<ImportCounts, 'stored' | 'unchanged' | 'replaced'>> {
    return this.#atPort(async () => {
      await this.#findDoubles();
      const { judged, parameters } = this.#plan;
      const counting = { sql: `${COUNT_JUDGED} (${judged.sql})`, types: judged.types };
      return this.#counts(countsOf(await this.#connection.query(counting, parameters)));
    });
  }

  async commit(counts: Pick<ImportCounts, 'read' | 'rejected'>, committedAt: string): Promise<ImportRecord> {
    return this.#atPort(async () => {
      await this.#findDoubles();
      await this.#connection.run('BEGIN TRANSACTION');
      let record: ImportRecord;
      try {
        const [contradicting = 0] = countsOf(await this.#connection.query(COUNT_LATER));
        if (contradicting > 0) {
          throw new AppError(
            'CONFLICT',
            `${contradicting} rows contradict earlier ones: drop them before the commit.`,
            {
              reason: 'CONTRADICTING_ROWS',
            },
          );
        }
        record = await this.#write(counts, committedAt);
        await this.#connection.run('COMMIT');
      } catch (error) {
        await this.#connection.run('ROLLBACK');
        throw error;
      }
      this.#end();
      return record;
    });
  }

  async abandon(): Promise<void> {
    if (this.#isAbandoned || this.#hasEnded) return;
    this.#isAbandoned = true;
    this.#connection.driver.interrupt();
    // A connection must not be closed under a statement that runs on it.
    await this.#running;
    this.#end();
  }

  async #write(counts: Pick<ImportCounts, 'read' | 'rejected'>, committedAt: string): Promise<ImportRecord> {
    const { judged, parameters, prepare, write } = this.#plan;
    const { id, source, format, origin } = this.#description;
    if (prepare !== undefined) await this.#connection.query(prepare, parameters);
    await this.#connection.query(
      { sql: `CREATE OR REPLACE TEMP TABLE judged AS ${judged.sql}`, types: judged.types },
      parameters,
    );
    const [number = 1] = countsOf(await this.#connection.query(NEXT_NUMBER));
    const written = this.#counts(countsOf(await this.#connection.query({ sql: `${COUNT_JUDGED} judged`, types: [] })));
    for (const { query, takesNumber } of write) await this.#connection.query(query, takesNumber ? [number] : []);
    await this.#connection.query(INSERT_RECORD, [
      number,
      id,
      SOURCE_NUMBERS[source],
      format,
      origin,
      committedAt,
      counts.read,
      written.stored,
      written.unchanged,
      written.replaced,
      counts.rejected,
    ]);
    this.#events.onCommit(number);
    return { id, source, format, origin, committedAt, counts: { ...counts, ...written } };
  }

  #counts([stored = 0, unchanged = 0, replaced = 0]: readonly number[]): Pick<
    ImportCounts,
    'stored' | 'unchanged' | 'replaced'
  > {
    return { stored, unchanged: unchanged + this.#agreeing, replaced };
  }

  /** Takes doubled rows that agree out of `staged`, and lists in `later` those that do not. */
  async #findDoubles(): Promise<void> {
    if (this.#doublesAreKnown) return;
    const { key, values } = this.#plan;
    const agrees = values.map((column) => `row.${column} IS NOT DISTINCT FROM first.${column}`).join(' AND ');
    await this.#connection.run(
      `CREATE OR REPLACE TEMP TABLE doubled AS
         SELECT ${key.join(', ')}, min(rowid) AS first_row FROM staged GROUP BY ALL HAVING count(*) > 1`,
      `CREATE OR REPLACE TEMP TABLE later AS
         SELECT row.rowid AS later_row, first_row, ${agrees} AS agrees
         FROM staged AS row JOIN doubled USING (${key.join(', ')}) JOIN staged AS first ON first.rowid = first_row
         WHERE row.rowid > first_row`,
    );
    this.#agreeing += await this.#delete(
      'DELETE FROM staged WHERE rowid IN (SELECT later_row FROM later WHERE agrees)',
    );
    await this.#connection.run('DELETE FROM later WHERE agrees');
    this.#doublesAreKnown = true;
  }

  async #delete(sql: string): Promise<number> {
    return (await this.#connection.query({ sql, types: [] })).rowsChanged;
  }

  async #atPort<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#checkOpen();
    const running = work();
    this.#running = running.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await running;
    } catch (error) {
      throw this.#isAbandoned ? endedError() : storeError(error);
    }
  }

  #checkOpen(): void {
    if (this.#isAbandoned || this.#hasEnded) throw endedError();
  }

  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#appender.closeSync();
    this.#connection.close();
    this.#events.onEnd();
  }
}

function endedError(): AppError {
  return new AppError('CONFLICT', 'The import has ended: nothing can be added to it.', { reason: 'IMPORT_ENDED' });
}
