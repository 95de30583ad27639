import { domainToASCII } from 'node:url';

const MAX_LOCAL_PART = 64;
const MAX_ADDRESS = 254;
/** The dot-atom of RFC 5322, in lower case: addresses with quotes, comments or letters beyond ASCII are refused. */
const LOCAL_PART = /^[a-z\d!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z\d!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/u;
/** RFC 2606: no mail can ever arrive there, and the demo user's address lies there. */
const UNREACHABLE = '.invalid';

/**
 * The one way in which an address is written here: in lower case, its domain in ASCII. Dots and `+` are kept, for what
 * they mean is the provider's secret.
 *
 * @returns undefined where it is no address that mail can reach
 */
export function normaliseEmail(text: string): string | undefined {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  if (at < 1 || trimmed.length > MAX_ADDRESS) return undefined;
  const localPart = trimmed.slice(0, at).toLowerCase();
  const domain = domainToASCII(trimmed.slice(at + 1));
  if (localPart.length > MAX_LOCAL_PART || !LOCAL_PART.test(localPart)) return undefined;
  if (!DOMAIN.test(domain) || domain.endsWith(UNREACHABLE)) return undefined;
  const email = `${localPart}@${domain}`;
  return email.length > MAX_ADDRESS ? undefined : email;
}
