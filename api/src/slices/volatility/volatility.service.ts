import { setImmediate as otherWork } from 'node:timers/promises';

import { toDayNumber } from '@cushing/products';
import type { IsoDate, OptionSeries, ProductCode } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import { inParallel } from '../../shared/in-parallel.js';
import { checkedRange } from '../market/index.js';
import type { DateRange, Series } from '../market/index.js';
import { findExpiry, findSeries } from '../options/index.js';
import type { AnalysedDay } from '../options/index.js';
import { impliedVsRealized } from './implied-vs-realized.js';
import { leadingExpiries } from './marked-expiries.js';
import { checkedDates, checkedNearby, checkedSubject, checkedWindow, checkedWindows } from './questions.js';
import type { ConeQuestion, RealizedQuestion, SmileQuestion } from './questions.js';
import { contractHistory, nearbyHistory, widened } from './realized-histories.js';
import type { RealizedHistory } from './realized-histories.js';
import { realizedVolatility } from './realized-volatility.js';
import { termStructure } from './term-structure.js';
import { coneRow } from './volatility-cone.js';
import type { ImpliedAtEnd } from './volatility-cone.js';
import { indexPoint } from './volatility-index.js';
import { volatilitySmile } from './volatility-smile.js';
import { volatilitySurface } from './volatility-surface.js';
import type { FuturesHistories, OptionDays } from './volatility.ports.js';
import type {
  ImpliedVsRealizedPoint,
  IndexPoint,
  VolatilityCone,
  VolatilityPoint,
  VolatilitySmile,
  VolatilitySurface,
  VolatilityTermStructure,
} from './volatility.types.js';

/** Trade dates that one answer computes at a time: enough to keep the threads busy. */
const DAYS_AT_A_TIME = 4;
/** Trade dates whose index is computed before others get their turn: a millisecond or two. */
const INDEX_DAYS_AT_A_TIME = 25;
/** Calendar days after which what options implied is no longer held against a history: more than the longest holidays. */
const FRESH_DAYS = 10;

export interface VolatilityServiceOptions {
  readonly options: OptionDays;
  readonly market: FuturesHistories;
}

/**
 * Answers what a desk asks of volatility: smiles, surfaces and term structures of single trade dates; realised
 * volatility, its cone, what options implied against it, and an index over time. Sources and dates are those of the
 * options and of the settlements that it is made of.
 */
export class VolatilityService {
  readonly #options: OptionDays;
  readonly #market: FuturesHistories;

  constructor({ options, market }: VolatilityServiceOptions) {
    this.#options = options;
    this.#market = market;
  }

  /**
   * @returns the smile on each of the dates that has options of the expiry, in the order asked
   * @throws {AppError} what the first date has against it, where none has such options: BAD_USER_INPUT for an expiry
   * that is not listed, NOT_FOUND for a date without options; BAD_USER_INPUT for too many dates
   */
  async smiles({ product, expiry, asOf, series }: SmileQuestion): Promise<readonly VolatilitySmile[]> {
    const answers = await inParallel(checkedDates(asOf), DAYS_AT_A_TIME, async (date) => {
      try {
        const day = await this.#options.day(product, date);
        const found = findExpiry(day, expiry, series);
        // Bids and asks of a whole expiry take milliseconds.
        await otherWork();
        return volatilitySmile(day, found);
      } catch (error) {
        if (isNotThere(error)) return error;
        throw error;
      }
    });
    const smiles = answers.filter((answer): answer is VolatilitySmile => !(answer instanceof AppError));
    if (smiles.length > 0) return smiles;
    throw answers.find((answer) => answer instanceof AppError) ?? new TypeError('no date was answered');
  }

  /**
   * @param asOf the latest trade date where absent
   * @param series the product's first that has settlements where absent
   * @throws {AppError} BAD_USER_INPUT for a series of another product; NOT_FOUND where there are no options of it
   */
  async surface(
    product: ProductCode,
    asOf: IsoDate | undefined,
    series: OptionSeries | undefined,
  ): Promise<VolatilitySurface> {
    const day = await this.#options.day(product, asOf);
    return volatilitySurface(day, findSeries(day, series));
  }

  /**
   * @param asOf at most 20 dates; the latest trade date where there is none
   * @returns one for each date, in the order asked
   * @throws {AppError} as for a surface; BAD_USER_INPUT for too many dates
   */
  async termStructures(
    product: ProductCode,
    asOf: readonly IsoDate[],
    series: OptionSeries | undefined,
  ): Promise<readonly VolatilityTermStructure[]> {
    return inParallel(checkedDates(asOf), DAYS_AT_A_TIME, async (date) => {
      const day = await this.#options.day(product, date);
      return termStructure(day, findSeries(day, series));
    });
  }

  /**
   * @returns a point for each trade date of the range; the window of its first may begin before it
   * @throws {AppError} BAD_USER_INPUT for anything but exactly one of contract and product, a window or nearby out of
   * range and a range that ends before it begins; NOT_FOUND when the store holds nothing of the product
   */
  async realized(question: RealizedQuestion): Promise<Series<VolatilityPoint>> {
    const subject = checkedSubject(question);
    const { estimator } = question;
    const window = checkedWindow(question.window);
    const { from, to } = checkedRange(question.range);
    const range = widened({ from, to }, window, 0);
    const history =
      subject.contract === undefined
        ? await nearbyHistory(this.#market, subject.product, subject.nth, range)
        : await contractHistory(this.#market, subject.contract, range);
    const { source, isCut } = history;
    const points = realizedVolatility(history, window, estimator)
      .filter(({ tradeDate }) => from === undefined || tradeDate >= from)
      .map((point) => ({ ...point, source }));
    return { points, isCut };
  }

  /**
   * @returns a row for each window, of the windows that lie in the range altogether
   * @throws {AppError} BAD_USER_INPUT for windows or a nearby out of range; NOT_FOUND when the store holds nothing of
   * the product
   */
  async cone({ product, windows, nth, estimator, range }: ConeQuestion): Promise<VolatilityCone> {
    const lengths = checkedWindows(windows);
    const history = await nearbyHistory(this.#market, product, checkedNearby(nth), checkedRange(range));
    const to = history.dates.at(-1) ?? null;
    const day = to === null ? undefined : await this.#dayIfAny(product, to);
    const implied = impliedAtEnd(history, day);
    return {
      ...{ product, nth, estimator, to, source: history.source },
      from: history.dates[0] ?? null,
      impliedDate: typeof implied === 'string' ? null : (day?.tradeDate ?? null),
      rows: lengths.map((window) => coneRow(window, realizedVolatility(history, window, estimator), implied)),
    };
  }

  /**
   * @param window returns in each realised volatility, 2 … 1,000
   * @returns a point for each trade date of the product's options; nothing realised where its settlements are of another
   * source than they are
   * @throws {AppError} BAD_USER_INPUT for a window or range that is none; NOT_FOUND when the store holds no options of
   * the product
   */
  async impliedVsRealized(
    product: ProductCode,
    window: number,
    range: DateRange,
  ): Promise<Series<ImpliedVsRealizedPoint>> {
    const returns = checkedWindow(window);
    const marks = await this.#options.marks(product, range);
    const { points: days, source, isCut } = marks;
    const from = days[0]?.tradeDate;
    if (from === undefined) return { points: [], isCut };
    const dates = { from, to: days.at(-1)?.tradeDate };
    const history = await nearbyHistory(this.#market, product, 1, widened(dates, returns, returns));
    const realized = history.source === source ? realizedVolatility(history, returns, 'CLOSE_TO_CLOSE') : undefined;
    return { points: impliedVsRealized(marks, realized, returns), isCut };
  }

  /**
   * @returns a point for each trade date of the product's options
   * @throws {AppError} BAD_USER_INPUT for a range that ends before it begins; NOT_FOUND when the store holds no options
   * of the product
   */
  async index(product: ProductCode, range: DateRange): Promise<Series<IndexPoint>> {
    const { points: days, source, isCut } = await this.#options.marks(product, range);
    const points: IndexPoint[] = [];
    for (const day of days) {
      points.push(indexPoint(source, day));
      if (points.length % INDEX_DAYS_AT_A_TIME === 0) await otherWork();
    }
    return { points, isCut };
  }

  async #dayIfAny(product: ProductCode, asOf: IsoDate): Promise<AnalysedDay | undefined> {
    try {
      return await this.#options.day(product, asOf);
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }
}

/** Real prices never stand beside made-up ones, nor what options implied beside what happened long after. */
function impliedAtEnd({ source, dates }: RealizedHistory, day: AnalysedDay | undefined): ImpliedAtEnd {
  const last = dates.at(-1);
  if (day === undefined || last === undefined) return [];
  if (day.source !== source) return 'OTHER_SOURCE';
  if (toDayNumber(last) - toDayNumber(day.tradeDate) > FRESH_DAYS) return 'STALE';
  return leadingExpiries(day.expiries);
}

/** What a date may have against it without being wrong: another date may be answered all the same. */
function isNotThere(error: unknown): error is AppError {
  if (!(error instanceof AppError)) return false;
  return error.code === 'NOT_FOUND' || error.reason === 'EXPIRY_NOT_LISTED';
}
