import { z } from 'zod';

import { PERMISSIONS, ROLES, TIERS } from '../../slices/accounts/index.js';
import type { AccessClaims, SessionId, UserId } from '../../slices/accounts/index.js';

/** How far another machine's clock may be ahead. */
export const SKEW_MS = 5_000;

const id = z.string().min(1).max(100);

/** Seconds, with the milliseconds behind the point, so that a token can be told from one of the same second. */
const instant = z
  .number()
  .min(0)
  .max(1e11)
  .transform((seconds) => Math.round(seconds * 1_000));

const payloadSchema = z.object({
  sub: id,
  sid: id,
  jti: id,
  role: z.enum(ROLES),
  tier: z.enum(TIERS),
  scopes: z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length),
  iat: instant,
  exp: instant,
  aud: z.string(),
  typ: z.literal('access'),
});

/** Every claim that a token must have; who signed it for whom is asked for by name already. */
export const REQUIRED_CLAIMS = ['sub', 'sid', 'jti', 'role', 'tier', 'scopes', 'iat', 'exp', 'typ'];

/** What a token says beside who signed it for whom. */
export function payloadOf(claims: AccessClaims): Record<string, unknown> {
  return {
    sub: claims.userId,
    sid: claims.sessionId,
    jti: claims.tokenId,
    role: claims.role,
    tier: claims.tier,
    scopes: claims.permissions,
    iat: claims.issuedAt / 1_000,
    exp: claims.expiresAt / 1_000,
    typ: 'access',
  };
}

/** @returns undefined where a claim is not of its shape, or the token is of the future or ended before it began */
export function claimsOf(payload: unknown, now: number): AccessClaims | undefined {
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success) return undefined;
  const { sub, sid, jti, role, tier, scopes, iat, exp } = parsed.data;
  if (iat > now + SKEW_MS || exp <= iat) return undefined;
  return {
    userId: sub as UserId, // signed by us: the id of a user
    sessionId: sid as SessionId, // signed by us: the id of a session
    tokenId: jti,
    role,
    tier,
    permissions: scopes,
    issuedAt: iat,
    expiresAt: exp,
  };
}
