import { join, resolve } from 'node:path';

import type { IsoDate } from '@cushing/products';
import type { z } from 'zod';

import { accessConfig, accessFaults } from './access-config.js';
import type { AccessConfig } from './access-config.js';
import { ConfigurationError } from './configuration-fault.js';
import type { ConfigurationFault } from './configuration-fault.js';
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
  readonly demoMarket: { readonly enabled: boolean; readonly seed: number; readonly optionDates: number };
  /** For discounting while the store has no curve of rates: continuously compounded, per year. */
  readonly flatRate: number;
  readonly live: LiveConfig;
  readonly imports: {
    /** Whether the server reads files itself. */
    readonly areReadHere: boolean;
    /** Of a file as it comes. */
    readonly maxBytes: number;
    /** The rows of an import are kept beside the store for so long. */
    readonly rowsKeptMs: number;
    /** Absolute; undefined where no folder is watched. */
    readonly dropDirectory: string | undefined;
    /** Undefined where nothing is fetched from the EIA. */
    readonly eia: { readonly url: string; readonly key: string; readonly series: readonly string[] } | undefined;
  };
  /** Bars of one minute are kept for so many days. */
  readonly minuteBarsKeptDays: number;
  readonly database: DatabaseAddress;
  /** The embedded database's folder, absolute. */
  readonly databaseDirectory: string;
  /** Undefined keeps limits and ended tokens in the process. */
  readonly redisUrl: string | undefined;
  /** Where browsers reach this server; undefined takes the address that it listens on. */
  readonly publicUrl: string | undefined;
  /** Origins of other pages that may call the API. */
  readonly corsOrigins: readonly string[];
  /** How many entries of X-Forwarded-For are believed. */
  readonly trustedProxies: number;
  readonly access: AccessConfig;
  readonly mail: {
    /** Undefined writes mails into the outbox. */
    readonly smtpUrl: string | undefined;
    readonly outboxDirectory: string;
    readonly from: string;
  };
  /** Requests a minute. */
  readonly rateLimits: { readonly FREE: number; readonly PREMIUM: number; readonly ADMIN: number };
  /** Open sockets at once in one process. */
  readonly sockets: { readonly perUser: number; readonly perAddress: number };
  /** After so long a subscriber who has not taken what it was sent is closed. */
  readonly slowClientMs: number;
}

export interface LiveConfig {
  readonly feed:
    | { readonly kind: 'SIMULATED'; readonly ticksPerSecond: number; readonly hours: 'ALWAYS' | 'EXCHANGE' }
    | {
        readonly kind: 'REPLAY';
        readonly from: IsoDate | undefined;
        readonly to: IsoDate | undefined;
        readonly datesPerMinute: number;
      }
    | { readonly kind: 'NONE' };
  readonly conflationMs: number;
  readonly staleAfterMs: number;
}

export { ConfigurationError } from './configuration-fault.js';
export type { ConfigurationFault } from './configuration-fault.js';

/** What a process exits with when its configuration is wrong: EX_CONFIG of sysexits.h. */
export const CONFIGURATION_EXIT_CODE = 78;

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
  if (parsed.success) faults.push(...accessFaults(parsed.data));
  if (!parsed.success || faults.length > 0) throw new ConfigurationError(faults);
  const values = parsed.data;
  const dataDirectory = resolve(workingDirectory, values.DATA_DIR);
  const database = databaseAddress(values);
  return Object.freeze({
    host: values.HOST,
    port: values.PORT,
    dataDirectory,
    marketFile: join(dataDirectory, 'market.duckdb'),
    logLevel: values.LOG_LEVEL,
    demoMarket: Object.freeze({
      enabled: values.DEMO_MARKET,
      seed: values.DEMO_SEED,
      optionDates: values.DEMO_OPTION_DATES,
    }),
    flatRate: values.FLAT_RATE,
    live: Object.freeze({
      feed: feedOf(values),
      conflationMs: values.CONFLATION_MS,
      staleAfterMs: values.STALE_AFTER_MS,
    }),
    imports: Object.freeze({
      areReadHere: values.WORKER === 'inside',
      maxBytes: values.IMPORT_MAX_MB * 1_048_576,
      rowsKeptMs: values.IMPORT_ROWS_KEPT_DAYS * 86_400_000,
      dropDirectory:
        values.IMPORT_DROP_DIR === undefined ? undefined : resolve(workingDirectory, values.IMPORT_DROP_DIR),
      eia:
        values.EIA_API_KEY === undefined
          ? undefined
          : { url: values.EIA_URL, key: values.EIA_API_KEY, series: values.EIA_SERIES },
    }),
    minuteBarsKeptDays: values.BARS_MINUTE_KEPT_DAYS,
    database,
    databaseDirectory: join(dataDirectory, 'accounts'),
    redisUrl: values.REDIS_URL,
    publicUrl: values.PUBLIC_URL,
    corsOrigins: values.CORS_ORIGINS,
    trustedProxies: values.TRUSTED_PROXIES,
    access: Object.freeze(accessConfig(values, database, join(dataDirectory, 'keys'))),
    mail: Object.freeze({
      smtpUrl: values.SMTP_URL,
      outboxDirectory: join(dataDirectory, 'outbox'),
      from: values.MAIL_FROM,
    }),
    rateLimits: Object.freeze({
      FREE: values.RATE_LIMIT_FREE_TIER,
      PREMIUM: values.RATE_LIMIT_PREMIUM_TIER,
      ADMIN: values.RATE_LIMIT_ADMIN_TIER,
    }),
    sockets: Object.freeze({ perUser: values.SOCKETS_PER_USER, perAddress: values.SOCKETS_PER_ADDRESS }),
    slowClientMs: values.SLOW_CLIENT_MS,
  });
}

function feedOf(values: Environment): LiveConfig['feed'] {
  if (values.FEED === 'none') return { kind: 'NONE' };
  if (values.FEED === 'replay') {
    return {
      kind: 'REPLAY',
      from: values.REPLAY_FROM,
      to: values.REPLAY_TO,
      datesPerMinute: values.REPLAY_DATES_PER_MINUTE,
    };
  }
  const hours = values.FEED_HOURS === 'exchange' ? 'EXCHANGE' : 'ALWAYS';
  return { kind: 'SIMULATED', ticksPerSecond: values.FEED_TICKS_PER_SECOND, hours };
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
