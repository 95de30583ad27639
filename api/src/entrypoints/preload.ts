/** Reads once, before the process is ready, what its answers and jobs need: models of curves, rates, fitted surfaces. */
import { setTimeout as wait } from 'node:timers/promises';

import { PRODUCT_CODES, isoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { Clock } from '../shared/clock.js';
import { AppError } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import type { CurveModels } from '../slices/analogs/index.js';
import type { OptionSettlementStore } from '../slices/market/index.js';
import type { OptionsService } from '../slices/options/index.js';

/** How often each is tried. */
const ATTEMPTS = 5;
/** Before the second attempt; each further one waits twice as long: 3 s in all. */
const FIRST_WAIT_MS = 200;
/** Surfaces that are not computed by then are when somebody asks, or ahead by the warm-up: the start waits no longer. */
const SURFACES_WITHIN_MS = 2_000;
const BYTES_A_MEGABYTE = 1_048_576;

export interface PreloadParts {
  /** It tries and logs by itself, as these do. */
  readonly models: Pick<CurveModels, 'load'>;
  /** Keeps what it computed for whoever asks next. */
  readonly options: Pick<OptionsService, 'day'>;
  readonly rates: Pick<OptionSettlementStore, 'rateCurveOn'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Waits so many milliseconds between attempts. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  /** 2,000 where absent. */
  readonly surfacesWithinMs?: number;
}

/**
 * @throws {AppError} UNAVAILABLE where the store did not answer at any of 5 attempts. Surfaces that cannot be fitted keep
 * nobody from starting.
 */
export async function preload(parts: PreloadParts): Promise<void> {
  const { models, rates, logger, clock, surfacesWithinMs = SURFACES_WITHIN_MS } = parts;
  await models.load();
  const today = isoDate(new Date(clock()).toISOString().slice(0, 'YYYY-MM-DD'.length));
  await timed(parts, 'the latest curve of rates', async () => ({
    date: (await rates.rateCurveOn(today))?.date ?? null,
  }));
  const surfaces = timed(parts, 'the surfaces of the latest trade dates', () => latestSurfaces(parts)).catch(
    (error: unknown) => {
      logger.warn({ err: error }, 'surfaces could not be computed ahead: they are when somebody asks');
    },
  );
  const gaveUp = new AbortController();
  await Promise.race([
    surfaces,
    wait(surfacesWithinMs, undefined, { signal: gaveUp.signal }).then(
      () => {
        logger.info({ waitedMs: surfacesWithinMs }, 'the start goes on while surfaces are computed');
      },
      () => undefined,
    ),
  ]);
  gaveUp.abort();
}

/** One product after the other: each is computed on all threads. */
async function latestSurfaces({ options }: PreloadParts): Promise<object> {
  const dates: Partial<Record<ProductCode, string>> = {};
  for (const product of PRODUCT_CODES) {
    try {
      const { tradeDate } = await options.day(product, undefined);
      dates[product] = tradeDate;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error; // else it has no options
    }
  }
  return { dates };
}

/** Tries one step, and logs what it took. */
async function timed(
  { logger, clock, pause = wait }: PreloadParts,
  what: string,
  step: () => Promise<object>,
): Promise<void> {
  const began = clock();
  const memoryBefore = process.memoryUsage.rss();
  for (let attempt = 1, waitMs = FIRST_WAIT_MS; ; attempt += 1, waitMs *= 2) {
    try {
      const found = await step();
      const rss = process.memoryUsage.rss();
      const took = {
        attempt,
        elapsedMs: clock() - began,
        rssMb: megabytes(rss),
        addedMb: megabytes(rss - memoryBefore),
      };
      logger.info({ ...found, ...took }, `loaded at the start: ${what}`);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) {
        const message = `It could not be loaded in ${ATTEMPTS} attempts: ${what}. See the log, then start again.`;
        throw new AppError('UNAVAILABLE', message, { reason: 'PRELOAD_FAILED', cause: error });
      }
      logger.warn({ err: error, attempt, waitMs }, `could not be loaded, and is tried again: ${what}`);
      await pause(waitMs);
    }
  }
}

function megabytes(bytes: number): number {
  return Math.round((bytes / BYTES_A_MEGABYTE) * 10) / 10;
}
