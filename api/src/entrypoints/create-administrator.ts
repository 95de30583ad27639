/** Makes somebody an administrator: a new user, or the one who has the address. For who runs the server. */
import { randomUUID } from 'node:crypto';

import { pino } from 'pino';

import { BcryptPasswordHasher } from '../adapters/passwords/index.js';
import { AccountDatabase } from '../adapters/postgres/index.js';
import { readConfig } from '../config/read-environment.js';
import { makeAdministrator } from '../slices/accounts/index.js';
import { accountDatabaseAddress } from './account-database-address.js';
import { exitWith } from './exit.js';

const [address, ...others] = process.argv.slice(2);
if (address === undefined || others.length > 0) {
  console.error('Usage: npm run create-administrator -- EMAIL');
  process.exit(2);
}
try {
  const config = readConfig();
  const database = await AccountDatabase.open(accountDatabaseAddress(config), pino({ level: config.logLevel }));
  const hasher = await BcryptPasswordHasher.start();
  try {
    await database.migrate();
    const parts = { store: database.store, hasher, clock: Date.now, newId: randomUUID };
    const { email, password } = await makeAdministrator(parts, address);
    if (password === undefined) console.log(`${email} is an administrator now, with the password they have.`);
    else console.log(`${email} is an administrator. The password, shown once: ${password}`);
  } finally {
    await hasher.close();
    await database.close();
  }
} catch (error) {
  exitWith(error);
}
