import type { IsoDate, ProductCode } from '@cushing/products';
import QuickLRU from 'quick-lru';

import { AppError } from '../../shared/errors.js';
import { remember } from '../../shared/remember.js';
import type { MarketStore } from './market.ports.js';
import type { FuturesSettlement, MarketSource, ProductCoverage } from './market.types.js';
import { lastIndexOnOrBefore } from './series.js';

/** Trade dates of settlements kept in memory: about four months of five products, some 25 MB at the most. */
const CACHED_DAYS = 512;

/** The trade date that answers a question about a date, and the one before it. */
export interface ResolvedTradeDate {
  readonly source: MarketSource;
  readonly tradeDate: IsoDate;
  readonly previousTradeDate: IsoDate | null;
}

/** What was read since the last change; a change begins a new one, so that nothing read before it lives on. */
interface Memory {
  coverage: Promise<ReadonlyMap<ProductCode, ProductCoverage>> | undefined;
  readonly tradeDates: Map<ProductCode, Promise<readonly IsoDate[]>>;
  readonly days: QuickLRU<string, Promise<readonly FuturesSettlement[]>>;
}

function emptyMemory(): Memory {
  return { coverage: undefined, tradeDates: new Map(), days: new QuickLRU({ maxSize: CACHED_DAYS }) };
}

/** Reads the market store through a memory that ends with every commit; knows which source is a product's own. */
export class MarketReader {
  readonly #store: MarketStore;
  #memory = emptyMemory();

  constructor(store: MarketStore) {
    this.#store = store;
  }

  /** Forgets everything read so far. To be called after every commit. */
  forget(): void {
    this.#memory = emptyMemory();
  }

  /** @returns for each product that has settlements, the source that is shown: real ones win over simulated ones */
  async coverage(): Promise<ReadonlyMap<ProductCode, ProductCoverage>> {
    const memory = this.#memory;
    memory.coverage ??= this.#readCoverage().catch((error: unknown) => {
      memory.coverage = undefined;
      throw error;
    });
    return memory.coverage;
  }

  /**
   * @returns the product's own source and range
   * @throws {AppError} NOT_FOUND when the store holds nothing of the product
   */
  async coverageOf(product: ProductCode): Promise<ProductCoverage> {
    const coverage = (await this.coverage()).get(product);
    if (coverage === undefined) {
      throw new AppError('NOT_FOUND', `There are no settlements of ${product} yet: import a file that has some.`, {
        reason: 'NO_SETTLEMENTS',
        details: { product },
      });
    }
    return coverage;
  }

  /** @returns every trade date of the product's own source, ascending */
  async tradeDates(product: ProductCode): Promise<readonly IsoDate[]> {
    const memory = this.#memory;
    const { source } = await this.coverageOf(product);
    return remember(memory.tradeDates, product, () => this.#store.tradeDates(product, source));
  }

  /**
   * The trade date that answers for a date: itself, or the latest one before it.
   *
   * @param asOf any date; the latest trade date where absent
   * @throws {AppError} NOT_FOUND when the settlements begin later
   */
  async resolve(product: ProductCode, asOf: IsoDate | undefined): Promise<ResolvedTradeDate> {
    const coverage = await this.coverageOf(product);
    const dates = await this.tradeDates(product);
    const index = asOf === undefined ? dates.length - 1 : lastIndexOnOrBefore(dates, asOf);
    const tradeDate = dates[index];
    if (tradeDate === undefined) {
      throw new AppError(
        'NOT_FOUND',
        `Settlements of ${product} begin on ${coverage.firstTradeDate}: ask for that date or a later one.`,
        { reason: 'BEFORE_FIRST_TRADE_DATE', details: { product, firstTradeDate: coverage.firstTradeDate } },
      );
    }
    return { source: coverage.source, tradeDate, previousTradeDate: dates[index - 1] ?? null };
  }

  /** @returns all settlements of one trade date, by contract month */
  async day(product: ProductCode, source: MarketSource, tradeDate: IsoDate): Promise<readonly FuturesSettlement[]> {
    return remember(this.#memory.days, `${source} ${product} ${tradeDate}`, () =>
      this.#store.settlementsOn(product, source, [tradeDate]),
    );
  }

  async #readCoverage(): Promise<ReadonlyMap<ProductCode, ProductCoverage>> {
    const shown = new Map<ProductCode, ProductCoverage>();
    for (const coverage of await this.#store.coverage()) {
      if (coverage.source === 'IMPORTED' || !shown.has(coverage.product)) shown.set(coverage.product, coverage);
    }
    return shown;
  }
}
