import type { AccountDatabase } from '../adapters/postgres/index.js';
import type { Clock } from '../shared/clock.js';
import type { Logger } from '../shared/logger.js';

const EVERY_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** An ended refresh token that comes back is recognised as a copy for so long. */
const KEPT_AFTER_END_MS = 7 * DAY_MS;
/** Longer than this, of a session only the newest of its renewed tokens are kept. */
const KEPT_AFTER_ROTATION_MS = DAY_MS;

export interface UpkeepParts {
  readonly database: AccountDatabase;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** Every hour removes what has ended long ago and lets the database tidy up, so that neither grows without a bound. */
export function startUpkeep({ database, logger, clock }: UpkeepParts): { stop(): Promise<void> } {
  let work = Promise.resolve();
  const timer = setInterval(() => {
    work = tidyUp(database, clock()).catch((error: unknown) => {
      logger.warn({ err: error }, 'the upkeep of accounts failed; it is tried again in an hour');
    });
  }, EVERY_MS).unref();
  return {
    stop() {
      clearInterval(timer);
      return work;
    },
  };
}

async function tidyUp(database: AccountDatabase, now: number): Promise<void> {
  const { grants, oneTimeTokens } = database.store;
  await grants.removeExpired(now - KEPT_AFTER_END_MS);
  await grants.removeRotated(now - KEPT_AFTER_ROTATION_MS);
  await oneTimeTokens.removeExpired(now - KEPT_AFTER_END_MS);
  await database.maintain();
}
