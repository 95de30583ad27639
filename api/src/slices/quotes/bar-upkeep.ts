import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { BarStore } from './quotes.ports.js';
import type { BarInterval } from './quotes.types.js';

const DAY_MS = 86_400_000;

/** How long bars are kept; those of days for ever. */
const KEPT_DAYS = [
  ['MINUTE', 90],
  ['FIVE_MINUTES', 365],
  ['HOUR', 5 * 365],
] as const satisfies readonly (readonly [BarInterval, number])[];

export interface BarUpkeepParts {
  readonly store: BarStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Removes bars that are old enough, now and once a day, so that the store does not grow without a bound. */
export function startBarUpkeep(parts: BarUpkeepParts): { stop(): Promise<void> } {
  let isStopped = false;
  const run = (): Promise<void> => removeOld(parts, () => isStopped);
  let work = run();
  const timer = setInterval(() => {
    work = work.then(run);
  }, DAY_MS).unref();
  return {
    stop() {
      isStopped = true;
      clearInterval(timer);
      return work;
    },
  };
}

async function removeOld({ store, clock, logger }: BarUpkeepParts, isStopped: () => boolean): Promise<void> {
  for (const [interval, days] of KEPT_DAYS) {
    if (isStopped()) return;
    try {
      await store.removeBefore(interval, clock() - days * DAY_MS);
    } catch (error) {
      logger.warn({ err: error, interval }, 'the upkeep of bars failed; it is tried again in a day');
      return;
    }
  }
}
