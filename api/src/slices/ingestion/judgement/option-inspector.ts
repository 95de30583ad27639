import { OPTION_SERIES, OPTION_SERIES_CODES, fromDayNumber, fromMonthIndex, optionExpiryDate } from '@cushing/products';
import type { ContractMonth, IsoDate, OptionSeries, ProductCode } from '@cushing/products';

import { judgeOption, optionFlagsOf, yearsToExpiry, zeroRateAt } from '../../market/index.js';
import type { JudgedOption, OptionFlag, OptionSettlementColumns } from '../../market/index.js';
import type { Header } from '../file/header.js';
import type { Mark } from './findings.js';
import { describeFlag } from './option-messages.js';
import type { OptionMarket } from './option-market.js';

/** Finds what is odd about option settlements by themselves; none is taken out for it. */
export class OptionInspector {
  readonly #market: OptionMarket;
  readonly #header: Header;
  /** By day, of the rows at hand. */
  readonly #dates = new Map<number, IsoDate>();
  /** By series, month and day, of the rows at hand. */
  readonly #years = new Map<string, number>();

  /** @param header the file's, for the columns that findings name */
  constructor(market: OptionMarket, header: Header) {
    this.#market = market;
    this.#header = header;
  }

  /** Reads what the rows are judged against, which must come before their judgement. */
  async prepare(columns: OptionSettlementColumns): Promise<void> {
    this.#market.forgetOld();
    this.#dates.clear();
    this.#years.clear();
    await this.#readMarket(columns);
  }

  /** @returns a mark for everything odd about one of the rows that were prepared for */
  inspect(columns: OptionSettlementColumns, row: number): readonly Mark[] {
    const option = this.#optionAt(columns, row);
    const flags = judgeOption(option);
    if (flags === 0) return [];
    return optionFlagsOf(flags).map((kind): Mark => {
      const column = this.#columnOf(kind, option);
      return { kind, column, describe: () => describeFlag(kind, option) };
    });
  }

  async #readMarket({ length, series, tradeDate }: OptionSettlementColumns): Promise<void> {
    const productDays = new Map<ProductCode, Set<number>>();
    const rateDays = new Set<number>();
    for (let row = 0; row < length; row += 1) {
      const { underlying, exerciseStyle } = termsOf(series[row]);
      const day = tradeDate[row] ?? 0;
      const days = productDays.get(underlying) ?? new Set();
      productDays.set(underlying, days.add(day));
      if (!this.#dates.has(day)) this.#dates.set(day, fromDayNumber(day));
      if (exerciseStyle === 'EUROPEAN') rateDays.add(day);
    }
    for (const [product, days] of productDays) await this.#market.readSettles(product, days);
    await this.#market.readRates(rateDays);
  }

  #optionAt(columns: OptionSettlementColumns, row: number): JudgedOption {
    const { series, underlying, exerciseStyle } = termsOf(columns.series[row]);
    const monthIndex = columns.month[row] ?? 0;
    const day = columns.tradeDate[row] ?? 0;
    const month = fromMonthIndex(monthIndex);
    const tradeDate = this.#dates.get(day) ?? fromDayNumber(day);
    const isDiscounted = exerciseStyle === 'EUROPEAN';
    const years = isDiscounted ? this.#yearsOf(series, month, tradeDate) : 0;
    return {
      series,
      month,
      isCall: columns.isCall[row] === 1,
      strike: columns.strike[row] ?? NaN,
      tradeDate,
      settle: columns.settle[row] ?? NaN,
      bid: columns.bid[row] ?? NaN,
      ask: columns.ask[row] ?? NaN,
      forward: this.#market.settle(underlying, monthIndex, day),
      rate: isDiscounted ? zeroRateAt(this.#market.rates(day), years) : 0,
      years,
    };
  }

  #yearsOf(series: OptionSeries, month: ContractMonth, tradeDate: IsoDate): number {
    const key = `${series} ${month} ${tradeDate}`;
    const years = this.#years.get(key) ?? yearsToExpiry(tradeDate, optionExpiryDate(series, month));
    this.#years.set(key, years);
    return years;
  }

  #columnOf(kind: OptionFlag, { settle }: JudgedOption): Mark['column'] {
    const index = this.#header.indexOf(columnName(kind, Number.isNaN(settle), this.#header.indexOf('symbol') >= 0));
    return { index, name: this.#header.names[index] ?? '' };
  }
}

function columnName(kind: OptionFlag, isQuoteAlone: boolean, hasSymbol: boolean): string {
  switch (kind) {
    case 'BELOW_INTRINSIC':
    case 'ABOVE_BOUND':
      return isQuoteAlone ? 'bid' : 'settle';
    case 'OFF_STRIKE_GRID':
      return hasSymbol ? 'symbol' : 'strike';
    case 'AFTER_EXPIRY':
      return 'tradeDate';
    case 'CROSSED_QUOTE':
      return 'bid';
    case 'SETTLE_OUTSIDE_QUOTE':
      return 'settle';
  }
}

function termsOf(series: number | undefined): (typeof OPTION_SERIES)[keyof typeof OPTION_SERIES] {
  return OPTION_SERIES[OPTION_SERIES_CODES[series ?? 0] ?? 'LO'];
}
