import type { SqlEntityManager } from '@mikro-orm/postgresql';

import type { AccountStore, AccountTables } from '../../slices/accounts/index.js';
import { AppError } from '../../shared/errors.js';
import { Access } from './access.js';
import { PostgresApiKeyStore } from './api-key-store.js';
import { PostgresAuditStore } from './audit-store.js';
import { databaseError } from './database-error.js';
import { PostgresGrantStore } from './grant-store.js';
import { PostgresOAuthAccountStore } from './oauth-account-store.js';
import { PostgresOneTimeTokenStore } from './one-time-token-store.js';
import { PostgresPermissionStore } from './permission-store.js';
import { PostgresUserStore } from './user-store.js';

/** Longer than any work that is not stuck; the servers' own bound counts only while nothing is asked of them. */
const TRANSACTION_TIMEOUT_MS = 15_000;

/**
 * The accounts' tables at a PostgreSQL of either kind. The embedded one has a single connection: within a transaction
 * only its own tables may be used, since everything else waits for its end, which a transaction has in any case.
 *
 * @param transactionTimeoutMs how long a transaction's work may take before it is undone
 */
export function accountStore(
  orm: SqlEntityManager,
  transactionTimeoutMs: number = TRANSACTION_TIMEOUT_MS,
): AccountStore {
  // The ORM's own would take part in whatever transaction it is called within.
  const manager = orm.fork({ disableContextResolution: true });
  const access = new Access(manager);
  return {
    ...accountTables(access),
    transaction: (work) => inTransaction(manager, work, transactionTimeoutMs),
    ping: () =>
      access.run(async (fresh) => {
        await fresh.execute('select 1');
      }),
  };
}

function accountTables(access: Access): AccountTables {
  return {
    users: new PostgresUserStore(access),
    grants: new PostgresGrantStore(access),
    apiKeys: new PostgresApiKeyStore(access),
    oauthAccounts: new PostgresOAuthAccountStore(access),
    oneTimeTokens: new PostgresOneTimeTokenStore(access),
    audit: new PostgresAuditStore(access),
    permissions: new PostgresPermissionStore(access),
  };
}

async function inTransaction<Result>(
  manager: SqlEntityManager,
  work: (tables: AccountTables) => Promise<Result>,
  timeoutMs: number,
): Promise<Result> {
  let failure: { readonly error: unknown } | undefined;
  try {
    return await manager.fork().transactional(async (transaction) => {
      try {
        return await within(timeoutMs, work(accountTables(new Access(transaction))));
      } catch (error) {
        failure = { error };
        throw error;
      }
    });
  } catch (error) {
    // What the work itself throws is its own; only the driver's are wrapped.
    throw failure === undefined ? databaseError(error) : failure.error;
  }
}

async function within<Result>(timeoutMs: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const sentence = 'The accounts took too long to be changed: nothing was. Try again.';
      reject(new AppError('UNAVAILABLE', sentence, { reason: 'ACCOUNT_DATABASE_FAILED' }));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
