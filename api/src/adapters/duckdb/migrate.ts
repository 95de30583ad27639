import { createHash } from 'node:crypto';

import { INTEGER, VARCHAR } from '@duckdb/node-api';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { Migration } from './migrations.js';
import type { StoreConnection } from './store-connection.js';

const APPLIED = {
  sql: 'SELECT version, name, checksum FROM schema_migration ORDER BY version',
  types: [],
};

const RECORD = {
  sql: 'INSERT INTO schema_migration VALUES ($1, $2, $3, $4)',
  types: [INTEGER, VARCHAR, VARCHAR, VARCHAR],
};

/**
 * Brings a store to the schema that the migrations lead to, each of them in a transaction of its own.
 *
 * @throws {AppError} UNAVAILABLE for a store that a newer version has migrated, or whose applied migrations are not
 * the ones of this version; it is left as it is
 */
export async function migrate(
  connection: StoreConnection,
  migrations: readonly Migration[],
  clock: Clock,
): Promise<void> {
  await connection.run(
    `CREATE TABLE IF NOT EXISTS schema_migration (
       version INTEGER NOT NULL, name VARCHAR NOT NULL, checksum VARCHAR NOT NULL, applied_at VARCHAR NOT NULL)`,
  );
  const applied = await (await connection.query(APPLIED)).getRows();
  const isFromTheFuture = applied.some(([version]) => Number(version) > migrations.length);
  if (isFromTheFuture) {
    throw new AppError(
      'UNAVAILABLE',
      `The market store is of schema ${applied.length}, this version knows ${migrations.length}: ` +
        `start the newer version that wrote it, or another store.`,
      { reason: 'MARKET_STORE_FROM_NEWER_VERSION' },
    );
  }
  for (const [index, migration] of migrations.entries()) {
    const checksum = checksumOf(migration);
    const earlier = applied[index];
    if (earlier === undefined) {
      await apply(connection, migration, checksum, new Date(clock()).toISOString());
    } else if (earlier[0] !== migration.version || earlier[2] !== checksum) {
      throw new AppError(
        'UNAVAILABLE',
        `Migration ${migration.version} of the market store was another one when it was applied ` +
          `(${String(earlier[1])}): this store belongs to another version.`,
        { reason: 'MARKET_STORE_SCHEMA_DIFFERS' },
      );
    }
  }
}

async function apply(
  connection: StoreConnection,
  migration: Migration,
  checksum: string,
  appliedAt: string,
): Promise<void> {
  await connection.run('BEGIN TRANSACTION');
  try {
    await connection.run(...migration.statements);
    await connection.query(RECORD, [migration.version, migration.name, checksum, appliedAt]);
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK');
    throw error;
  }
}

function checksumOf(migration: Migration): string {
  return createHash('sha256').update(JSON.stringify(migration)).digest('hex');
}
