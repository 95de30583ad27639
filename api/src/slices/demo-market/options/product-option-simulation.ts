import { OPTION_SERIES_CODES, PRODUCTS, nearStrikeStep, toDayNumber } from '@cushing/products';
import type { IsoDate, OptionSeries, ProductCode } from '@cushing/products';

import { ContractExpiries } from '../contract-expiries.js';
import { modelCurve } from '../model-curve.js';
import { productIndex } from '../model-parameters.js';
import { onTick, ticksPerUnit } from '../trading-session.js';
import { chainPrices } from './chain-prices.js';
import { chainDeviation, chainStrikes } from './chain-strikes.js';
import type { ChainKind, ChainStrikes } from './chain-strikes.js';
import type { OptionBatch } from './option-batch.js';
import { OptionExpiries } from './option-expiries.js';
import { EXPIRIES, OPTION_ACTIVITY, OPTION_MODELS } from './option-model-parameters.js';
import { optionQuote } from './option-quotes.js';
import { optionSurface } from './option-surface.js';
import type { ExpirySmile } from './option-surface.js';
import { OptionTrading } from './option-trading.js';
import type { VolatilityState } from './volatility-path.js';

/** Futures that are looked at: an option may have expired whose future has not. */
const CONTRACTS = EXPIRIES + 2;

/** Trade dates of one product whose options are made, both inclusive. */
export interface OptionWindow {
  readonly product: ProductCode;
  readonly from: IsoDate;
  readonly through: IsoDate;
  /** The first date with whole chains; before it they are thin. */
  readonly fullFrom: IsoDate;
}

/** One expiry of one series on one day, priced and ready to be written. */
export interface OptionChain {
  readonly series: OptionSeries;
  /** `DayNumber` of the trade date, and of the expiry. */
  readonly day: number;
  readonly expiryDay: number;
  /** The underlying's settlement as the futures' simulation states it. */
  readonly forward: number;
  readonly smile: ExpirySmile;
  readonly strikes: ChainStrikes;
  /** Fair values before they are rounded, by row of `strikes`. */
  readonly prices: Float64Array;
  readonly trading: OptionTrading;
}

/** Turns the market's states into one product's option chains, day by day. */
export class ProductOptionSimulation {
  readonly window: OptionWindow;
  readonly #seed: number;
  readonly #rate: number;
  readonly #contracts: ContractExpiries;
  readonly #series: readonly (readonly [OptionSeries, OptionExpiries])[];

  /** @param rate continuously compounded, per year */
  constructor(seed: number, rate: number, window: OptionWindow) {
    this.window = window;
    this.#seed = seed;
    this.#rate = rate;
    this.#contracts = new ContractExpiries(window.product);
    this.#series = PRODUCTS[window.product].optionSeries.map((series) => [series, new OptionExpiries(series)]);
  }

  /** The chains of one trade date of the product, by series and expiry, each made when it is asked for. */
  *chains(state: VolatilityState): Generator<OptionChain, void, undefined> {
    const { product, fullFrom } = this.window;
    const { market, remembered } = state;
    const curve = modelCurve(product, this.#contracts, market, CONTRACTS);
    const past = modelCurve(product, this.#contracts, remembered, CONTRACTS);
    const kind: ChainKind = market.date >= fullFrom ? 'FULL' : 'THIN';
    const day = toDayNumber(market.date);
    const ticks = ticksPerUnit(product);
    const index = productIndex(product);
    const { usualVol } = OPTION_MODELS[product];
    for (const [series, expiries] of this.#series) {
      const first = expiries.firstMonth(day);
      const times = Array.from({ length: EXPIRIES }, (_, later) => ({
        month: first + later,
        years: expiries.years(first + later, day),
      }));
      const surface = optionSurface(product, market, curve, state.volatility[index] ?? NaN, times);
      for (const smile of surface) {
        const nearby = smile.month - curve.front;
        const forward = onTick(curve.prices[nearby] ?? NaN, ticks);
        const expiryDay = expiries.expiryDay(smile.month);
        const strikes = chainStrikes(series, forward, chainDeviation(smile, usualVol), kind);
        const chain = {
          ...{ series, month: smile.month, day, daysLeft: expiryDay - day, years: smile.years, forward },
          remembered: past.prices[nearby] ?? NaN,
          activity: market.activity[index] ?? NaN,
        };
        yield {
          ...{ series, day, expiryDay, forward, smile, strikes },
          prices: chainPrices(series, strikes, smile, forward, this.#rate),
          trading: new OptionTrading(this.#seed, chain, nearStrikeStep(series)),
        };
      }
    }
  }

  /** Rounds a chain to what an exchange would publish of it and adds its rows. */
  write(chain: OptionChain, batch: OptionBatch): void {
    const { series, smile, strikes, forward, trading, prices, day } = chain;
    const { product } = this.window;
    const ticks = ticksPerUnit(product);
    const { widthTicks } = OPTION_ACTIVITY[series];
    const deviation = chainDeviation(smile, OPTION_MODELS[product].usualVol);
    const seriesIndex = OPTION_SERIES_CODES.indexOf(series);
    strikes.strike.forEach((strike, row) => {
      const call = strikes.isCall[row] ?? 0;
      const isCall = call === 1;
      const distance = Math.log(strike / forward) / deviation;
      const chance = trading.chance(strike, isCall);
      const { settle, bid, ask } = optionQuote(prices[row] ?? NaN, ticks, widthTicks, distance, smile.years, chance);
      batch.add({
        ...{ series: seriesIndex, month: smile.month, isCall: call, strike, tradeDate: day, settle, bid, ask },
        volume: trading.volume(strike, isCall),
        openInterest: trading.openInterest(strike, isCall),
      });
    });
  }
}
