/** Where a sign-in leads that nobody asked for on the way to somewhere. */
export const HOME = '/dashboard';

const LONGEST = 2_000;
/** A host that is nobody's: an address that leaves it leads elsewhere. */
const HERE = 'https://here.invalid';
/** Pages that one is on because one is not signed in, and ways to a provider: coming back to them would lead nowhere. */
const SIGN_IN_PAGES = /^\/(?:login|register|forgot|reset|verify|auth)(?:\/|$)/iu;

/**
 * Reads where to go after a sign-in, which anybody may have written into a link.
 *
 * @param text as `returnTo` of an address has it
 * @returns a path of this site with its query, as browsers normalise it; undefined where the text is none
 */
export function readReturnPath(text: string | null): string | undefined {
  // Parsers of addresses drop tabs and breaks and read `\` as `/`, so that `/\evil` or `/⇥/evil` is another site.
  if (text === null || text.length > LONGEST || !/^\/(?!\/)[^\\\p{Cc}]*$/u.test(text)) return undefined;
  const address = URL.parse(text, HERE);
  if (address?.origin !== HERE) return undefined;
  const { pathname, search, hash } = address;
  // As of `/.//evil`, whose path is another site's address once it stands alone.
  if (pathname.startsWith('//') || SIGN_IN_PAGES.test(pathname)) return undefined;
  return `${pathname}${search}${hash}`;
}

/** Pages of this site that are documents of their own, so that a browser has to load them anew. */
const OWN_DOCUMENTS = /^\/(?:explorer(?=[?#/]|$)|reports\/daily\/)/u;

/** @returns whether a way back leads out of the pages that stand around the sign-in, as to the daily report */
export function isOwnDocument(path: string): boolean {
  return OWN_DOCUMENTS.test(path);
}

/** @returns an address of the sign-in page that leads back; `extra` as in `{ notice: 'session-ended' }` */
export function signInAddress(returnTo: string | undefined, extra: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(extra);
  if (returnTo !== undefined && returnTo !== HOME && returnTo !== '/') query.set('returnTo', returnTo);
  return query.size === 0 ? '/login' : `/login?${query.toString()}`;
}
