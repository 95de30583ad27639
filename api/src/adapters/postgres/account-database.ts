import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import type { AccountStore } from '../../slices/accounts/index.js';
import type { AlertStore } from '../../slices/alerts/index.js';
import type { ReportStore } from '../../slices/exports/index.js';
import type { ReportSubscriptionStore } from '../../slices/daily-report/index.js';
import type { ImportStore } from '../../slices/imports/index.js';
import type { JobQueue } from '../../slices/jobs/index.js';
import type { WatchListStore } from '../../slices/watch-lists/index.js';
import type { Logger } from '../../shared/logger.js';
import { Access } from './access.js';
import { accountStore } from './account-store.js';
import { PostgresAlertStore } from './alert-store.js';
import { databaseError } from './database-error.js';
import { DirectoryLock } from './directory-lock.js';
import { PostgresImportStore } from './import-store.js';
import { PostgresJobQueue } from './job-queue.js';
import { maintainPglite } from './maintain.js';
import { migrateDown, migrateUp } from './migrate.js';
import { openPglite, openPostgres } from './open-orm.js';
import { PostgresReportStore } from './report-store.js';
import { PostgresReportSubscriptionStore } from './report-subscription-store.js';
import { PostgresWatchListStore } from './watch-list-store.js';

export type AccountDatabaseAddress =
  /** The engine within this process; the directory is made where it is not there. */
  { readonly engine: 'PGLITE'; readonly directory: string } | { readonly engine: 'POSTGRES'; readonly url: string };

/** The accounts' database, of either kind, from its opening to its closing. */
export class AccountDatabase {
  readonly store: AccountStore;
  /** What users want to be told of; like their lists it goes with its user. */
  readonly alerts: AlertStore;
  readonly watchLists: WatchListStore;
  /** Who gets the daily report by mail. */
  readonly reportSubscriptions: ReportSubscriptionStore;
  /** Does nothing before its `start`. */
  readonly jobs: JobQueue;
  /** An import and the job that does it are stored together. */
  readonly imports: ImportStore;
  /** A report and the job that makes it are stored together. */
  readonly reports: ReportStore;
  readonly #orm: Orm<AbstractSqlDriver>;
  readonly #engine: AccountDatabaseAddress['engine'];
  readonly #lock: DirectoryLock | undefined;
  readonly #logger: Logger;
  #closing: Promise<void> | undefined;

  private constructor(
    orm: Orm<AbstractSqlDriver>,
    engine: AccountDatabaseAddress['engine'],
    lock: DirectoryLock | undefined,
    logger: Logger,
  ) {
    this.#orm = orm;
    this.#engine = engine;
    this.#lock = lock;
    this.#logger = logger;
    this.store = accountStore(orm.em);
    const access = new Access(orm.em.fork({ disableContextResolution: true }));
    this.alerts = new PostgresAlertStore(access);
    this.watchLists = new PostgresWatchListStore(access);
    this.reportSubscriptions = new PostgresReportSubscriptionStore(access);
    this.jobs = new PostgresJobQueue(orm, engine, logger);
    this.imports = new PostgresImportStore(access, this.jobs);
    this.reports = new PostgresReportStore(access, this.jobs);
  }

  /**
   * Connects; the tables may not be there before `migrate`.
   *
   * @throws {AppError} UNAVAILABLE, also where another process has the directory
   */
  static async open(address: AccountDatabaseAddress, logger: Logger): Promise<AccountDatabase> {
    let lock: DirectoryLock | undefined;
    try {
      if (address.engine === 'PGLITE') lock = await DirectoryLock.take(address.directory);
      const orm =
        address.engine === 'PGLITE'
          ? await openPglite(address.directory, logger)
          : await openPostgres(address.url, logger);
      return new AccountDatabase(orm, address.engine, lock, logger);
    } catch (error) {
      await lock?.release();
      throw databaseError(error);
    }
  }

  /**
   * Brings the tables up to date. Of several processes one does it, and the others wait until it is done.
   *
   * @returns the migrations that ran, in their order
   */
  migrate(): Promise<readonly string[]> {
    return migrateUp(this.#orm, this.#engine, this.#logger);
  }

  /** Takes the last migration back, with all that its tables hold. @returns its name, where there was one */
  migrateDown(): Promise<string | undefined> {
    return migrateDown(this.#orm, this.#engine);
  }

  /**
   * Gives back the room of removed rows and shortens the log of writes, which a server does by itself and the embedded
   * engine does not. Takes tens of milliseconds, in which nothing else runs: for a timer of hours.
   */
  async maintain(): Promise<void> {
    if (this.#engine === 'PGLITE') await maintainPglite(this.#orm);
  }

  /** @throws {AppError} UNAVAILABLE where the database does not answer */
  ping(): Promise<void> {
    return this.store.ping();
  }

  /** Waits for what runs and disconnects; a second call waits for the first. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    try {
      await this.jobs.close();
    } finally {
      await this.#disconnect();
    }
  }

  async #disconnect(): Promise<void> {
    try {
      await this.#orm.close();
    } finally {
      await this.#lock?.release();
    }
  }
}
