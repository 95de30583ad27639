import type { AccountDatabaseAddress } from '../adapters/postgres/index.js';
import type { Config } from '../config/config.js';

/** Where the accounts are by the settings: at a server, or in the data directory. */
export function accountDatabaseAddress({
  database,
  databaseDirectory,
}: Pick<Config, 'database' | 'databaseDirectory'>): AccountDatabaseAddress {
  return database.engine === 'PGLITE' ? { engine: 'PGLITE', directory: databaseDirectory } : database;
}
