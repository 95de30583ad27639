import { AppError } from '../../shared/errors.js';
import type { ImportDescription } from '../../slices/market/index.js';
import type { Database } from './database.js';
import type { ImportPlan } from './import-plan.js';
import { DuckStagedImport } from './staged-import.js';
import { closedError, storeError } from './store-error.js';

/** The turn of imports: whatever is imported, one import is under way at a time, on a connection of its own. */
export class ImportTurn {
  readonly #database: Database;
  readonly #onCommit: (number: number, id: string) => void;
  /** Gives up the import under way; undefined where there is none. */
  #abandonImport: (() => Promise<void>) | undefined;
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
  async begin<Columns extends { readonly length: number }>(
    plan: ImportPlan<Columns>,
    description: ImportDescription,
  ): Promise<DuckStagedImport<Columns>> {
    if (this.#isClosed) throw closedError();
    if (this.#abandonImport !== undefined) {
      throw new AppError('CONFLICT', 'Another import is under way: wait until it has ended.', {
        reason: 'IMPORT_UNDER_WAY',
      });
    }
    const beginning = this.#connectAndBegin(plan, description);
    // Set before anything is awaited, so that the next caller sees it.
    this.#abandonImport = async () => {
      await (await beginning).abandon();
    };
    try {
      return await beginning;
    } catch (error) {
      this.#abandonImport = undefined;
      throw storeError(error);
    }
  }

  /** Gives up the import under way and begins none from now on. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#abandonImport?.();
  }

  async #connectAndBegin<Columns extends { readonly length: number }>(
    plan: ImportPlan<Columns>,
    description: ImportDescription,
  ): Promise<DuckStagedImport<Columns>> {
    return DuckStagedImport.begin(await this.#database.connect(), plan, description, {
      onCommit: (number) => {
        this.#onCommit(number, description.id);
      },
      onEnd: () => {
        this.#abandonImport = undefined;
      },
    });
  }
}
