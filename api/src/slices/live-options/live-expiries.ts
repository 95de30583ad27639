import type { OptionSeries, IsoDate, ProductCode } from '@cushing/products';

import { findExpiry } from '../options/index.js';
import type { AnalysedExpiry, OptionDay, OptionsService } from '../options/index.js';
import type { LiveExpiry } from './live-chain.js';
import { liveExpiryTerms } from './live-expiry.js';
import { isRefusal } from './refusals.js';

/** Which expiry is meant. */
export interface LiveChainQuestion {
  readonly product: ProductCode;
  readonly expiry: IsoDate;
  /** The product's first series that has the expiry where absent. */
  readonly series?: OptionSeries | undefined;
}

/** The expiries of each product's latest settlement; their terms are made once for as long as the day is kept. */
export class LiveExpiries {
  readonly #options: Pick<OptionsService, 'day'>;
  readonly #made = new WeakMap<AnalysedExpiry, LiveExpiry>();

  constructor(options: Pick<OptionsService, 'day'>) {
    this.#options = options;
  }

  /** @throws {AppError} as `OptionsService.chain` */
  async find({ product, expiry, series }: LiveChainQuestion): Promise<LiveExpiry> {
    const day = await this.#options.day(product, undefined);
    return this.#live(day, findExpiry(day, expiry, series));
  }

  /** @returns none where the store holds no options of the product */
  async all(product: ProductCode): Promise<readonly LiveExpiry[]> {
    try {
      const day = await this.#options.day(product, undefined);
      return day.expiries.map((expiry) => this.#live(day, expiry));
    } catch (error) {
      if (isRefusal(error)) return [];
      throw error;
    }
  }

  #live({ product, tradeDate }: OptionDay, analysed: AnalysedExpiry): LiveExpiry {
    const known = this.#made.get(analysed);
    if (known !== undefined) return known;
    const { series, expiry, underlying } = analysed;
    const named = { product, series, expiry, underlying, volatilitiesOf: tradeDate };
    const made = { ...named, terms: liveExpiryTerms(analysed) };
    this.#made.set(analysed, made);
    return made;
  }
}
