import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

import { loadConfig } from './config.js';
import type { Config } from './config.js';

/**
 * Reads the settings of this process: its environment, and below it the file `.env` of the working directory.
 *
 * @throws {ConfigurationError} naming every wrong variable
 */
export function readConfig(): Config {
  const workingDirectory = process.cwd();
  const file = join(workingDirectory, '.env');
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  // A variable that is set to nothing, as make and Docker pass on what was not set, says nothing.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  return loadConfig({ ...written, ...given }, workingDirectory);
}
