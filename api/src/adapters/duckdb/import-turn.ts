import { AppError } from '../../shared/errors.js';
import type { ImportDescription } from '../../slices/market/index.js';
import type { Database } from './database.js';
import type { StoreConnection } from './store-connection.js';
import { DuckStoreImport } from './store-import.js';
import { closedError, storeError } from './store-error.js';

/** The turn of those who write: one import, or one that is taken back, at a time, on a connection of its own. */
export class ImportTurn {
  readonly #database: Database;
  readonly #onCommit: (number: number, id: string) => void;
  /** Gives up what is under way; undefined where there is nothing. */
  #abandon: (() => Promise<void>) | undefined;
  #isClosed = false;

  /** @param onCommit is told the number that an import's rows carry, before they become visible */
  constructor(database: Database, onCommit: (number: number, id: string) => void) {
    this.#database = database;
    this.#onCommit = onCommit;
  }

  /**
   * Begins an import, whose commit or abandonment ends the turn.
   *
   * @throws {AppError} CONFLICT while another one is under way, UNAVAILABLE once closed or when the store fails
   */
  begin(description: ImportDescription): Promise<DuckStoreImport> {
    return this.#take(
      (connection) =>
        new DuckStoreImport(connection, description, {
          onCommit: (number) => {
            this.#onCommit(number, description.id);
          },
          onEnd: () => {
            this.#abandon = undefined;
          },
        }),
      (beginning) => beginning.abandon(),
    );
  }

  /**
   * Does a piece of work on a connection of its own, which is closed after it.
   *
   * @throws {AppError} as `begin`
   */
  async run<Result>(work: (connection: StoreConnection) => Promise<Result>): Promise<Result> {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const connection = await this.#take(
      (taken) => taken,
      async (taken) => {
        taken.driver.interrupt();
        await ended;
      },
    );
    try {
      if (this.#isClosed) throw closedError();
      return await work(connection);
    } catch (error) {
      throw storeError(error);
    } finally {
      connection.close();
      this.#abandon = undefined;
      end();
    }
  }

  /** Gives up what is under way and begins nothing from now on. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#abandon?.();
  }

  async #take<Taken>(
    make: (connection: StoreConnection) => Taken,
    abandon: (taken: Taken) => Promise<void>,
  ): Promise<Taken> {
    if (this.#isClosed) throw closedError();
    if (this.#abandon !== undefined) {
      throw new AppError('CONFLICT', 'Another import is under way: wait until it has ended.', {
        reason: 'IMPORT_UNDER_WAY',
      });
    }
    const beginning = this.#database.connect().then(make);
    // Set before anything is awaited, so that the next caller sees it.
    this.#abandon = async () => {
      await abandon(await beginning);
    };
    try {
      return await beginning;
    } catch (error) {
      this.#abandon = undefined;
      throw storeError(error);
    }
  }
}
