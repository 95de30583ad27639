import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

import { ConfigurationError, loadConfig } from './config.js';
import type { Config } from './config.js';
import { describeVariables } from './environment.js';

/**
 * Reads the settings of this process: its environment, and below it the file `.env` of the working directory. A secret
 * may stand in a file of its own that `NAME_FILE` names, as container platforms hand them over.
 *
 * @throws {ConfigurationError} naming every wrong variable
 */
export function readConfig(): Config {
  const workingDirectory = process.cwd();
  const file = join(workingDirectory, '.env');
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  // A variable that is set to nothing, as make and Docker pass on what was not set, says nothing.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  return loadConfig(withSecretFiles({ ...written, ...given }), workingDirectory);
}

function withSecretFiles(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const complete = { ...environment };
  for (const { name, secret } of describeVariables()) {
    const path = environment[`${name}_FILE`];
    if (secret !== true || path === undefined || path === '') continue;
    if (complete[name] !== undefined) {
      const expected = `nothing, because ${name} is set too`;
      throw new ConfigurationError([{ variable: `${name}_FILE`, expected, found: JSON.stringify(path) }]);
    }
    complete[name] = textOf(`${name}_FILE`, path);
  }
  return complete;
}

function textOf(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError([{ variable, expected: 'a file that can be read', found: reason }]);
  }
}
