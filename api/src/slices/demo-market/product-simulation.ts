import type { IsoDate, ProductCode } from '@cushing/products';

import { ContractExpiries } from './contract-expiries.js';
import type { MarketState } from './market-path.js';
import { modelCurve } from './model-curve.js';
import type { ModelCurve } from './model-curve.js';
import { PRODUCT_MODELS, productIndex } from './model-parameters.js';
import { OpenInterest } from './open-interest.js';
import { dayStream } from './random-streams.js';
import type { SettlementBatch } from './settlement-batch.js';
import { TradingSession } from './trading-session.js';
import { tradingVolumes } from './trading-volume.js';

/** Trade dates of one product, both inclusive. */
export interface SimulationWindow {
  readonly product: ProductCode;
  readonly from: IsoDate;
  readonly through: IsoDate;
}

/** Turns the market's states into one product's settlements, day by day. */
export class ProductSimulation {
  readonly window: SimulationWindow;
  readonly #seed: number;
  readonly #expiries: ContractExpiries;
  readonly #openInterest: OpenInterest;
  #before: ModelCurve | undefined;

  constructor(seed: number, window: SimulationWindow) {
    this.window = window;
    this.#seed = seed;
    this.#expiries = new ContractExpiries(window.product);
    this.#openInterest = new OpenInterest(seed, window.product);
  }

  /**
   * Settles one trade date of the product. Days have to come in order; those before the window are remembered and
   * not written, as a day's open starts from the settlement before.
   */
  settle(state: MarketState, batch: SettlementBatch): void {
    const { product, from } = this.window;
    const { months } = PRODUCT_MODELS[product];
    // One contract more than is written: tomorrow the front may have ended, and the last one needs a day before.
    const curve = modelCurve(product, this.#expiries, state, months + 1);
    if (state.date >= from) this.#write(curve, this.#before ?? curve, state, batch);
    this.#before = curve;
  }

  #write(curve: ModelCurve, before: ModelCurve, state: MarketState, batch: SettlementBatch): void {
    const { product } = this.window;
    const { months } = PRODUCT_MODELS[product];
    const index = productIndex(product);
    const stream = dayStream(this.#seed, product, curve.day);
    const session = new TradingSession(product, stream);
    const rolled = curve.front - before.front;
    const move = ((curve.prices[0] ?? NaN) - (before.prices[rolled] ?? NaN)) / (curve.deviations[0] ?? NaN);
    const volumes = tradingVolumes(product, curve, state.activity[index] ?? NaN, move, months, stream);
    for (let nearby = 0; nearby < months; nearby += 1) {
      const { open, high, low, settle } = session.prices(
        before.prices[nearby + rolled] ?? NaN,
        curve.prices[nearby] ?? NaN,
        curve.deviations[nearby] ?? NaN,
      );
      const volume = volumes[nearby] ?? NaN;
      const isTraded = volume > 0; // the exchange settles a contract that nobody traded, by its neighbours
      batch.add({
        product: index,
        month: curve.front + nearby,
        tradeDate: curve.day,
        nearby: nearby + 1,
        open: isTraded ? open : NaN,
        high: isTraded ? high : NaN,
        low: isTraded ? low : NaN,
        settle,
        volume,
        openInterest: this.#openInterest.of(curve.front + nearby, curve.daysLeft[nearby] ?? NaN),
      });
    }
  }
}
