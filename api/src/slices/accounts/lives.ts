/** How long what is kept outside of the database is kept. */

/** How long an access token is good for. */
export const ACCESS_LIFE_MS = 15 * 60_000;

const CLOCKS_APART_MS = 60_000;

/** How long it has to be known that tokens were revoked: until the last of them has ended on every machine's clock. */
export const REVOCATION_LIFE_MS = ACCESS_LIFE_MS + CLOCKS_APART_MS;

/** After how long without another failure the failed attempts are forgotten. */
export const ATTEMPT_LIFE_MS = 3_600_000;

/** How long it is known from which addresses somebody signed in. */
export const KNOWN_PLACE_LIFE_MS = 30 * 24 * 3_600_000;

/** How long somebody may take at a provider. */
export const PENDING_SIGN_IN_LIFE_MS = 10 * 60_000;
