/** Migrated databases of the embedded engine for tests, copied: making one takes seconds, copying one does not. */
import { createHash } from 'node:crypto';
import { constants, existsSync, readFileSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AccountDatabase } from '../../api/src/adapters/postgres/index.js';

const ADAPTER = 'api/src/adapters/postgres';
const SILENT = { debug: silent, info: silent, warn: silent, error: silent };

/**
 * Puts a migrated, empty database into a folder, as `AccountDatabase.open` would make it there.
 *
 * @param directory made where it is not there
 */
export async function copyAccountDatabase(directory: string): Promise<void> {
  const template = await accountDatabaseTemplate();
  await mkdir(directory, { recursive: true });
  await cp(template, directory, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

/** Makes the template where there is none of these migrations; of several test processes one makes it known. */
async function accountDatabaseTemplate(): Promise<string> {
  const template = join(tmpdir(), `cushing-accounts-template-${templateKey()}`);
  if (existsSync(template)) return template;
  const folder = await mkdtemp(join(tmpdir(), 'cushing-accounts-making-'));
  const database = await AccountDatabase.open({ engine: 'PGLITE', directory: folder }, SILENT);
  try {
    await database.migrate();
  } finally {
    await database.close();
  }
  try {
    await rename(folder, template);
  } catch (error) {
    // Another process was first: a folder that is not empty is never replaced.
    await rm(folder, { recursive: true });
    if (!existsSync(template)) throw error;
  }
  return template;
}

/** What the template depends on: the migrations, how a directory is made, and the versions of what makes it. */
function templateKey(): string {
  const hash = createHash('sha256');
  const migrations = readdirSync(join(ADAPTER, 'migrations')).map((name) => join(ADAPTER, 'migrations', name));
  for (const file of [...migrations.sort(), join(ADAPTER, 'open-orm.ts')]) hash.update(file).update(readFileSync(file));
  const { resolve } = createRequire(join(process.cwd(), 'api/package.json'));
  for (const entry of [resolve('@electric-sql/pglite'), resolve('pg-boss')]) {
    hash.update(readFileSync(join(entry, '../../package.json')));
  }
  return hash.digest('hex').slice(0, 16);
}

function silent(): void {
  // Tests read answers, not logs.
}
