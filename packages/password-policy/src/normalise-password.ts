/**
 * The one form of a password that is judged and hashed, so that it does not matter which keyboard or system composed an
 * accent: Unicode's NFKC, as NIST SP 800-63B (5.1.1.2) advises.
 */
export function normalisePassword(text: string): string {
  return text.normalize('NFKC');
}
