import { hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { SignJWT, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';

import type { Clock } from '../../shared/clock.js';
import { ACCESS_LIFE_MS } from '../../slices/accounts/index.js';
import type { AccessClaims, AccessTokenVerdict, AccessTokens } from '../../slices/accounts/index.js';
import { REQUIRED_CLAIMS, SKEW_MS, claimsOf, payloadOf } from './access-token-claims.js';
import { openKeyRing } from './token-key-ring.js';
import type { TokenKeyOptions, TokenKeyRing } from './token-key-ring.js';

/** The media type of RFC 9068: no other JWT, whatever it was signed for, passes for an access token. */
const TYPE = 'at+jwt';

/** Ours have some 700; what is longer is not read. */
const MOST_TOKEN_CHARACTERS = 4_096;

/** For `nbf`, which ours do not have. That `exp` is exact is seen to below. */
const SKEW_SECONDS = SKEW_MS / 1_000;

const ROTATION_KEY_BYTES = 32;
const LINK_KEY_BYTES = 32;
const INVALID: AccessTokenVerdict = { kind: 'INVALID' };

export interface AccessTokensOptions {
  readonly keys: TokenKeyOptions;
  /** The public address of this server: who signs, and for whom. */
  readonly address: string;
  readonly clock: Clock;
}

/**
 * Access tokens as signed JWTs: EdDSA or HS256, one of them, under the current key. What was signed with the one before,
 * until this server started, is good until it ends; who comes by that key later can do nothing with it.
 */
export class JoseAccessTokens implements AccessTokens {
  readonly #ring: TokenKeyRing;
  readonly #address: string;
  readonly #clock: Clock;
  readonly #openedAt: number;

  private constructor(ring: TokenKeyRing, { address, clock }: AccessTokensOptions, openedAt: number) {
    this.#ring = ring;
    this.#openedAt = openedAt;
    this.#address = address;
    this.#clock = clock;
  }

  /** Reads the keys, once: after `rotateKeys` a server is started again. @throws {AppError} INTERNAL for bad keys */
  static async open(options: AccessTokensOptions): Promise<JoseAccessTokens> {
    const openedAt = options.clock();
    return new JoseAccessTokens(await openKeyRing(options.keys, openedAt), options, openedAt);
  }

  sign(claims: AccessClaims): Promise<string> {
    const { algorithm, current, signingKey } = this.#ring;
    return new SignJWT(payloadOf(claims))
      .setProtectedHeader({ alg: algorithm, kid: current.keyId, typ: TYPE })
      .setIssuer(this.#address)
      .setAudience(this.#address)
      .sign(signingKey);
  }

  async verify(token: string): Promise<AccessTokenVerdict> {
    if (token.length > MOST_TOKEN_CHARACTERS || !isCanonical(token)) return INVALID;
    const now = this.#clock();
    try {
      const { payload, protectedHeader } = await jwtVerify(token, (header) => this.#verifyingKey(header.kid), {
        algorithms: [this.#ring.algorithm],
        typ: TYPE,
        issuer: this.#address,
        audience: this.#address,
        requiredClaims: REQUIRED_CLAIMS,
        clockTolerance: SKEW_SECONDS,
        currentDate: new Date(now),
      });
      const found = verdict(claimsOf(payload, now), now);
      if (found.kind !== 'VALID' || protectedHeader.kid === this.#ring.current.keyId) return found;
      return this.#isOfBefore(found.claims, now) ? found : INVALID;
    } catch (error) {
      // Thrown last: signature, issuer and audience are right by then.
      if (error instanceof errors.JWTExpired) return verdict(claimsOf(error.payload, now), now);
      return INVALID;
    }
  }

  /** For others who check our tokens; empty for HS256, which has nothing to show. */
  jwks(): JSONWebKeySet {
    const { current, previous } = this.#ring;
    const keys = this.#isPreviousOfUse(this.#clock()) ? [current, previous] : [current];
    return { keys: keys.flatMap((key) => key?.publicKey ?? []) };
  }

  /** The key that a refresh token's successor is made with; another one under another signing key. */
  rotationKey(): Uint8Array {
    return new Uint8Array(
      hkdfSync('sha256', this.#ring.secretBytes, new Uint8Array(), 'refresh rotation', ROTATION_KEY_BYTES),
    );
  }

  /** What links to files are signed with; others under another signing key, so that those made before it end. */
  linkKeys(): readonly Uint8Array[] {
    return [
      new Uint8Array(hkdfSync('sha256', this.#ring.secretBytes, new Uint8Array(), 'export links', LINK_KEY_BYTES)),
    ];
  }

  #verifyingKey(keyId: string | undefined): KeyObject {
    const { current, previous } = this.#ring;
    if (keyId === current.keyId) return current.key;
    if (keyId === undefined || keyId !== previous?.keyId) throw new errors.JWKSNoMatchingKey();
    return previous.key;
  }

  /** Whether a token of the previous key can be one that was signed while that was the current one. */
  #isOfBefore(claims: AccessClaims, now: number): boolean {
    return claims.issuedAt <= this.#openedAt + SKEW_MS && this.#isPreviousOfUse(now);
  }

  /** Whether there can still be a token of the previous key that has not ended. */
  #isPreviousOfUse(now: number): boolean {
    return now <= this.#openedAt + ACCESS_LIFE_MS + SKEW_MS;
  }
}

function verdict(claims: AccessClaims | undefined, now: number): AccessTokenVerdict {
  if (claims === undefined) return INVALID;
  return claims.expiresAt <= now ? { kind: 'EXPIRED' } : { kind: 'VALID', claims };
}

/**
 * Whether the signature is written in the one way that base64url has for its bytes: the last character could be
 * another one otherwise, and one token be two.
 */
function isCanonical(token: string): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  return Buffer.from(signature, 'base64url').toString('base64url') === signature;
}
