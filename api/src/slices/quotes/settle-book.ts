import { addDays } from '@cushing/products';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { ForwardCurve, MarketChanges, MarketService, MarketSource } from '../market/index.js';
import { Listeners } from './listeners.js';

/** Curves kept, the one asked for last longest: a day of each product, the evening's next one, and those of a replay. */
const KEPT_CURVES = 64;
const RETRY_MS = 5_000;

export interface SettleBookOptions {
  readonly market: Pick<MarketService, 'coverage' | 'forwardCurves'>;
  readonly changes: MarketChanges;
  readonly logger: Logger;
}

/** The settles as of a date, by contract; the curve is undefined where the settlements begin later. */
interface Settles {
  readonly curve: ForwardCurve | undefined;
  readonly bySymbol: ReadonlyMap<FuturesSymbol, number>;
}

interface Page {
  readonly product: ProductCode;
  readonly asOf: IsoDate;
  settles: Settles | undefined;
  reading: Promise<Settles> | undefined;
  hasFailed: boolean;
}

/** Told which product's settles are others now: those before a trade date, or where they come from. */
export type SettlesListener = (product: ProductCode, tradeDate: IsoDate | undefined) => void;

/**
 * Settles that live prices are held against, at hand without waiting: what is asked for the first time is read in the
 * background and told of. After a commit the old ones stay until the new ones are read.
 */
export class SettleBook {
  readonly #market: SettleBookOptions['market'];
  readonly #logger: Logger;
  readonly #pages = new Map<string, Page>();
  readonly #changed: Listeners<Parameters<SettlesListener>>;
  readonly #stopListening: () => void;
  #sources: ReadonlyMap<ProductCode, MarketSource> = new Map();
  #coverage: Promise<void>;
  #coverageReads = 0;
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** Begins to read at once. */
  constructor({ market, changes, logger }: SettleBookOptions) {
    this.#market = market;
    this.#logger = logger;
    this.#changed = new Listeners(logger, 'settles');
    this.#coverage = this.#readSources();
    this.#stopListening = changes.listen(({ products }) => {
      if (products.length === 0) return;
      this.#coverage = this.#readSources();
      for (const page of this.#pages.values()) if (products.includes(page.product)) void this.#begin(page);
    });
  }

  /** Resolves once it was tried to read where each product's settlements come from. */
  async ready(): Promise<void> {
    await this.#coverage;
  }

  /** @returns where the product's settlements come from; undefined while nobody knows, or where there are none */
  sourceOf(product: ProductCode): MarketSource | undefined {
    return this.#sources.get(product);
  }

  /** @returns the contract's settle of the latest date before the trade date; undefined while it is being read, or where there is none */
  settleBefore(product: ProductCode, symbol: FuturesSymbol, tradeDate: IsoDate): number | undefined {
    return this.#pageOf(product, addDays(tradeDate, -1)).settles?.bySymbol.get(symbol);
  }

  /**
   * @returns the settles of the latest trade date on or before a date; undefined where they begin later
   * @throws {AppError} UNAVAILABLE when the store cannot answer
   */
  async curveAsOf(product: ProductCode, asOf: IsoDate): Promise<ForwardCurve | undefined> {
    const page = this.#pageOf(product, asOf);
    const { curve } = page.settles ?? (await (page.reading ?? this.#begin(page)));
    return curve;
  }

  /** Calls the listener each time that settles or their source may be others; the returned function ends that. */
  onChanged(listener: SettlesListener): () => void {
    return this.#changed.add(listener);
  }

  /** Ends the listening; what is under way comes to nothing. */
  close(): void {
    this.#isClosed = true;
    this.#stopListening();
    clearTimeout(this.#retry);
  }

  #pageOf(product: ProductCode, asOf: IsoDate): Page {
    const key = `${product} ${asOf}`;
    const known = this.#pages.get(key);
    const page: Page = known ?? { product, asOf, settles: undefined, reading: undefined, hasFailed: false };
    this.#pages.delete(key);
    this.#pages.set(key, page);
    if (known === undefined) {
      void this.#begin(page);
      if (this.#pages.size > KEPT_CURVES) {
        const [oldest] = this.#pages.keys();
        if (oldest !== undefined) this.#pages.delete(oldest);
      }
    }
    return page;
  }

  /** Reads the page, again where a reading is under way: that one may have begun before the commit. */
  #begin(page: Page): Promise<Settles> {
    const reading = this.#read(page);
    page.reading = reading;
    page.hasFailed = false;
    reading.then(
      (settles) => {
        if (page.reading !== reading) return;
        page.settles = settles;
        page.reading = undefined;
        if (!this.#isClosed) this.#changed.tell(page.product, addDays(page.asOf, 1));
      },
      (error: unknown) => {
        if (page.reading !== reading) return;
        page.reading = undefined;
        page.hasFailed = true;
        this.#tellFault(error, 'settles could not be read: changes are not known until they are');
      },
    );
    return reading;
  }

  async #read({ product, asOf }: Page): Promise<Settles> {
    // Others who listen to the same change may have to forget what they know first.
    await Promise.resolve();
    try {
      const [curve] = await this.#market.forwardCurves(product, [asOf]);
      return { curve, bySymbol: new Map(curve?.points.map(({ symbol, settle }) => [symbol, settle])) };
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return { curve: undefined, bySymbol: new Map() };
      throw error;
    }
  }

  async #readSources(): Promise<void> {
    this.#coverageReads += 1;
    const reading = this.#coverageReads;
    await Promise.resolve();
    try {
      const coverage = await this.#market.coverage();
      // A later reading knows better.
      if (reading !== this.#coverageReads) return;
      const before = this.#sources;
      this.#sources = new Map(Array.from(coverage, ([product, { source }]) => [product, source]));
      if (this.#isClosed) return;
      for (const [product, source] of this.#sources)
        if (before.get(product) !== source) this.#changed.tell(product, undefined);
    } catch (error) {
      this.#tellFault(error, 'it could not be read where settlements come from');
    }
  }

  /** What is being closed under it may fail as it likes. */
  #tellFault(error: unknown, message: string): void {
    if (this.#isClosed) return;
    this.#logger.warn({ err: error }, message);
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined;
      this.#coverage = this.#readSources();
      for (const page of this.#pages.values()) if (page.hasFailed) void this.#begin(page);
    }, RETRY_MS).unref();
  }
}
