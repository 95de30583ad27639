import { hashToken } from './token-hash.js';

/** @returns under which name failures to sign in to an account are counted; tells nothing of the address */
export function signInAccount(email: string): string {
  return `sign-in:${hashToken(email)}`;
}
