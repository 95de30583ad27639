import { createHash, createPublicKey, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { calculateJwkThumbprint, exportJWK } from 'jose';
import type { JWK } from 'jose';

import { openKeyDirectory, readPrivateKey } from './key-directory.js';
import type { SigningKeys } from './key-directory.js';

const LEAST_SECRET_CHARACTERS = 32;
const KEY_ID_CHARACTERS = 16;

/** How access tokens are signed: one algorithm, and what it was signed with before. */
export type TokenKeyOptions =
  | { readonly algorithm: 'HS256'; readonly secret: string; readonly previousSecret: string | undefined }
  | { readonly algorithm: 'EdDSA'; readonly privateKey: string; readonly previousPrivateKey: string | undefined }
  /** A pair is made there at the first start. */
  | { readonly algorithm: 'EdDSA'; readonly keyDirectory: string };

export interface TokenKeyRing {
  readonly algorithm: 'EdDSA' | 'HS256';
  readonly keyId: string;
  readonly signingKey: KeyObject;
  /** Current and previous, by key id. */
  readonly verifyingKeys: ReadonlyMap<string, KeyObject>;
  /** What may be known of them; nothing of secrets. */
  readonly publicKeys: readonly JWK[];
  /** What other secrets may be derived from. */
  readonly secretBytes: Uint8Array;
}

/** @throws {AppError} INTERNAL for keys that cannot be used */
export async function openKeyRing(options: TokenKeyOptions): Promise<TokenKeyRing> {
  if (options.algorithm === 'HS256') return secretRing(options.secret, options.previousSecret);
  if ('keyDirectory' in options) return pairRing(await openKeyDirectory(options.keyDirectory));
  const { privateKey, previousPrivateKey } = options;
  return pairRing({
    current: readPrivateKey(privateKey, 'JWT_PRIVATE_KEY'),
    previous:
      previousPrivateKey === undefined ? undefined : readPrivateKey(previousPrivateKey, 'JWT_PREVIOUS_PRIVATE_KEY'),
  });
}

function secretRing(secret: string, previousSecret: string | undefined): TokenKeyRing {
  const secrets = previousSecret === undefined ? [secret] : [secret, previousSecret];
  if (secrets.some((text) => text.length < LEAST_SECRET_CHARACTERS)) {
    throw new RangeError(`a secret of HS256 has at least ${LEAST_SECRET_CHARACTERS} characters`);
  }
  const secretBytes = Buffer.from(secret, 'utf8');
  return {
    algorithm: 'HS256',
    keyId: secretKeyId(secret),
    signingKey: createSecretKey(secretBytes),
    verifyingKeys: new Map(secrets.map((text) => [secretKeyId(text), createSecretKey(text, 'utf8')])),
    publicKeys: [],
    secretBytes,
  };
}

/** Says which secret it was, and nothing about it. */
function secretKeyId(secret: string): string {
  return createHash('sha256').update(`cushing-kid:${secret}`).digest('base64url').slice(0, KEY_ID_CHARACTERS);
}

async function pairRing({ current, previous }: SigningKeys): Promise<TokenKeyRing> {
  const pairs = await Promise.all((previous === undefined ? [current] : [current, previous]).map(describe));
  return {
    algorithm: 'EdDSA',
    keyId: await thumbprint(createPublicKey(current)),
    signingKey: current,
    verifyingKeys: new Map(pairs.map(({ keyId, key }) => [keyId, key])),
    publicKeys: pairs.map(({ keyId, jwk }) => ({ ...jwk, kid: keyId, alg: 'EdDSA', use: 'sig' })),
    secretBytes: Buffer.from(current.export({ format: 'jwk' }).d ?? '', 'base64url'),
  };
}

async function describe(privateKey: KeyObject): Promise<{ keyId: string; key: KeyObject; jwk: JWK }> {
  const key = createPublicKey(privateKey);
  return { keyId: await thumbprint(key), key, jwk: await exportJWK(key) };
}

/** RFC 7638. */
async function thumbprint(key: KeyObject): Promise<string> {
  return calculateJwkThumbprint(await exportJWK(key), 'sha256');
}
