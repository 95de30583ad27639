import { schwartzSmithFuturesVol, schwartzSmithLogFutures } from '@cushing/curves';
import { GALLONS_PER_BARREL, PRODUCTS, toDayNumber } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { ContractExpiries } from './contract-expiries.js';
import type { MarketState } from './market-path.js';
import { PRODUCT_MODELS, TRADING_DAYS_A_YEAR, productIndex } from './model-parameters.js';

const DAYS_A_YEAR = 365;

/** A product's curve before it is rounded to ticks; arrays by contract, nearest first. */
export interface ModelCurve {
  /** `DayNumber` of the settlement. */
  readonly day: number;
  /** `MonthIndex` of the front contract; the others follow month by month. */
  readonly front: number;
  /** Calendar days to the last trade date, ≥ 0. */
  readonly daysLeft: Int32Array;
  /** In the product's quotation, > 0. */
  readonly prices: Float64Array;
  /** Standard deviation of a day's change, in the quotation. */
  readonly deviations: Float64Array;
}

/**
 * @param state the market on a trade date of the product
 * @param months how many contracts, nearest first
 */
export function modelCurve(
  product: ProductCode,
  expiries: ContractExpiries,
  state: MarketState,
  months: number,
): ModelCurve {
  const day = toDayNumber(state.date);
  const front = expiries.frontMonth(day);
  const daysLeft = new Int32Array(months);
  const maturities = new Float64Array(months);
  for (let nearby = 0; nearby < months; nearby += 1) {
    const days = expiries.lastTradeDay(front + nearby) - day;
    daysLeft[nearby] = days;
    maturities[nearby] = days / DAYS_A_YEAR;
  }
  return { day, front, daysLeft, ...quotedCurve(product, state, front, maturities) };
}

/** What factors say of consecutive contracts, nearest first: prices, and standard deviations of a day's change. */
interface OwnCurve {
  readonly prices: Float64Array;
  readonly deviations: Float64Array;
}

/**
 * A product's contracts in its quotation, crude included where it is a margin over crude.
 *
 * @param front `MonthIndex` of the first contract
 * @param maturities years to the last trade date, by contract
 */
export function quotedCurve(
  product: ProductCode,
  state: Pick<MarketState, 'chi' | 'xi'>,
  front: number,
  maturities: Float64Array,
): OwnCurve {
  const { prices, deviations } = ownCurve(product, state, front, maturities);
  if (PRODUCT_MODELS[product].drives === 'MARGIN_OVER_CRUDE') {
    addCrude(ownCurve('CL', state, front, maturities), prices, deviations);
  }
  if (PRODUCTS[product].quotation === 'USD/gal') {
    for (let nearby = 0; nearby < maturities.length; nearby += 1) {
      prices[nearby] = (prices[nearby] ?? NaN) / GALLONS_PER_BARREL;
      deviations[nearby] = (deviations[nearby] ?? NaN) / GALLONS_PER_BARREL;
    }
  }
  return { prices, deviations };
}

/**
 * What a product's own factors say: a price, or a margin over crude in USD/bbl.
 *
 * @param front `MonthIndex` of the first contract
 * @param maturities years to the last trade date, by contract
 */
export function ownCurve(
  product: ProductCode,
  state: Pick<MarketState, 'chi' | 'xi'>,
  front: number,
  maturities: Float64Array,
): OwnCurve {
  const { factors, season } = PRODUCT_MODELS[product];
  const index = productIndex(product);
  const prices = new Float64Array(maturities.length);
  const deviations = new Float64Array(maturities.length);
  schwartzSmithLogFutures(factors, state.chi[index] ?? NaN, state.xi[index] ?? NaN, maturities, prices);
  schwartzSmithFuturesVol(factors, maturities, deviations);
  for (let nearby = 0; nearby < maturities.length; nearby += 1) {
    const price = Math.exp((prices[nearby] ?? NaN) + (season[(front + nearby) % season.length] ?? NaN));
    prices[nearby] = price;
    deviations[nearby] = (price * (deviations[nearby] ?? NaN)) / Math.sqrt(TRADING_DAYS_A_YEAR);
  }
  return { prices, deviations };
}

/** Adds crude for the same maturities. Deviations add as if independent, which margins and crude nearly are. */
function addCrude(crude: OwnCurve, prices: Float64Array, deviations: Float64Array): void {
  for (let nearby = 0; nearby < prices.length; nearby += 1) {
    prices[nearby] = (prices[nearby] ?? NaN) + (crude.prices[nearby] ?? NaN);
    deviations[nearby] = Math.hypot(deviations[nearby] ?? NaN, crude.deviations[nearby] ?? NaN);
  }
}
