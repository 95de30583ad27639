/**
 * What our tokens say comes back, and nothing that was made otherwise passes. Forgeries are signed by hand with the
 * server's own key where only one thing shall be wrong with them. Thumbprint: RFC 8037, appendix A.3.
 */
import { createHash, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SignJWT, UnsecuredJWT, exportJWK } from 'jose';
import type { JWTHeaderParameters } from 'jose';

import { PERMISSIONS, ROLES, TIERS } from '../../slices/accounts/index.js';
import type { AccessClaims, SessionId, UserId } from '../../slices/accounts/index.js';
import { JoseAccessTokens } from './index.js';

const ADDRESS = 'https://desk.example.com';
const NOW = Date.UTC(2026, 6, 29, 15, 4, 5, 678);
const newPem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const PEM = newPem();
const SECRET = 'k3Lw9vRt-7uQpXz2Jm5sBn8Yc1Df4Gh6';

const CLAIMS: AccessClaims = {
  userId: '0198-user' as UserId,
  sessionId: '0198-session' as SessionId,
  tokenId: '0198-token',
  role: 'ANALYST',
  tier: 'PREMIUM',
  permissions: ['read', 'calculate', 'alert', 'import', 'account'],
  issuedAt: NOW - 60_123,
  expiresAt: NOW + 839_877,
};

const ids = fc.string({ minLength: 1, maxLength: 36 });
const claims: fc.Arbitrary<AccessClaims> = fc.record({
  userId: ids.map((id) => id as UserId),
  sessionId: ids.map((id) => id as SessionId),
  tokenId: ids,
  role: fc.constantFrom(...ROLES),
  tier: fc.constantFrom(...TIERS),
  permissions: fc.subarray([...PERMISSIONS]),
  issuedAt: fc.integer({ min: NOW - 900_000, max: NOW }),
  expiresAt: fc.integer({ min: NOW + 1, max: NOW + 900_000 }),
});

interface Setting {
  readonly name: string;
  readonly open: (now?: number) => Promise<JoseAccessTokens>;
}

const openEdDsa = (privateKey: string, previousPrivateKey?: string, now = NOW): Promise<JoseAccessTokens> =>
  JoseAccessTokens.open({
    keys: { algorithm: 'EdDSA', privateKey, previousPrivateKey },
    address: ADDRESS,
    clock: () => now,
  });
const openHs256 = (secret: string, previousSecret?: string, now = NOW): Promise<JoseAccessTokens> =>
  JoseAccessTokens.open({
    keys: { algorithm: 'HS256', secret, previousSecret },
    address: ADDRESS,
    clock: () => now,
  });

const SETTINGS: readonly Setting[] = [
  { name: 'EdDSA', open: (now) => openEdDsa(PEM, undefined, now) },
  { name: 'HS256', open: (now) => openHs256(SECRET, undefined, now) },
];

const headerOf = (token: string): JWTHeaderParameters =>
  JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as JWTHeaderParameters;
const payloadOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;

describe.each(SETTINGS)('$name', ({ name, open }) => {
  let tokens: JoseAccessTokens;
  let token: string;
  let other: string;
  const key = name === 'EdDSA' ? createPrivateKey(PEM) : Buffer.from(SECRET);

  /** A token by the server's own key, with what is given instead of what it would have. */
  const forge = (
    header: Record<string, unknown> = {},
    payload: Record<string, unknown> = {},
    signingKey: Parameters<SignJWT['sign']>[0] = key,
  ): Promise<string> => {
    const jwt = new SignJWT({ ...payloadOf(token), ...payload });
    return jwt.setProtectedHeader({ ...headerOf(token), ...header }).sign(signingKey);
  };
  const kindOf = async (text: string): Promise<string> => (await tokens.verify(text)).kind;

  beforeAll(async () => {
    tokens = await open();
    token = await tokens.sign(CLAIMS);
    other = await tokens.sign({ ...CLAIMS, role: 'ADMIN' });
  });

  test('what is signed comes back', async () => {
    await fc.assert(
      fc.asyncProperty(claims, async (said) => {
        expect(await tokens.verify(await tokens.sign(said))).toEqual({ kind: 'VALID', claims: said });
      }),
      { numRuns: 200 },
    );
  });

  test('header and payload are what others may rely on', () => {
    expect(headerOf(token)).toEqual({ alg: name, typ: 'at+jwt', kid: expect.any(String) });
    expect(payloadOf(token)).toMatchObject({ iss: ADDRESS, aud: ADDRESS, sub: '0198-user', typ: 'access' });
  });

  test('a token by hand that is as ours is valid, so that the forgeries below fail for what they change', async () => {
    expect(await kindOf(await forge())).toBe('VALID');
  });

  test('a token with another character anywhere is invalid', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ é';
    const change = fc.tuple(fc.nat({ max: token.length - 1 }), fc.constantFrom(...Array.from(alphabet)));
    await fc.assert(
      fc.asyncProperty(change, async ([index, character]) => {
        fc.pre(token[index] !== character);
        expect(await kindOf(token.slice(0, index) + character + token.slice(index + 1))).toBe('INVALID');
      }),
      { numRuns: 500 },
    );
  });

  test('no other last character is taken for the same signature', async () => {
    for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
      if (!token.endsWith(character)) expect(await kindOf(token.slice(0, -1) + character)).toBe('INVALID');
    }
  });

  test('a token that was cut, or has something around it, is invalid', async () => {
    const change = fc.oneof(
      fc.nat({ max: token.length - 1 }).map((length) => token.slice(0, length)),
      fc.integer({ min: 1, max: token.length }).map((from) => token.slice(from)),
      fc.string({ unit: 'binary', minLength: 1 }).map((text) => token + text),
      fc.string({ unit: 'binary', minLength: 1 }).map((text) => text + token),
      fc.constant(`${token}.${token}`),
    );
    await fc.assert(
      fc.asyncProperty(change, async (text) => {
        expect(await kindOf(text)).toBe('INVALID');
      }),
      { numRuns: 300 },
    );
  });

  test('parts in another order, or of two tokens, are invalid', async () => {
    const parts = [...token.split('.'), ...other.split('.')];
    const pick = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(pick, async (picked) => {
        const text = picked.join('.');
        fc.pre(text !== token && text !== other);
        expect(await kindOf(text)).toBe('INVALID');
      }),
      { numRuns: 300 },
    );
  });

  test('any text is invalid, and never an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), async (text) => {
        expect(await kindOf(text)).toBe('INVALID');
        expect(await kindOf(`${text}.${text}.${text}`)).toBe('INVALID');
      }),
      { numRuns: 200 },
    );
    expect(await kindOf(`${token}${'A'.repeat(10_000_000)}`)).toBe('INVALID');
  });

  test('a token without a signature is invalid', async () => {
    const unsecured = new UnsecuredJWT(payloadOf(token)).encode();
    const [header, payload] = token.split('.');
    const none = Buffer.from(JSON.stringify({ ...headerOf(token), alg: 'none' })).toString('base64url');
    for (const text of [unsecured, `${header}.${payload}.`, `${none}.${payload}.`, `${none}.${payload}.AAAA`]) {
      expect(await kindOf(text)).toBe('INVALID');
    }
  });

  test('a token of another key is invalid under any key id, its own key in the header or not', async () => {
    const strange = generateKeyPairSync('ed25519');
    const secret = Buffer.from('another secret of more than 32 characters');
    const signingKey = name === 'EdDSA' ? strange.privateKey : secret;
    const jwk = await exportJWK(name === 'EdDSA' ? strange.publicKey : signingKey);
    for (const header of [{}, { jwk }, { jwk, kid: undefined }, { kid: 'strange' }, { jku: 'https://evil.example' }]) {
      expect(await kindOf(await forge(header, {}, signingKey))).toBe('INVALID');
    }
  });

  test.each<[string, Record<string, unknown>]>([
    ['no key id', { kid: undefined }],
    ['an unknown key id', { kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k' }],
    ['the type JWT', { typ: 'JWT' }],
    ['no type', { typ: undefined }],
    ['the type of a logout token', { typ: 'logout+jwt' }],
  ])('a token by the right key with %s is invalid', async (_, header) => {
    expect(await kindOf(await forge(header))).toBe('INVALID');
  });

  test.each<[string, Record<string, unknown>]>([
    ['another audience', { aud: 'https://other.example.com' }],
    ['several audiences', { aud: [ADDRESS, 'https://other.example.com'] }],
    ['another issuer', { iss: 'https://other.example.com' }],
    ['our address and a slash', { iss: `${ADDRESS}/` }],
    ['another use', { typ: 'refresh' }],
    ['an unknown role', { role: 'ROOT' }],
    ['a role in lower case', { role: 'admin' }],
    ['an unknown tier', { tier: 'GOLD' }],
    ['scopes in one text', { scopes: 'read account' }],
    ['an unknown scope', { scopes: ['read', 'everything'] }],
    ['an empty subject', { sub: '' }],
    ['a subject that is a number', { sub: 7 }],
    ['an expiry that is a text', { exp: '9999999999' }],
    ['an expiry before its issue', { iat: NOW / 1_000, exp: NOW / 1_000 - 1 }],
    ['an issue in the future', { iat: NOW / 1_000 + 5.001 }],
    ['a beginning in the future', { nbf: NOW / 1_000 + 6.001 }],
    ...['iss', 'aud', 'sub', 'sid', 'jti', 'role', 'tier', 'scopes', 'iat', 'exp', 'typ'].map(
      (claim): [string, Record<string, unknown>] => [`no ${claim}`, { [claim]: undefined }],
    ),
  ])('a token by the right key with %s is invalid', async (_, payload) => {
    expect(await kindOf(await forge({}, payload))).toBe('INVALID');
  });

  test('a clock that is up to five seconds ahead signs valid tokens', async () => {
    expect(await kindOf(await forge({}, { iat: NOW / 1_000 + 4.999, nbf: NOW / 1_000 + 4 }))).toBe('VALID');
  });

  test('a token ends at its millisecond, and is expired only where all else is right', async () => {
    expect((await (await open(CLAIMS.expiresAt - 1)).verify(token)).kind).toBe('VALID');
    for (const late of [0, 1, 4_999, 5_001, 86_400_000]) {
      const later = await open(CLAIMS.expiresAt + late);
      expect(await later.verify(token)).toEqual({ kind: 'EXPIRED' });
      for (const changed of [{ aud: 'https://other.example.com' }, { role: 'ROOT' }, { typ: 'refresh' }, { sid: '' }]) {
        expect((await later.verify(await forge({}, changed))).kind).toBe('INVALID');
      }
      expect((await later.verify(await forge({ typ: 'JWT' }))).kind).toBe('INVALID');
    }
  });

  test('a token of the previous key is valid, one of the key before that is not', async () => {
    const openWith = name === 'EdDSA' ? openEdDsa : openHs256;
    const [current, next] = name === 'EdDSA' ? [PEM, newPem()] : [SECRET, 'q8Zx2Wc5Vb1Nm4Kj7Hg3Fd6Sa9Po0Iu-'];
    const last = name === 'EdDSA' ? newPem() : 'e5Rt8Yu1Io4Pa7Sd2Fg6Hj9Kl3Zx0Cv-';
    expect((await (await openWith(next, current)).verify(token)).kind).toBe('VALID');
    expect((await (await openWith(last, next)).verify(token)).kind).toBe('INVALID');
  });

  test('the previous key signs nothing any more: neither after the start nor with a later end', async () => {
    const openWith = name === 'EdDSA' ? openEdDsa : openHs256;
    const [current, next] = name === 'EdDSA' ? [PEM, newPem()] : [SECRET, 'q8Zx2Wc5Vb1Nm4Kj7Hg3Fd6Sa9Po0Iu-'];
    let now = NOW;
    const options = { address: ADDRESS, clock: () => now };
    const after = await JoseAccessTokens.open({
      ...options,
      keys:
        name === 'EdDSA'
          ? { algorithm: 'EdDSA', privateKey: next, previousPrivateKey: current }
          : { algorithm: 'HS256', secret: next, previousSecret: current },
    });
    const last = await forge({}, { iat: (NOW + 5_000) / 1_000, exp: (NOW + 905_000) / 1_000 });
    const late = await forge({}, { iat: (NOW + 5_001) / 1_000, exp: (NOW + 905_000) / 1_000 });
    const long = await forge({}, { exp: NOW / 1_000 + 86_400 });
    const kinds = async (): Promise<readonly string[]> =>
      Promise.all([last, late, long].map(async (text) => (await after.verify(text)).kind));
    now = NOW + 5_001;
    expect(await kinds()).toEqual(['VALID', 'INVALID', 'VALID']);
    now = NOW + 904_999;
    expect(await kinds()).toEqual(['VALID', 'INVALID', 'VALID']);
    now = NOW + 905_001;
    expect(await kinds()).toEqual(['EXPIRED', 'EXPIRED', 'INVALID']);
    expect(after.jwks().keys).toHaveLength(name === 'EdDSA' ? 1 : 0);
    // The same key as current and previous one is the current one.
    const same = await openWith(current, current, now);
    expect((await same.verify(await same.sign({ ...CLAIMS, issuedAt: now, expiresAt: now + 1 }))).kind).toBe('VALID');
    expect((await same.verify(long)).kind).toBe('VALID');
  });
});

test('the public key is no secret of HS256', async () => {
  const tokens = await openEdDsa(PEM);
  const ours = await tokens.sign(CLAIMS);
  const publicKey = createPublicKey(PEM);
  const jwk = await exportJWK(publicKey);
  const secrets = [
    Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })),
    publicKey.export({ type: 'spki', format: 'der' }),
    Buffer.from(jwk.x!, 'base64url'),
    Buffer.from(jwk.x!),
    Buffer.from(JSON.stringify(tokens.jwks().keys[0])),
  ];
  for (const secret of secrets) {
    const forged = new SignJWT(payloadOf(ours)).setProtectedHeader({ ...headerOf(ours), alg: 'HS256' });
    expect(await tokens.verify(await forged.sign(secret))).toEqual({ kind: 'INVALID' });
  }
});

test('an Ed25519 key is known by its RFC 7638 thumbprint and shown without its private part', async () => {
  const jwk = {
    kty: 'OKP',
    crv: 'Ed25519',
    d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  };
  const pem = createPrivateKey({ key: jwk, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' }).toString();
  const kid = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k';
  const tokens = await openEdDsa(pem, PEM);
  expect(headerOf(await tokens.sign(CLAIMS)).kid).toBe(kid);
  const { keys } = tokens.jwks();
  expect(keys[0]).toEqual({ kty: 'OKP', crv: 'Ed25519', x: jwk.x, kid, alg: 'EdDSA', use: 'sig' });
  expect(keys).toHaveLength(2);
  for (const key of keys) expect(key).not.toHaveProperty('d');
});

test('a secret is known by a part of its hash and never shown', async () => {
  const tokens = await openHs256(SECRET);
  const hash = createHash('sha256').update(`cushing-kid:${SECRET}`).digest('base64url');
  expect(headerOf(await tokens.sign(CLAIMS)).kid).toBe(hash.slice(0, 16));
  expect(tokens.jwks()).toEqual({ keys: [] });
});

test('the rotation key is HKDF-SHA-256 (RFC 5869) of the current secret', async () => {
  const extracted = createHmac('sha256', Buffer.alloc(32)).update(SECRET).digest();
  const expanded = createHmac('sha256', extracted).update('refresh rotation\u0001').digest();
  const key = (await openHs256(SECRET)).rotationKey();
  expect(Buffer.from(key).equals(expanded)).toBe(true);

  const first = (await openEdDsa(PEM)).rotationKey();
  expect(first).toHaveLength(32);
  expect((await openEdDsa(PEM, newPem())).rotationKey()).toEqual(first);
  expect((await openEdDsa(newPem(), PEM)).rotationKey()).not.toEqual(first);
});

test('keys that are none are refused without being told', async () => {
  await expect(openHs256('short')).rejects.toThrow('at least 32 characters');
  await expect(openHs256(SECRET, 'short')).rejects.toThrow('at least 32 characters');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  for (const pem of ['hunter2', rsa.toString()]) {
    await expect(openEdDsa(pem)).rejects.toThrow('JWT_PRIVATE_KEY holds no Ed25519 private key in PEM.');
  }
});
