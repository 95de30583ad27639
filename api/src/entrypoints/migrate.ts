/** Brings the accounts' tables up to date, or with `--down` takes the last step back with all that it holds. */
import { parseArgs } from 'node:util';

import { pino } from 'pino';

import { AccountDatabase } from '../adapters/postgres/index.js';
import { readConfig } from '../config/read-environment.js';
import { accountDatabaseAddress } from './account-database-address.js';
import { exitWith } from './exit.js';

const USAGE = 'Usage: npm run db-migrate [-- --down]';

const isDown = readDirection();
if (isDown === undefined) {
  console.error(USAGE);
  process.exit(2);
}
try {
  const config = readConfig();
  const database = await AccountDatabase.open(accountDatabaseAddress(config), pino({ level: config.logLevel }));
  try {
    if (isDown) {
      const name = await database.migrateDown();
      console.log(name === undefined ? 'There is no step to take back.' : `Taken back: ${name}`);
    } else {
      const names = await database.migrate();
      console.log(names.length === 0 ? 'The tables are up to date.' : `Done: ${names.join(', ')}`);
    }
  } finally {
    await database.close();
  }
} catch (error) {
  exitWith(error);
}

/** @returns undefined for arguments that are none of its own */
function readDirection(): boolean | undefined {
  try {
    return parseArgs({ options: { down: { type: 'boolean', default: false } } }).values.down;
  } catch {
    return undefined;
  }
}
