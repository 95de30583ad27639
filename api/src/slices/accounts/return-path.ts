/** A host that is nobody's: an address that leaves it leads elsewhere. */
const HERE = 'https://here.invalid';
const LONGEST = 2_000;

/**
 * Where to go after a sign-in, when an address says so: never to another site, whatever browsers make of odd addresses,
 * and never to a sign-in by a provider again.
 *
 * @returns a path of our own pages, as browsers normalise it; `/` where the text is none
 */
export function readReturnPath(text: string | undefined): string {
  if (text === undefined || text.length > LONGEST || !/^\/(?!\/)[^\\\p{Cc}]*$/u.test(text)) return '/';
  const address = URL.parse(text, HERE);
  if (address?.origin !== HERE) return '/';
  // As of `/.//example.com`, whose path is another site's address once it stands alone.
  if (address.pathname.startsWith('//') || /^\/auth(?:\/|$)/iu.test(address.pathname)) return '/';
  return `${address.pathname}${address.search}${address.hash}`;
}
