import { fromMonthIndex, toDayNumber, toMonthIndex } from '@cushing/products';
import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';

import { ContractExpiries, PRODUCT_MODELS, onTick, quotedCurve, ticksPerUnit } from '../../demo-market/index.js';
import type { MarketState } from '../../demo-market/index.js';
import type { FuturesSettlement } from '../../market/index.js';
import type { Factors } from './day-bridge.js';

const DAYS_A_YEAR = 365;

/** A contract that trades, and how long. */
export interface TradingContract {
  readonly product: ProductCode;
  readonly month: ContractMonth;
  /** `MonthIndex`. */
  readonly monthIndex: number;
  /** Calendar days from the coming settlement to its last trade date, ≥ 0. */
  readonly daysLeft: number;
}

/** The latest settlements of a product, and the model's market on their date. */
export interface SettledCurve {
  readonly tradeDate: IsoDate;
  readonly settlements: readonly FuturesSettlement[];
  readonly state: MarketState;
}

/**
 * One product's fair values between two settlements: the model's prices, brought to where the product settled last, so
 * that each contract goes on from its own settle.
 */
export class ProductCurve {
  readonly product: ProductCode;
  /** Nearest first. */
  readonly contracts: readonly TradingContract[];
  readonly #front: number;
  readonly #daysBefore: number;
  readonly #days: number;
  readonly #lastTradeDays: Float64Array;
  readonly #ratios: Float64Array;
  readonly #maturity = new Float64Array(1);

  /**
   * @param settled what it goes on from
   * @param before date of the settlement before
   * @param after date of the coming one
   */
  constructor(product: ProductCode, settled: SettledCurve, before: IsoDate, after: IsoDate) {
    this.product = product;
    const expiries = new ContractExpiries(product);
    const { months } = PRODUCT_MODELS[product];
    this.#daysBefore = toDayNumber(before);
    this.#days = toDayNumber(after) - this.#daysBefore;
    this.#front = expiries.frontMonth(toDayNumber(after));
    this.#lastTradeDays = Float64Array.from({ length: months }, (_, nearby) =>
      expiries.lastTradeDay(this.#front + nearby),
    );
    this.contracts = Array.from({ length: months }, (_, nearby) => ({
      product,
      month: fromMonthIndex(this.#front + nearby),
      monthIndex: this.#front + nearby,
      daysLeft: (this.#lastTradeDays[nearby] ?? NaN) - toDayNumber(after),
    }));
    this.#ratios = this.#ratiosTo(settled, expiries);
  }

  /**
   * @param share of the trading between the two settlements that is over, 0 … 1
   * @param nearby place among the contracts, 0 for the front
   * @returns in the quotation, > 0
   */
  fairValue(factors: Factors, share: number, nearby: number): number {
    const day = this.#daysBefore + share * this.#days;
    this.#maturity[0] = ((this.#lastTradeDays[nearby] ?? NaN) - day) / DAYS_A_YEAR;
    const { prices } = quotedCurve(this.product, factors, this.#front + nearby, this.#maturity);
    return (prices[0] ?? NaN) * (this.#ratios[nearby] ?? NaN);
  }

  /** How each contract settled against what the model says: 1 where it settled as the model says. */
  #ratiosTo({ tradeDate, settlements, state }: SettledCurve, expiries: ContractExpiries): Float64Array {
    const ticks = ticksPerUnit(this.product);
    const day = toDayNumber(tradeDate);
    const settles = new Map<number, number>(settlements.map(({ month, settle }) => [toMonthIndex(month), settle]));
    const first = Math.min(this.#front, ...settles.keys());
    const length = Math.max(this.#front, ...settles.keys()) - first + 1;
    const maturities = Float64Array.from(
      { length },
      (_, index) => Math.max(0, expiries.lastTradeDay(first + index) - day) / DAYS_A_YEAR,
    );
    const { prices } = quotedCurve(this.product, state, first, maturities);
    let ratio = 1;
    return Float64Array.from(this.contracts, ({ monthIndex }) => {
      const settle = settles.get(monthIndex);
      const price = prices[monthIndex - first] ?? NaN;
      // A contract that is new goes on as the one before it.
      if (settle !== undefined && settle > 0) ratio = onTick(price, ticks) === settle ? 1 : settle / price;
      return ratio;
    });
  }
}
