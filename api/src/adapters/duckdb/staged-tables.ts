import { AppError } from '../../shared/errors.js';
import { IMPORT_KINDS } from '../../slices/market/index.js';
import type { ImportColumns, ImportConflict, ImportKind, StagedRows } from '../../slices/market/index.js';
import { IMPORT_PLANS } from './import-plans.js';
import { StagedTable } from './staged-table.js';
import { storeError } from './store-error.js';
import type { StoreConnection } from './store-connection.js';

/** A staging table, whatever its kind. */
export type AnyStagedTable = Pick<
  StagedTable<never>,
  | 'name'
  | 'rows'
  | 'agreeing'
  | 'load'
  | 'write'
  | 'findDoubles'
  | 'conflicts'
  | 'dropConflicts'
  | 'preview'
  | 'commit'
  | 'close'
>;

/** The staging tables of one import, one for each kind that it has rows of, on a connection of its own. */
export class StagedTables implements StagedRows {
  readonly #connection: StoreConnection;
  readonly #tables = new Map<ImportKind, AnyStagedTable>();
  readonly #onEnd: () => void;
  #running: Promise<void> = Promise.resolve();
  #isAbandoned = false;
  #hasEnded = false;

  /** @param connection ends with the import */
  constructor(connection: StoreConnection, onEnd: () => void) {
    this.#connection = connection;
    this.#onEnd = onEnd;
  }

  get connection(): StoreConnection {
    return this.#connection;
  }

  /** Those that there are, in the order in which they are committed. */
  get tables(): readonly (readonly [kind: ImportKind, table: AnyStagedTable])[] {
    return IMPORT_KINDS.flatMap((kind) => {
      const table = this.#tables.get(kind);
      return table === undefined ? [] : [[kind, table] as const];
    });
  }

  async stage<Kind extends ImportKind>(kind: Kind, columns: ImportColumns[Kind]): Promise<void> {
    await this.atPort(async () => {
      const table = await this.tableOf(kind);
      await table.stage(columns, () => {
        this.#checkOpen();
      });
    });
  }

  async conflicts(limit: number): Promise<readonly ImportConflict[]> {
    return this.atPort(async () => {
      const all: ImportConflict[] = [];
      for (const [, table] of this.tables) all.push(...(await table.conflicts(limit)));
      return all.sort((a, b) => a.line - b.line || a.column - b.column).slice(0, limit);
    });
  }

  async dropConflicts(): Promise<number> {
    return this.atPort(async () => {
      let dropped = 0;
      for (const [, table] of this.tables) dropped += await table.dropConflicts();
      return dropped;
    });
  }

  async abandon(): Promise<void> {
    if (this.#isAbandoned || this.#hasEnded) return;
    this.#isAbandoned = true;
    this.#connection.driver.interrupt();
    // A connection must not be closed under a statement that runs on it.
    await this.#running;
    this.end();
  }

  /** @returns the kind's table, made where there is none yet */
  async tableOf<Kind extends ImportKind>(kind: Kind): Promise<StagedTable<ImportColumns[Kind]>> {
    // Under a kind lies nothing but the table that was made of that kind's plan.
    const known = this.#tables.get(kind) as StagedTable<ImportColumns[Kind]> | undefined;
    if (known !== undefined) return known;
    const table = await StagedTable.create(this.#connection, IMPORT_PLANS[kind]);
    this.#tables.set(kind, table);
    return table;
  }

  /** Does work of the import; what fails is told as the store's error, or as the import's end. */
  async atPort<Result>(work: () => Promise<Result>): Promise<Result> {
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

  /** Closes the connection. */
  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    for (const table of this.#tables.values()) table.close();
    this.#connection.close();
    this.#onEnd();
  }

  #checkOpen(): void {
    if (this.#isAbandoned || this.#hasEnded) throw endedError();
  }
}

function endedError(): AppError {
  return new AppError('CONFLICT', 'The import has ended: nothing can be added to it.', { reason: 'IMPORT_ENDED' });
}
