/**
 * A worker as a process: it reads imported files into staged rows, any number of them beside a PostgreSQL and the data
 * directory that they share with the server. The server alone owns the market store, and commits what they have read.
 */
import { pino } from 'pino';

import { AccountDatabase } from '../adapters/postgres/index.js';
import { ConfigurationError } from '../config/config.js';
import { readConfig } from '../config/read-environment.js';
import { accountDatabaseAddress } from './account-database-address.js';
import { exitWith } from './exit.js';
import { openImports } from './open-imports.js';
import { openSharedState } from './open-shared-state.js';

const startedAt = performance.now();
const closing: (() => Promise<void>)[] = [];
let isEnding = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isEnding) process.exit(1);
    isEnding = true;
    end().then(() => process.exit(0), exitWith);
  });
}

try {
  const config = readConfig();
  if (config.database.engine === 'PGLITE') {
    const expected =
      'a PostgreSQL: the embedded database belongs to the server, which does the work of a worker inside';
    throw new ConfigurationError([{ variable: 'DATABASE_URL', expected, found: 'nothing' }]);
  }
  const logger = pino({ level: config.logLevel });
  const clock = Date.now;
  const database = await AccountDatabase.open(accountDatabaseAddress(config), logger);
  closing.push(() => database.close());
  await database.migrate();
  const shared = await openSharedState({ config, store: database.store, logger, clock });
  closing.push(() => shared.close());
  const { imports: store, jobs } = database;
  const { bus, importProgress: progress } = shared;
  const opened = await openImports({ ...{ config, store, jobs, progress, bus, clock, logger }, reads: true });
  closing.push(() => {
    opened.close();
    return Promise.resolve();
  });
  await jobs.start();
  closing.push(() => jobs.close());
  const milliseconds = Math.round(performance.now() - startedAt);
  const rssMb = Math.round(process.memoryUsage.rss() / 1_048_576);
  logger.info({ dataDirectory: config.dataDirectory, milliseconds, rssMb }, 'worker ready');
} catch (error) {
  await end();
  exitWith(error);
}

/** Takes no more jobs, lets those under way end or come back elsewhere, and closes everything. */
async function end(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}
