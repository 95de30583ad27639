/** Proves that a wrong environment is named whole, that secrets are masked, and how the database address comes about. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ConfigurationError, loadConfig } from './config.js';
import { databaseAddress } from './database-address.js';
import { describeVariables } from './environment.js';

function faultsOf(environment: Record<string, string>): ConfigurationError {
  try {
    loadConfig(environment, '/srv/cushing');
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('loadConfig', () => {
  test('an empty environment gives the embedded defaults', () => {
    expect(loadConfig({}, '/srv/cushing')).toEqual({
      host: 'localhost',
      port: 4000,
      dataDirectory: '/srv/cushing/.data',
      marketFile: '/srv/cushing/.data/market.duckdb',
      logLevel: 'info',
      demoMarket: { enabled: true, seed: 1983, optionDates: 250 },
      flatRate: 0.04,
      database: { engine: 'PGLITE' },
      databaseDirectory: '/srv/cushing/.data/accounts',
      redisUrl: undefined,
      publicUrl: undefined,
      corsOrigins: [],
      trustedProxies: 0,
      access: {
        isProduction: false,
        tokenKeys: { algorithm: 'EdDSA', keyDirectory: '/srv/cushing/.data/keys' },
        isDemoLoginOffered: true,
        isTestMode: false,
        providers: { google: undefined, github: undefined, discord: undefined },
      },
      mail: {
        smtpUrl: undefined,
        outboxDirectory: '/srv/cushing/.data/outbox',
        from: 'cushing@localhost.localdomain',
      },
      rateLimits: { FREE: 100, PREMIUM: 1_000, ADMIN: 10_000 },
      sockets: { perUser: 50, perAddress: 200 },
      slowClientMs: 10_000,
      live: {
        feed: { kind: 'SIMULATED', hours: 'ALWAYS', ticksPerSecond: 50 },
        conflationMs: 100,
        staleAfterMs: 10_000,
      },
      imports: {
        areReadHere: true,
        maxBytes: 1_073_741_824,
        rowsKeptMs: 63_072_000_000,
        dropDirectory: undefined,
        eia: undefined,
      },
      minuteBarsKeptDays: 30,
    });
  });

  test('an empty value counts as absent', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '', POSTGRES_SERVER: '' }, '/srv').port).toBe(4000);
  });

  test('an absolute data folder is taken as it is', () => {
    expect(loadConfig({ DATA_DIR: '/var/lib/cushing' }, '/srv').dataDirectory).toBe('/var/lib/cushing');
  });

  test('a key of the EIA has its series fetched, and a drop folder is one from where the server starts', () => {
    const { imports, minuteBarsKeptDays } = loadConfig(
      { EIA_API_KEY: 'abc', IMPORT_DROP_DIR: 'drop', BARS_MINUTE_KEPT_DAYS: '7' },
      '/srv',
    );
    expect(imports.dropDirectory).toBe('/srv/drop');
    expect(minuteBarsKeptDays).toBe(7);
    expect(imports.eia).toEqual({
      url: 'https://api.eia.gov',
      key: 'abc',
      series: [
        ...['PET.RWTC.D', 'PET.RBRTE.D', 'NG.RNGWHHD.D', 'PET.RCLC1.D', 'PET.RCLC2.D', 'PET.RCLC3.D', 'PET.RCLC4.D'],
        ...['NG.RNGC1.D', 'NG.RNGC2.D', 'NG.RNGC3.D', 'NG.RNGC4.D'],
      ],
    });
    const chosen = loadConfig({ EIA_API_KEY: 'abc', EIA_SERIES: ' NG.RNGC1.D, PET.RWTC.D,NG.RNGC1.D' }, '/srv');
    expect(chosen.imports.eia?.series).toEqual(['NG.RNGC1.D', 'PET.RWTC.D']);
  });

  test.each(['RWTC', 'PET.RWTC.W', 'PET.RWTC.D,', 'PET.RWTC.D;NG.RNGC1.D', 'PET./x.D'])(
    'the series %j are refused',
    (EIA_SERIES) => {
      expect(faultsOf({ EIA_SERIES }).faults.map((fault) => fault.variable)).toEqual(['EIA_SERIES']);
    },
  );

  test('every wrong variable is named at once with what was expected and found', () => {
    const error = faultsOf({ PORT: 'seventy', LOG_LEVEL: 'loud', DEMO_MARKET: 'yes', DEMO_SEED: '-1' });
    expect(error.faults).toEqual([
      { variable: 'PORT', expected: 'a port number from 0 to 65535', found: '"seventy"' },
      { variable: 'LOG_LEVEL', expected: 'fatal, error, warn, info, debug or silent', found: '"loud"' },
      { variable: 'DEMO_MARKET', expected: 'true or false', found: '"yes"' },
      { variable: 'DEMO_SEED', expected: 'a whole number from 0 to 999999999', found: '"-1"' },
    ]);
    expect(error.message).toContain('PORT: expected a port number from 0 to 65535, found "seventy"');
  });

  test.each(['65536', '99999', '4000.5', '-1', '0x10', ' 80'])('port %s is refused', (PORT) => {
    expect(faultsOf({ PORT }).faults.map((fault) => fault.variable)).toEqual(['PORT']);
  });

  test.each(['0', '751', '1.5', 'all'])('%s trade dates of simulated options are refused', (DEMO_OPTION_DATES) => {
    expect(faultsOf({ DEMO_OPTION_DATES }).faults).toEqual([
      { variable: 'DEMO_OPTION_DATES', expected: 'a whole number from 1 to 750', found: `"${DEMO_OPTION_DATES}"` },
    ]);
  });

  test.each([
    ['0.0525', 0.0525],
    ['-0.005', -0.005],
    ['0', 0],
  ])('the flat rate %s is a decimal per year', (FLAT_RATE, rate) => {
    expect(loadConfig({ FLAT_RATE }, '/srv').flatRate).toBe(rate);
  });

  test.each(['4%', '4', '1e-2', '.04', '0,04'])('the flat rate %s is refused', (FLAT_RATE) => {
    expect(faultsOf({ FLAT_RATE }).faults).toEqual([
      { variable: 'FLAT_RATE', expected: 'a decimal number from -1 to 1', found: JSON.stringify(FLAT_RATE) },
    ]);
  });

  test('a wrong secret is named but not repeated', () => {
    const error = faultsOf({ DATABASE_URL: 'mysql://root:hunter2@db/x' });
    expect(error.faults[0]?.variable).toBe('DATABASE_URL');
    expect(error.message).not.toContain('hunter2');
  });

  test('a part of a PostgreSQL address without a server is a fault', () => {
    expect(faultsOf({ POSTGRES_PASSWORD: 'p' }).message).toContain(
      "POSTGRES_SERVER: expected a server's name because POSTGRES_PASSWORD is set, found nothing",
    );
  });

  test('the settings are frozen', () => {
    const config = loadConfig({}, '/srv');
    expect(Object.isFrozen(config) && Object.isFrozen(config.demoMarket)).toBe(true);
  });

  test('every variable is described', () => {
    for (const described of describeVariables()) expect(described.description).toMatch(/^[A-Z].+\.$/);
  });
});

describe('databaseAddress', () => {
  const none = {
    DATABASE_URL: undefined,
    POSTGRES_SERVER: undefined,
    POSTGRES_PORT: undefined,
    POSTGRES_USER: undefined,
    POSTGRES_PASSWORD: undefined,
    POSTGRES_DB: undefined,
  };

  test('DATABASE_URL wins over the parts', () => {
    const url = 'postgresql://a:b@c:1/d';
    expect(databaseAddress({ ...none, DATABASE_URL: url, POSTGRES_SERVER: 'other' })).toEqual({
      engine: 'POSTGRES',
      url,
    });
  });

  test('parts left out get their defaults', () => {
    expect(databaseAddress({ ...none, POSTGRES_SERVER: 'db' })).toEqual({
      engine: 'POSTGRES',
      url: 'postgresql://cushing@db:5432/cushing',
    });
  });

  test('an IPv6 server is put into brackets', () => {
    expect(databaseAddress({ ...none, POSTGRES_SERVER: '::1' })).toMatchObject({
      url: 'postgresql://cushing@[::1]:5432/cushing',
    });
  });

  test('any user, password and database come back out of the address', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => value.isWellFormed());
    fc.assert(
      fc.property(text, text, text, fc.integer({ min: 1, max: 65_535 }), (user, password, database, port) => {
        const address = databaseAddress({
          ...none,
          POSTGRES_SERVER: 'db.example',
          POSTGRES_PORT: port,
          POSTGRES_USER: user,
          POSTGRES_PASSWORD: password,
          POSTGRES_DB: database,
        });
        if (address.engine !== 'POSTGRES') throw new Error('expected a server');
        const parsed = new URL(address.url);
        expect(decodeURIComponent(parsed.username)).toBe(user);
        expect(decodeURIComponent(parsed.password)).toBe(password);
        expect(decodeURIComponent(parsed.pathname.slice(1))).toBe(database);
        expect(parsed.hostname).toBe('db.example');
      }),
      { numRuns: 300 },
    );
  });
});
