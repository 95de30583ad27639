import type { PricingModel } from '@cushing/pricing';
import type { IsoDate, ProductCode } from '@cushing/products';
import { OPTION_SERIES_CODES, toMonthIndex } from '@cushing/products';
import QuickLRU from 'quick-lru';

import { AppError } from '../../shared/errors.js';
import { inParallel } from '../../shared/in-parallel.js';
import { remember } from '../../shared/remember.js';
import { lastIndexOnOrBefore } from '../market/index.js';
import type {
  MarketChange,
  MarketSource,
  MarketStore,
  OptionSettlementColumns,
  OptionSettlementStore,
} from '../market/index.js';
import type { RateSource } from './option-answers.types.js';
import type { OptionComputation, Urgency } from './options.ports.js';
import type { AnalysedDay, AnalysedExpiry, DayInput, DayMarks, ExpiryMark } from './options.types.js';

/** Trade dates kept with everything computed of them: two weeks of five products, some 30 MB at the most. */
const KEPT_DAYS = 48;
/** Marks kept: three years of five products. */
const KEPT_MARKS = 4_000;
/** Expiries kept that were computed with a model that was asked for. */
const KEPT_EXPIRIES = 48;
/** Trade dates that one history computes at a time: enough to keep the threads busy, and the store free for others. */
const MARKS_AT_A_TIME = 4;
/** Flat rates have one tenor; beyond it a curve is flat. */
const FLAT_TENOR_DAYS = 365;

/** Of the store of futures, what options are valued against. */
export type FuturesSettles = Pick<MarketStore, 'coverage' | 'settlementsOn'>;

export interface OptionDaysOptions {
  readonly store: OptionSettlementStore;
  readonly futures: FuturesSettles;
  readonly computation: OptionComputation;
  /** Continuously compounded, per year; for as long as the store has no rates. */
  readonly flatRate: number;
}

/** A product's trade date of options, and whose settlements they are. */
export interface OptionDate {
  readonly product: ProductCode;
  readonly source: MarketSource;
  readonly tradeDate: IsoDate;
}

/** A product's options on one trade date, and what they were discounted with. */
export interface OptionDay extends AnalysedDay {
  readonly rateSource: RateSource;
  /** Of the curve; null for the flat default. */
  readonly rateDate: IsoDate | null;
}

interface DayMaterial extends Pick<OptionDay, 'rateSource' | 'rateDate'> {
  readonly input: DayInput;
}

/** What was read and computed, and no later change bears on. */
interface Memory {
  /** Each product's own source, and which of them have options of it. */
  sources: Promise<ProductSources> | undefined;
  readonly tradeDates: Map<string, Promise<readonly IsoDate[]>>;
  readonly days: QuickLRU<string, Promise<OptionDay>>;
  readonly expiries: QuickLRU<string, Promise<AnalysedExpiry>>;
  readonly marks: QuickLRU<string, Promise<readonly ExpiryMark[]>>;
}

interface ProductSources {
  readonly own: ReadonlyMap<ProductCode, MarketSource>;
  readonly withOptions: ReadonlySet<ProductCode>;
}

function emptyMemory(): Memory {
  return {
    sources: undefined,
    tradeDates: new Map(),
    days: new QuickLRU({ maxSize: KEPT_DAYS }),
    expiries: new QuickLRU({ maxSize: KEPT_EXPIRIES }),
    marks: new QuickLRU({ maxSize: KEPT_MARKS }),
  };
}

/** Reads and computes trade dates of options through a memory of which every commit takes away what it bears on. */
export class OptionDays {
  readonly #store: OptionSettlementStore;
  readonly #futures: FuturesSettles;
  readonly #computation: OptionComputation;
  readonly #flatRate: number;
  readonly #memory = emptyMemory();

  constructor({ store, futures, computation, flatRate }: OptionDaysOptions) {
    this.#store = store;
    this.#futures = futures;
    this.#computation = computation;
    this.#flatRate = flatRate;
  }

  /** Forgets what a commit bears on. To be called after every one. */
  forget(change: Pick<MarketChange, 'products' | 'from' | 'to'>): void {
    if (change.products.length === 0) return; // spot prices value no option
    const memory = this.#memory;
    memory.sources = undefined;
    for (const kept of [memory.tradeDates, memory.days, memory.expiries, memory.marks]) {
      for (const key of [...kept.keys()].filter((each) => isTouched(each, change))) kept.delete(key);
    }
  }

  /**
   * @returns every trade date of the product's options, ascending, with its own source
   * @throws {AppError} NOT_FOUND when the store holds no options of the product from that source
   */
  async tradeDates(
    product: ProductCode,
  ): Promise<{ readonly source: MarketSource; readonly dates: readonly IsoDate[] }> {
    const memory = this.#memory;
    const source = await this.#sourceOf(product);
    const key = `${source} ${product}`;
    const dates = await remember(memory.tradeDates, key, () => this.#store.optionTradeDates(product, source));
    return { source, dates };
  }

  /**
   * The trade date that answers for a date: itself, or the latest one before it.
   *
   * @param asOf any date; the latest trade date where absent
   * @throws {AppError} NOT_FOUND when there are no options of the product, or they begin later
   */
  async resolve(product: ProductCode, asOf: IsoDate | undefined): Promise<OptionDate> {
    const { source, dates } = await this.tradeDates(product);
    const tradeDate = dates[asOf === undefined ? dates.length - 1 : lastIndexOnOrBefore(dates, asOf)];
    if (tradeDate !== undefined) return { product, source, tradeDate };
    const [firstTradeDate = ''] = dates;
    throw new AppError(
      'NOT_FOUND',
      `Option settlements of ${product} begin on ${firstTradeDate}: ask for that date or a later one.`,
      { reason: 'BEFORE_FIRST_TRADE_DATE', details: { product, firstTradeDate } },
    );
  }

  /** @returns everything of one trade date */
  async day(date: OptionDate): Promise<OptionDay> {
    return remember(this.#memory.days, keyOf(date), async () => {
      const { input, rateSource, rateDate } = await this.#read(date);
      return { ...date, rateSource, rateDate, expiries: await this.#computation.analyse(input) };
    });
  }

  /** @returns one expiry of a trade date, computed with the model that was asked for */
  async expiryBy(date: OptionDate, expiry: AnalysedExpiry, model: PricingModel): Promise<AnalysedExpiry> {
    const { series, month } = expiry;
    return remember(this.#memory.expiries, `${keyOf(date)} ${series} ${month} ${model}`, async () => {
      const { input } = await this.#read(date);
      const settlements = optionsOf(expiry, input.settlements);
      const [computed] = await this.#computation.analyse({ ...input, settlements, model });
      if (computed === undefined) throw new TypeError(`${keyOf(date)} has lost its options of ${series} ${month}`);
      return computed;
    });
  }

  /** @returns the marks of each of the trade dates, in their order; those that are not kept yet are computed */
  async marks(
    product: ProductCode,
    source: MarketSource,
    tradeDates: readonly IsoDate[],
    urgency: Urgency,
  ): Promise<readonly DayMarks[]> {
    const memory = this.#memory;
    return inParallel(tradeDates, MARKS_AT_A_TIME, async (tradeDate) => {
      const date = { product, source, tradeDate };
      const expiries = await remember(memory.marks, keyOf(date), async () => {
        const { input } = await this.#read(date);
        return this.#computation.mark(input, urgency);
      });
      return { tradeDate, expiries };
    });
  }

  async #read({ product, source, tradeDate }: OptionDate): Promise<DayMaterial> {
    const [settlements, futures, curve] = await Promise.all([
      this.#store.optionSettlementsOn(product, source, tradeDate),
      this.#futures.settlementsOn(product, source, [tradeDate]),
      this.#store.rateCurveOn(tradeDate),
    ]);
    return {
      input: {
        product,
        tradeDate,
        settlements,
        futures: new Map(futures.map(({ month, settle }) => [month, settle])),
        rates: curve?.points ?? [{ tenorDays: FLAT_TENOR_DAYS, rate: this.#flatRate }],
      },
      rateSource: curve === undefined ? 'FLAT_DEFAULT' : 'CURVE',
      rateDate: curve?.date ?? null,
    };
  }

  async #sourceOf(product: ProductCode): Promise<MarketSource> {
    const memory = this.#memory;
    const reading = (memory.sources ??= this.#readSources());
    const { own, withOptions } = await reading.catch((error: unknown) => {
      if (memory.sources === reading) memory.sources = undefined;
      throw error;
    });
    const source = own.get(product);
    if (source !== undefined && withOptions.has(product)) return source;
    throw new AppError('NOT_FOUND', `There are no option settlements of ${product} yet: import a file that has some.`, {
      reason: 'NO_OPTION_SETTLEMENTS',
      details: { product },
    });
  }

  /** Real prices never stand beside made-up ones: once either futures or options are imported, both must be. */
  async #readSources(): Promise<ProductSources> {
    const [options, futures] = await Promise.all([this.#store.optionCoverage(), this.#futures.coverage()]);
    const own = new Map<ProductCode, MarketSource>();
    for (const { product, source } of [...options, ...futures]) {
      if (source === 'IMPORTED' || !own.has(product)) own.set(product, source);
    }
    const shown = options.filter(({ product, source }) => own.get(product) === source);
    return { own, withOptions: new Set(shown.map(({ product }) => product)) };
  }
}

function keyOf({ product, source, tradeDate }: OptionDate): string {
  return `${source} ${product} ${tradeDate}`;
}

/** @param key begins as `keyOf` makes it; without a trade date it is of all of them */
function isTouched(key: string, { products, from, to }: Pick<MarketChange, 'products' | 'from' | 'to'>): boolean {
  const [, product, tradeDate] = key.split(' ');
  return (
    products.some((each) => each === product) &&
    (tradeDate === undefined || ((from === null || tradeDate >= from) && (to === null || tradeDate <= to)))
  );
}

/** @returns the settlements of one expiry alone */
function optionsOf({ series, month }: AnalysedExpiry, columns: OptionSettlementColumns): OptionSettlementColumns {
  const code = OPTION_SERIES_CODES.indexOf(series);
  const index = toMonthIndex(month);
  const isWanted = (_: number, row: number): boolean =>
    row < columns.length && columns.series[row] === code && columns.month[row] === index;
  const strike = columns.strike.filter(isWanted);
  return {
    length: strike.length,
    series: columns.series.filter(isWanted),
    month: columns.month.filter(isWanted),
    isCall: columns.isCall.filter(isWanted),
    strike,
    tradeDate: columns.tradeDate.filter(isWanted),
    settle: columns.settle.filter(isWanted),
    bid: columns.bid.filter(isWanted),
    ask: columns.ask.filter(isWanted),
    volume: columns.volume.filter(isWanted),
    openInterest: columns.openInterest.filter(isWanted),
    line: columns.line.filter(isWanted),
  };
}
