import { createHash } from 'node:crypto';

/**
 * What is stored of a secret that chance made: who reads the database can't use it. Such a secret has 256 bits, so that
 * a fast hash without salt is as good as a slow one.
 *
 * @returns SHA-256 of the text, base64url, 43 characters
 */
export function hashToken(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}

/** Whether a text can be one of our random tokens at all: 32 bytes in base64url. */
export function isTokenShaped(text: string): boolean {
  return /^[\w-]{43}$/u.test(text);
}
