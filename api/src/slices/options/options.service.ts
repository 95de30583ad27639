import { chooseModel } from '@cushing/pricing';
import type { Greek, PricingModel } from '@cushing/pricing';
import { OPTION_SERIES, PRODUCT_CODES } from '@cushing/products';
import type { IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import { boundedSeries, checkedRange, datesWithin } from '../market/index.js';
import type { DateRange, MarketChanges, MarketSource, Series } from '../market/index.js';
import { requireWithin } from './calculator-input.js';
import { expirySummary, findExpiry, findSeries } from './expiry-summary.js';
import { greeksMatrixOf } from './greeks-matrix.js';
import type { GreeksAxis, GreeksMatrix, OptionChain, OptionExpirySummary } from './option-answers.types.js';
import { optionChainOf } from './option-chain.js';
import { mostActiveOf } from './most-active.js';
import type { ActiveOption } from './most-active.js';
import { OptionDays } from './option-days.js';
import type { OptionDay, OptionDaysOptions } from './option-days.js';
import type { OptionComputation, Urgency } from './options.ports.js';
import type { DayMarks } from './options.types.js';

/** Of the options that are traded most. */
const MOST_ACTIVE = 50;

export interface OptionsServiceOptions extends OptionDaysOptions {
  readonly changes: MarketChanges;
}

/** One expiry's options, of one trade date. */
export interface ChainQuestion {
  readonly product: ProductCode;
  readonly expiry: IsoDate;
  /** The product's first series that has the expiry where absent. */
  readonly series?: OptionSeries | undefined;
  /** The latest trade date where absent. */
  readonly asOf?: IsoDate | undefined;
  /** By the options' exercise style where absent. */
  readonly model?: PricingModel | undefined;
}

/** The marks of a range of trade dates, all of one source. */
export interface MarkedDays extends Series<DayMarks> {
  readonly source: MarketSource;
}

/** One Greek of one series, of one trade date. */
export interface GreeksMatrixQuestion {
  readonly product: ProductCode;
  readonly greek: Greek;
  readonly type: OptionType;
  readonly by: GreeksAxis;
  /** The product's first series that has settlements where absent. */
  readonly series?: OptionSeries | undefined;
  /** The latest trade date where absent. */
  readonly asOf?: IsoDate | undefined;
}

/**
 * Answers what a desk asks of options: expiries, chains and Greeks. Options are those of the product's own source:
 * imported ones once futures or options of the product were imported, simulated ones until then. A date that is no
 * trade date of them is answered by the latest before it, and the answer says which.
 */
export class OptionsService {
  readonly #days: OptionDays;
  readonly #computation: OptionComputation;
  readonly #stopListening: () => void;

  constructor({ changes, ...options }: OptionsServiceOptions) {
    this.#days = new OptionDays(options);
    this.#computation = options.computation;
    this.#stopListening = changes.listen((change) => {
      this.#days.forget(change);
    });
  }

  /** Ends the listening for changes; the computation is its maker's to close. */
  close(): void {
    this.#stopListening();
  }

  /**
   * All options of a product on one trade date, with everything computed of them.
   *
   * @param asOf the latest trade date where absent
   * @throws {AppError} NOT_FOUND when the store holds no options of the product, or none on or before that date
   */
  async day(product: ProductCode, asOf: IsoDate | undefined): Promise<OptionDay> {
    return this.#days.day(await this.#days.resolve(product, asOf));
  }

  /**
   * What remains of each trade date of a range, ascending: for histories of volatility.
   *
   * @throws {AppError} NOT_FOUND when the store holds no options of the product; BAD_USER_INPUT for a range that ends
   * before it begins
   */
  async marks(product: ProductCode, range: DateRange, urgency: Urgency = 'PAGE'): Promise<MarkedDays> {
    const checked = checkedRange(range);
    const { source, dates } = await this.#days.tradeDates(product);
    const { points, isCut } = boundedSeries(datesWithin(dates, checked));
    return { source, points: await this.#days.marks(product, source, points, urgency), isCut };
  }

  /** @returns the trade dates on which the product's options have settlements, ascending */
  async tradeDates(product: ProductCode, range: DateRange): Promise<Series<IsoDate>> {
    const checked = checkedRange(range);
    const { dates } = await this.#days.tradeDates(product);
    return boundedSeries(datesWithin(dates, checked));
  }

  /** @throws {AppError} as for `day` */
  async expiries(product: ProductCode, asOf: IsoDate | undefined): Promise<readonly OptionExpirySummary[]> {
    const day = await this.day(product, asOf);
    return day.expiries.map((expiry) => expirySummary(day, expiry));
  }

  /**
   * @throws {AppError} BAD_USER_INPUT for an expiry that is not listed, with the nearest ones that are, and for a
   * series of another product; else as for `day`
   */
  async chain({ product, expiry, series, asOf, model }: ChainQuestion): Promise<OptionChain> {
    const date = await this.#days.resolve(product, asOf);
    const day = await this.#days.day(date);
    const found = findExpiry(day, expiry, series);
    if (model === undefined) return optionChainOf(day, found);
    const chosen = chooseModel(OPTION_SERIES[found.series], found.forward, found.strikes[0] ?? NaN, model);
    const isComputed = chosen.model === found.model.model;
    return optionChainOf(day, isComputed ? { ...found, model: chosen } : await this.#days.expiryBy(date, found, model));
  }

  /** @throws {AppError} BAD_USER_INPUT for a series of another product; else as for `day` */
  async greeksMatrix({ product, asOf, series, ...question }: GreeksMatrixQuestion): Promise<GreeksMatrix> {
    const day = await this.day(product, asOf);
    return greeksMatrixOf(day, { ...question, series: findSeries(day, series) }, this.#computation);
  }

  /**
   * The options with the largest volume of each product's latest trade date, the largest first.
   *
   * @param product all that have options where absent
   * @param first how many at most, 1 to 50
   * @throws {AppError} BAD_USER_INPUT for another number, else as for `day`; where no product is named, one without options is left out
   */
  async mostActive(product: ProductCode | undefined, first: number): Promise<readonly ActiveOption[]> {
    requireWithin('first', first, { from: 1, to: MOST_ACTIVE });
    if (product !== undefined) return mostActiveOf([await this.day(product, undefined)], first);
    const days = await Promise.all(PRODUCT_CODES.map((code) => this.day(code, undefined).catch(undefinedIfNotFound)));
    return mostActiveOf(
      days.filter((day) => day !== undefined),
      first,
    );
  }
}

function undefinedIfNotFound(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
  throw error;
}
