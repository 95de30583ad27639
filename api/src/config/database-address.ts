import type { Environment } from './environment.js';

/** Where accounts are kept: inside the data folder, or at a PostgreSQL server. */
export type DatabaseAddress = { readonly engine: 'PGLITE' } | { readonly engine: 'POSTGRES'; readonly url: string };

/**
 * Puts the PostgreSQL address together: `DATABASE_URL` as it is, else the `POSTGRES_…` parts with each part
 * percent-encoded, else the embedded engine.
 *
 * @param environment the checked environment
 * @returns the engine and, for a server, its address
 */
export function databaseAddress(
  environment: Pick<
    Environment,
    'DATABASE_URL' | 'POSTGRES_SERVER' | 'POSTGRES_PORT' | 'POSTGRES_USER' | 'POSTGRES_PASSWORD' | 'POSTGRES_DB'
  >,
): DatabaseAddress {
  if (environment.DATABASE_URL !== undefined) return { engine: 'POSTGRES', url: environment.DATABASE_URL };
  const server = environment.POSTGRES_SERVER;
  if (server === undefined) return { engine: 'PGLITE' };
  const host = server.includes(':') && !server.startsWith('[') ? `[${server}]` : server;
  const user = encodeURIComponent(environment.POSTGRES_USER ?? 'cushing');
  const password =
    environment.POSTGRES_PASSWORD === undefined ? '' : `:${encodeURIComponent(environment.POSTGRES_PASSWORD)}`;
  const database = encodeURIComponent(environment.POSTGRES_DB ?? 'cushing');
  return {
    engine: 'POSTGRES',
    url: `postgresql://${user}${password}@${host}:${environment.POSTGRES_PORT ?? 5432}/${database}`,
  };
}
