/** Makes somebody an administrator: a new user, or the one who has the address. For who runs the server. */
import { randomUUID } from 'node:crypto';

import { pino } from 'pino';

import { BcryptPasswordHasher } from '../adapters/passwords/index.js';
import { AccountDatabase } from '../adapters/postgres/index.js';
import { readConfig } from '../config/read-environment.js';
import { makeAdministrator } from '../slices/accounts/index.js';
import { accountDatabaseAddress } from './account-database-address.js';
import { exitWith } from './exit.js';
import { openSharedState } from './open-shared-state.js';

const [address, ...others] = process.argv.slice(2);
if (address === undefined || others.length > 0) {
  console.error('Usage: npm run create-administrator -- EMAIL');
  process.exit(2);
}
try {
  const config = readConfig();
  const logger = pino({ level: config.logLevel });
  const database = await AccountDatabase.open(accountDatabaseAddress(config), logger);
  const hasher = await BcryptPasswordHasher.start();
  try {
    await database.migrate();
    const { store } = database;
    const shared = await openSharedState({ config, store, logger, clock: Date.now });
    const parts = { store, hasher, clock: Date.now, newId: randomUUID, revocations: shared.revocations };
    const made = makeAdministrator(parts, address).finally(() => shared.close());
    const { email, password } = await made;
    if (password === undefined) console.log(`${email} is an administrator now, with the password they have.`);
    else console.log(`${email} is an administrator. The password, shown once: ${password}`);
  } finally {
    await hasher.close();
    await database.close();
  }
} catch (error) {
  exitWith(error);
}
