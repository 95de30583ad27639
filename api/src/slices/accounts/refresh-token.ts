import { createHmac } from 'node:crypto';

const DAY_MS = 86_400_000;
const SLIDING_LIFE_MS = 7 * DAY_MS;
const LONGEST_SESSION_MS = 90 * DAY_MS;

/** How long a refresh token that was just rotated still answers with its successor: several tabs come at once. */
export const ROTATION_GRACE_MS = 10_000;

/**
 * The successor follows from the token that is presented, so that who presents it twice gets the same one although
 * nothing but hashes is stored; without the key nobody can derive it.
 *
 * @returns 32 bytes, base64url
 */
export function successorToken(rotationKey: Uint8Array, token: string): string {
  return createHmac('sha256', rotationKey).update(token, 'utf8').digest('base64url');
}

/** @returns when a refresh token ends that is made now: in 7 days, though never beyond 90 days from the sign-in */
export function refreshExpiry(startedAt: number, now: number): number {
  return Math.min(now + SLIDING_LIFE_MS, startedAt + LONGEST_SESSION_MS);
}
