import { setImmediate } from 'node:timers/promises';

import type { IsoDate } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { ImportId, ImportsService } from '../imports/index.js';
import { FinalJobError, jobKind } from '../jobs/index.js';
import type { RunningJob } from '../jobs/index.js';
import type { MarketStore } from '../market/index.js';
import type { EiaApi } from './eia.ports.js';
import type { EiaPage, EiaRow, EiaSeries } from './eia.types.js';

const MINUTE = 60_000;

/** Rows of a page: the interface gives no more at once. */
const EIA_PAGE_ROWS = 5_000;
/** A million rows, 4,000 years of days: an interface that goes on after that goes round in circles. */
const MOST_EIA_PAGES = 200;
/** Imports that are looked through for the last one of a series. */
const IMPORTS_LOOKED_AT = 1_000;
/** Rows written into the document before the event loop has its turn: a millisecond's. */
const ROWS_AT_ONCE = 250;

/** Fetches what is new of every series. */
export const FETCH_EIA = jobKind<object>({
  name: 'eia.fetch',
  parse: () => ({}),
  attempts: 5,
  firstRetryAfterMs: 5 * MINUTE,
  longestRetryAfterMs: 60 * MINUTE,
  timeLimitMs: 60 * MINUTE,
  atOnce: 1,
});

export interface EiaServiceParts {
  readonly api: EiaApi;
  readonly imports: Pick<ImportsService, 'submit' | 'get'>;
  readonly store: Pick<MarketStore, 'imports'>;
  readonly series: readonly EiaSeries[];
  readonly logger: Logger;
}

/** All rows of a series from a date on, with what the answers said of themselves. */
interface FetchedSeries {
  readonly rows: readonly EiaRow[];
  readonly last: EiaPage;
}

/**
 * Fetches daily prices of the EIA and hands each series over as a file to import: findings, stages and rolling back come
 * with that, and what was imported already is known by its content.
 */
export class EiaService {
  readonly #parts: EiaServiceParts;

  constructor(parts: EiaServiceParts) {
    this.#parts = parts;
  }

  /**
   * One series that cannot be had keeps no other.
   *
   * @throws {FinalJobError} for a key that is refused
   * @throws {AppError} UNAVAILABLE, RATE_LIMITED where a later try may have more
   */
  async fetch({ signal }: Pick<RunningJob<object>, 'signal'>): Promise<void> {
    const { series, logger } = this.#parts;
    let failure: AppError | undefined;
    for (const each of series) {
      signal.throwIfAborted();
      try {
        await this.#fetchSeries(each, signal);
      } catch (error) {
        if (signal.aborted || !(error instanceof AppError)) throw error;
        if (error.code === 'FORBIDDEN') throw new FinalJobError(error.reason ?? error.code, error.message);
        logger.warn({ series: each.id, err: error }, 'a series of the EIA could not be fetched');
        if (error.code === 'RATE_LIMITED') throw error;
        // The same question would be refused again.
        if (error.code !== 'BAD_USER_INPUT') failure = error;
      }
    }
    if (failure !== undefined) throw failure;
  }

  async #fetchSeries(series: EiaSeries, signal: AbortSignal): Promise<void> {
    const { imports, logger } = this.#parts;
    const fileName = `eia-${series.id}.json`;
    const from = await this.#lastDate(fileName);
    const fetched = await this.#allPages(series, from, signal);
    if (fetched.rows.length === 0) return;
    const { import: entry, isRepeated } = await imports.submit({
      content: documentOf(series, fetched),
      fileName,
      origin: 'EIA',
      userId: null,
      // Nobody is there to ask: what is wrong is told in the report.
      settings: { format: 'eia-v2', skipBadRows: true, mode: 'COMMIT' },
      signal,
    });
    const about = { series: series.id, from, rows: fetched.rows.length, importId: entry.id };
    logger.info(about, isRepeated ? 'a series of the EIA has nothing new' : 'a series of the EIA was fetched');
  }

  /** @returns the last date of the last stored import of the file; undefined where there is none */
  async #lastDate(fileName: string): Promise<IsoDate | undefined> {
    const { imports, store } = this.#parts;
    const stored = (await store.imports(IMPORTS_LOOKED_AT)).find(({ origin }) => origin === fileName);
    if (stored === undefined) return undefined;
    try {
      // The market store knows imports by the ids that it got from there.
      return (await imports.get(stored.id as ImportId)).report?.lastDate ?? undefined;
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  async #allPages(series: EiaSeries, from: IsoDate | undefined, signal: AbortSignal): Promise<FetchedSeries> {
    const rows = new Map<string, EiaRow>();
    for (let count = 0; count < MOST_EIA_PAGES; count += 1) {
      // By what is there, not by what came: a row that came twice must not have another one left out.
      const offset = rows.size;
      const page = await this.#parts.api.page({ series, from, offset, length: EIA_PAGE_ROWS }, signal);
      if (page.rows.length === 0) return { rows: ordered(rows), last: page };
      for (const row of page.rows) rows.set(keyOf(row), row);
      if (rows.size === offset) {
        throw brokenOff('EIA_PAGES_REPEATED', `The EIA gave the same page of ${series.id} again instead of the next.`);
      }
      const end = offset + page.rows.length;
      const isLast = page.total === undefined ? page.rows.length < EIA_PAGE_ROWS : end >= page.total;
      if (isLast) return { rows: ordered(rows), last: page };
    }
    throw brokenOff('EIA_PAGES_ENDLESS', `The EIA has more than ${MOST_EIA_PAGES} pages of ${series.id}.`);
  }
}

function brokenOff(reason: string, message: string): AppError {
  return new AppError('UNAVAILABLE', `${message} Nothing of it was imported; it is tried again.`, { reason });
}

function keyOf({ period, series }: EiaRow): string {
  return JSON.stringify([period, series]);
}

/** By period; each of them has as many digits as the others. */
function ordered(rows: ReadonlyMap<string, EiaRow>): readonly EiaRow[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row);
}

/** One answer of the interface that has all pages; the same for the same rows. */
async function* documentOf({ code, route }: EiaSeries, { rows, last }: FetchedSeries): AsyncGenerator<Uint8Array> {
  const { frequency, dateFormat, apiVersion } = last;
  const about = JSON.stringify({ total: String(rows.length), dateFormat, frequency }).slice(0, -1);
  yield Buffer.from(`{"response":${about},"data":[`);
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const piece = rows.slice(start, start + ROWS_AT_ONCE).map((row) => JSON.stringify(row));
    yield Buffer.from(`${start === 0 ? '' : ','}\n${piece.join(',\n')}`);
    await setImmediate();
  }
  const request = { command: `/v2/${route}/data/`, params: { frequency, facets: { series: [code] } } };
  yield Buffer.from(`\n]},"request":${JSON.stringify(request)},"apiVersion":${JSON.stringify(apiVersion)}}\n`);
}
