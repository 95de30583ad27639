import type { SqlEntityManager } from '@mikro-orm/postgresql';

import { databaseError } from './database-error.js';

/** How a table's store reaches the database: every call with an EntityManager of its own, that knows no row yet. */
export class Access {
  readonly #manager: SqlEntityManager;

  /** @param manager the database's own, or a transaction's */
  constructor(manager: SqlEntityManager) {
    this.#manager = manager;
  }

  /** @throws {AppError} UNAVAILABLE in place of what the driver throws */
  async run<Result>(work: (manager: SqlEntityManager) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.#manager.fork({ keepTransactionContext: true }));
    } catch (error) {
      throw databaseError(error);
    }
  }

  /** As `run`, in a transaction; within one already, in a part of it that can fail by itself. */
  atomically<Result>(work: (manager: SqlEntityManager) => Promise<Result>): Promise<Result> {
    return this.run((manager) => manager.transactional(work));
  }
}
