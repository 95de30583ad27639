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
  readonly signingKey: KeyObject;
  readonly current: VerifyingKey;
  /** What was signed with before; undefined where that is the current one. */
  readonly previous: VerifyingKey | undefined;
  /** What other secrets may be derived from. */
  readonly secretBytes: Uint8Array;
}

/** What signatures are checked with. */
export interface VerifyingKey {
  readonly keyId: string;
  readonly key: KeyObject;
  /** What may be known of it; nothing of a secret. */
  readonly publicKey: JWK | undefined;
}

/**
 * @param now where keys are of a folder, the one before is of use for some time after its rotation
 * @throws {AppError} INTERNAL for keys that cannot be used
 */
export async function openKeyRing(options: TokenKeyOptions, now: number): Promise<TokenKeyRing> {
  if (options.algorithm === 'HS256') return secretRing(options.secret, options.previousSecret);
  if ('keyDirectory' in options) return pairRing(await openKeyDirectory(options.keyDirectory, now));
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
    signingKey: createSecretKey(secretBytes),
    ...currentAndPrevious(
      verifyingSecret(secret),
      previousSecret === undefined ? undefined : verifyingSecret(previousSecret),
    ),
    secretBytes,
  };
}

function verifyingSecret(secret: string): VerifyingKey {
  return { keyId: secretKeyId(secret), key: createSecretKey(secret, 'utf8'), publicKey: undefined };
}

/** Says which secret it was, and nothing about it. */
function secretKeyId(secret: string): string {
  return createHash('sha256').update(`cushing-kid:${secret}`).digest('base64url').slice(0, KEY_ID_CHARACTERS);
}

async function pairRing({ current, previous }: SigningKeys): Promise<TokenKeyRing> {
  return {
    algorithm: 'EdDSA',
    signingKey: current,
    ...currentAndPrevious(await publicPart(current), previous && (await publicPart(previous))),
    secretBytes: Buffer.from(current.export({ format: 'jwk' }).d ?? '', 'base64url'),
  };
}

async function publicPart(privateKey: KeyObject): Promise<VerifyingKey> {
  const key = createPublicKey(privateKey);
  const jwk = await exportJWK(key);
  // RFC 7638.
  const keyId = await calculateJwkThumbprint(jwk, 'sha256');
  return { keyId, key, publicKey: { ...jwk, kid: keyId, alg: 'EdDSA', use: 'sig' } };
}

function currentAndPrevious(
  current: VerifyingKey,
  previous: VerifyingKey | undefined,
): Pick<TokenKeyRing, 'current' | 'previous'> {
  return { current, previous: previous?.keyId === current.keyId ? undefined : previous };
}
