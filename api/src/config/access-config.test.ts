/** Proves what the settings of accounts are, and that production starts on no secret that is missing, short or known. */
import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import { ConfigurationError, loadConfig } from './config.js';

const PRIVATE_KEY = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const RSA_KEY = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  .privateKey.export({ format: 'pem', type: 'pkcs8' })
  .toString();
const SECRET = 'q8Zt5vB1xK7mP3rW9yD2fH6jL4nS0aGc';
const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://desk.example.com',
  JWT_PRIVATE_KEY: PRIVATE_KEY,
};

function faultyVariables(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment, '/srv');
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.map(({ variable }) => variable);
    throw error;
  }
  return [];
}

describe('production', () => {
  test('starts with a key of its own and an https address, without demo and introspection', () => {
    const { access, publicUrl } = loadConfig(PRODUCTION, '/srv');
    expect(access).toMatchObject({ isProduction: true, isDemoLoginOffered: false, isTestMode: false });
    expect(access.tokenKeys).toEqual({ algorithm: 'EdDSA', privateKey: PRIVATE_KEY, previousPrivateKey: undefined });
    expect(publicUrl).toBe('https://desk.example.com');
  });

  test.each([
    ['no key', { JWT_PRIVATE_KEY: '' }, ['JWT_PRIVATE_KEY']],
    ['no address', { PUBLIC_URL: '' }, ['PUBLIC_URL']],
    ['an address without TLS', { PUBLIC_URL: 'http://desk.example.com' }, ['PUBLIC_URL']],
    ['test mode', { TEST_MODE: 'true' }, ['TEST_MODE']],
    ['the demo', { DEMO_LOGIN: 'true' }, ['DEMO_LOGIN']],
    ['an example database password', { DATABASE_URL: 'postgresql://cushing:change-me@db/x' }, ['DATABASE_URL']],
    ['an example Redis password', { REDIS_URL: 'redis://:changeme@cache:6379' }, ['REDIS_URL']],
    ['HS256 without a secret', { JWT_ALGORITHM: 'HS256' }, ['JWT_SECRET_KEY']],
    ['a short secret', { JWT_ALGORITHM: 'HS256', JWT_SECRET_KEY: 'short' }, ['JWT_SECRET_KEY']],
    ['a plain secret', { JWT_ALGORITHM: 'HS256', JWT_SECRET_KEY: 'a'.repeat(64) }, ['JWT_SECRET_KEY']],
    [
      'an example secret',
      { JWT_ALGORITHM: 'HS256', JWT_SECRET_KEY: 'your-secret-key-change-in-production!' },
      ['JWT_SECRET_KEY'],
    ],
  ])('refuses %s', (_what, environment: Record<string, string>, variables) => {
    expect(faultyVariables({ ...PRODUCTION, ...environment })).toEqual(variables);
  });
});

describe('keys', () => {
  test('HS256 takes its secret and the one before', () => {
    const { access } = loadConfig({ JWT_ALGORITHM: 'HS256', JWT_SECRET_KEY: SECRET }, '/srv');
    expect(access.tokenKeys).toEqual({ algorithm: 'HS256', secret: SECRET, previousSecret: undefined });
  });

  test('the secret before is taken with the present one, and has to be as good', () => {
    const environment = { JWT_ALGORITHM: 'HS256', JWT_SECRET_KEY: SECRET };
    const previous = 'm7Xc2Vb9Nq4Wz6Lk1Jh8Gf3Ds5Ap0Ouy';
    const { access } = loadConfig({ ...environment, JWT_PREVIOUS_SECRET_KEY: previous }, '/srv');
    expect(access.tokenKeys).toEqual({ algorithm: 'HS256', secret: SECRET, previousSecret: previous });
    for (const JWT_PREVIOUS_SECRET_KEY of ['short', 'a'.repeat(64)]) {
      expect(faultyVariables({ ...environment, JWT_PREVIOUS_SECRET_KEY })).toEqual(['JWT_PREVIOUS_SECRET_KEY']);
    }
  });

  test('the private key before is of use only with a present one', () => {
    const environment = { JWT_PREVIOUS_PRIVATE_KEY: PRIVATE_KEY };
    expect(faultyVariables(environment)).toEqual(['JWT_PREVIOUS_PRIVATE_KEY']);
    expect(faultyVariables({ ...environment, JWT_PRIVATE_KEY: PRIVATE_KEY })).toEqual([]);
  });

  test('HS256 without a good secret is refused outside production, too', () => {
    expect(faultyVariables({ JWT_ALGORITHM: 'HS256' })).toEqual(['JWT_SECRET_KEY']);
  });

  test.each([
    ['another kind of key', RSA_KEY],
    ['no key at all', 'hunter2'],
  ])('%s is refused and not repeated', (_what, key) => {
    expect(faultyVariables({ JWT_PRIVATE_KEY: key })).toEqual(['JWT_PRIVATE_KEY']);
    expect(() => loadConfig({ JWT_PRIVATE_KEY: key }, '/srv')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(key.slice(0, 7)) as unknown }),
    );
  });
});

describe('providers', () => {
  test('one with id and secret is set up where it is, the others are not offered', () => {
    const environment = {
      GITHUB_CLIENT_ID: 'id',
      GITHUB_CLIENT_SECRET: 'secret',
      GITHUB_URL: 'https://git.example.com',
    };
    expect(loadConfig(environment, '/srv').access.providers).toEqual({
      google: undefined,
      github: {
        clientId: 'id',
        clientSecret: 'secret',
        address: 'https://git.example.com',
        apiAddress: 'https://api.github.com',
      },
      discord: undefined,
    });
  });

  test.each([
    [{ GOOGLE_CLIENT_ID: 'id' }, 'GOOGLE_CLIENT_SECRET'],
    [{ DISCORD_CLIENT_SECRET: 'secret' }, 'DISCORD_CLIENT_ID'],
  ])('half of one is refused: %j', (environment, variable) => {
    expect(faultyVariables(environment)).toEqual([variable]);
  });
});

test('the demo is offered with the embedded database, and with a server only where it is asked for', () => {
  const offered = (environment: Record<string, string>): boolean =>
    loadConfig(environment, '/srv').access.isDemoLoginOffered;
  expect(offered({})).toBe(true);
  expect(offered({ DEMO_LOGIN: 'false' })).toBe(false);
  expect(offered({ POSTGRES_SERVER: 'db' })).toBe(false);
  expect(offered({ POSTGRES_SERVER: 'db', DEMO_LOGIN: 'true' })).toBe(true);
});

test.each(['https://desk.example.com/', 'desk.example.com', 'ftp://desk.example.com', 'https://desk.example.com/path'])(
  'the public address %s is refused',
  (PUBLIC_URL) => {
    expect(faultyVariables({ PUBLIC_URL })).toEqual(['PUBLIC_URL']);
  },
);

test('other pages are named by their origins', () => {
  const { corsOrigins } = loadConfig({ CORS_ORIGINS: 'https://a.example.com, https://b.example.com:8443' }, '/srv');
  expect(corsOrigins).toEqual(['https://a.example.com', 'https://b.example.com:8443']);
  expect(faultyVariables({ CORS_ORIGINS: '*' })).toEqual(['CORS_ORIGINS']);
});
