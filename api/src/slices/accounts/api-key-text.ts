const PREFIX_CHARACTERS = 8;

/**
 * Makes an API key: a mark by which scanners for leaked secrets find it, a part that may be shown, and 256 random bits.
 *
 * @param randomToken 32 random bytes, base64url
 */
export function newApiKeyText(randomToken: () => string): { readonly key: string; readonly prefix: string } {
  let shown = '';
  while (shown.length < PREFIX_CHARACTERS) shown += randomToken().replace(/[-_]/gu, '');
  const prefix = `csk_${shown.slice(0, PREFIX_CHARACTERS)}`;
  return { key: `${prefix}_${randomToken()}`, prefix };
}
