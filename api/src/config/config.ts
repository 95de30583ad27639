import { join, resolve } from 'node:path';

import type { z } from 'zod';

import { databaseAddress } from './database-address.js';
import type { DatabaseAddress } from './database-address.js';
import { environmentSchema, isSecret } from './environment.js';
import type { Environment } from './environment.js';

/** The process's settings, checked and frozen; handed to the parts by the composition root. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absolute. */
  readonly dataDirectory: string;
  /** The market store's file, absolute. */
  readonly marketFile: string;
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly demoMarket: { readonly enabled: boolean; readonly seed: number };
  readonly database: DatabaseAddress;
}

/** What a process exits with when its configuration is wrong: EX_CONFIG of sysexits.h. */
export const CONFIGURATION_EXIT_CODE = 78;

/** One wrong variable: what was expected and what was found, secrets masked. */
export interface ConfigurationFault {
  readonly variable: string;
  readonly expected: string;
  readonly found: string;
}

/** Everything wrong with the environment at once. */
export class ConfigurationError extends Error {
  readonly faults: readonly ConfigurationFault[];

  constructor(faults: readonly ConfigurationFault[]) {
    const lines = faults.map((fault) => `  ${fault.variable}: expected ${fault.expected}, found ${fault.found}`);
    super(`The configuration is wrong:\n${lines.join('\n')}`);
    this.name = 'ConfigurationError';
    this.faults = faults;
  }
}

/**
 * Checks the environment and derives the settings from it.
 *
 * @param environment variables as in `process.env`; names that the schema does not know are left alone
 * @param workingDirectory absolute; a relative `DATA_DIR` starts here
 * @throws {ConfigurationError} naming every wrong variable
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): Config {
  const parsed = environmentSchema.safeParse(environment);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => faultOf(issue, environment));
  if (!isPresent(environment['POSTGRES_SERVER']) && !isPresent(environment['DATABASE_URL'])) {
    for (const name of ['POSTGRES_PORT', 'POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB']) {
      if (isPresent(environment[name])) {
        faults.push({
          variable: 'POSTGRES_SERVER',
          expected: `a server's name because ${name} is set`,
          found: 'nothing',
        });
        break;
      }
    }
  }
  if (!parsed.success || faults.length > 0) throw new ConfigurationError(faults);
  const values = parsed.data;
  const dataDirectory = resolve(workingDirectory, values.DATA_DIR);
  return Object.freeze({
    host: values.HOST,
    port: values.PORT,
    dataDirectory,
    marketFile: join(dataDirectory, 'market.duckdb'),
    logLevel: values.LOG_LEVEL,
    demoMarket: Object.freeze({ enabled: values.DEMO_MARKET, seed: values.DEMO_SEED }),
    database: databaseAddress(values),
  });
}

function isPresent(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function faultOf(
  issue: z.core.$ZodIssue,
  environment: Readonly<Record<string, string | undefined>>,
): ConfigurationFault {
  const variable = String(issue.path[0]);
  const value = environment[variable];
  const found =
    value === undefined ? 'nothing' : isSecret(variable) ? 'a secret value, not shown' : JSON.stringify(value);
  return { variable, expected: issue.message, found };
}
