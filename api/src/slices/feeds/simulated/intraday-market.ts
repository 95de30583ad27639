import {
  PRODUCT_CODES,
  fromDayNumber,
  isTradeDate,
  nextTradeDate,
  previousTradeDate,
  settlementInstant,
} from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { AppError } from '../../../shared/errors.js';
import { PATH_BEGINS, PATH_ENDS } from '../../demo-market/index.js';
import type { MarketService } from '../../market/index.js';
import { DayBridge } from './day-bridge.js';
import { PathStates } from './path-states.js';
import { ProductCurve } from './product-curve.js';
import { TradingClock } from './trading-clock.js';
import type { TradingHours } from './trading-clock.js';

const MS_A_DAY = 86_400_000;

/** The simulated market from one settlement to the next. */
export interface IntradayDay {
  /** Date of the settlement before, of the path. */
  readonly before: IsoDate;
  readonly clock: TradingClock;
  readonly bridge: DayBridge;
  /** Of the products that are simulated. */
  readonly curves: readonly ProductCurve[];
  /** The trade date through which all of them have settled; undefined where none is simulated. */
  readonly settledThrough: IsoDate | undefined;
}

export interface IntradayMarketOptions {
  readonly market: MarketService;
  readonly seed: number;
  readonly hours: TradingHours;
}

/** Finds where the simulated market stands between its stored settlements and the next ones of its path. */
export class IntradayMarket {
  readonly #market: MarketService;
  readonly #seed: number;
  readonly #hours: TradingHours;
  readonly #states: PathStates;

  constructor({ market, seed, hours }: IntradayMarketOptions) {
    this.#market = market;
    this.#seed = seed;
    this.#hours = hours;
    this.#states = new PathStates(seed);
  }

  /**
   * @param instant milliseconds since 1970-01-01 UTC
   * @throws {AppError} CONFLICT where the path does not reach; UNAVAILABLE when the store fails
   */
  async dayAt(instant: number): Promise<IntradayDay> {
    const before = lastSettlementDate(instant);
    const after = nextTradeDate('BZ', before);
    if (before <= PATH_BEGINS || after > PATH_ENDS) {
      throw new AppError(
        'CONFLICT',
        `There is no demo market outside of ${PATH_BEGINS} to ${PATH_ENDS}: set the clock.`,
        {
          reason: 'NO_DEMO_MARKET',
        },
      );
    }
    const coverage = await this.#market.coverage();
    const simulated = PRODUCT_CODES.filter((product) => coverage.get(product)?.source === 'SIMULATED');
    const curves: ProductCurve[] = [];
    const lagging: IsoDate[] = [];
    for (const product of simulated) {
      const { tradeDate, rows } = await this.#market.futuresBoard(product, undefined);
      const state = await this.#states.on(tradeDate);
      curves.push(new ProductCurve(product, { tradeDate, settlements: rows, state }, before, after));
      const last = isTradeDate(product, before) ? before : previousTradeDate(product, before);
      if (tradeDate < last) lagging.push(tradeDate);
    }
    const bridge = new DayBridge(this.#seed, await this.#states.on(before), await this.#states.on(after));
    return {
      ...{ before, bridge, curves },
      clock: new TradingClock(this.#hours, settlementInstant(before), settlementInstant(after)),
      settledThrough: simulated.length === 0 ? undefined : (lagging.sort()[0] ?? before),
    };
  }
}

/** @returns the latest date of the path whose settlement is not after the instant */
function lastSettlementDate(instant: number): IsoDate {
  const date = fromDayNumber(Math.floor(instant / MS_A_DAY));
  const isOver = isTradeDate('BZ', date) && settlementInstant(date) <= instant;
  return isOver ? date : previousTradeDate('BZ', date);
}
