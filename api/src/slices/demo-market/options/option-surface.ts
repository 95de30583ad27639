import { PRODUCTS, GALLONS_PER_BARREL } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import type { SchwartzSmithParameters } from '@cushing/curves';
import { ssviToRawSvi } from '@cushing/quant';
import type { SviParameters } from '@cushing/quant';

import type { MarketState } from '../market-path.js';
import { ownCurve } from '../model-curve.js';
import type { ModelCurve } from '../model-curve.js';
import { PRODUCT_MODELS, TRADING_DAYS_A_YEAR } from '../model-parameters.js';
import {
  CURVATURE_PER_VOLATILITY,
  OPTION_MODELS,
  SKEW_PER_VOLATILITY,
  VOLATILITY_DECAY,
  VOLATILITY_PREMIUM,
  VOLATILITY_PREMIUM_PER_ROOT_YEAR,
} from './option-model-parameters.js';

const DAYS_A_YEAR = 365;
/** Speed per year at which vol reverts to its mean. */
const REVERSION = -Math.log(VOLATILITY_DECAY) * TRADING_DAYS_A_YEAR;
const MOST_SKEW = 0.6;
const LEAST_STEP = 1e-9;

/** One expiry as its options are priced. */
export interface ExpirySmile {
  /** `MonthIndex` of the option's contract month. */
  readonly month: number;
  /** Years to expiry, ≥ 0. */
  readonly years: number;
  /** Total variance at the money; 0 at expiry. */
  readonly theta: number;
  /** The whole smile, by ln(K/F); undefined at expiry. */
  readonly svi: SviParameters | undefined;
}

/** An option's month and its time to live. */
export interface ExpiryTime {
  readonly month: number;
  readonly years: number;
}

/**
 * A product's surface of one day: SSVI slices without butterfly arbitrage, as eta·(1 + |rho|) ≤ 2 is kept, and total
 * variances at the money that never fall from one expiry to the next.
 *
 * @param curve the day's futures, with a contract for each expiry
 * @param volatility log of vol against what the futures' factors say
 * @param expiries nearest first
 */
export function optionSurface(
  product: ProductCode,
  market: MarketState,
  curve: ModelCurve,
  volatility: number,
  expiries: readonly ExpiryTime[],
): readonly ExpirySmile[] {
  const crudeShares = sharesOfCrude(product, market, curve);
  const { rho: rhos, eta: usualEta, gamma } = OPTION_MODELS[product];
  let least = 0;
  return expiries.map(({ month, years }) => {
    if (years <= 0) return { month, years: 0, theta: 0, svi: undefined };
    const nearby = month - curve.front;
    const maturity = (curve.daysLeft[nearby] ?? NaN) / DAYS_A_YEAR;
    const factors = factorVariance(product, maturity, years, crudeShares[nearby] ?? NaN);
    const faded = -Math.expm1(-REVERSION * years) / (REVERSION * years); // of today's vol, on average until expiry
    const premium = VOLATILITY_PREMIUM + VOLATILITY_PREMIUM_PER_ROOT_YEAR * Math.sqrt(years);
    const theta = Math.max(least, factors * premium ** 2 * Math.exp(2 * volatility * faded));
    least = theta + LEAST_STEP;
    const usualRho = rhos[month % 12] ?? NaN;
    const steepened = usualRho * Math.exp(SKEW_PER_VOLATILITY * volatility);
    const rho = Math.max(-MOST_SKEW, Math.min(MOST_SKEW, steepened));
    const eta = Math.min(usualEta * Math.exp(CURVATURE_PER_VOLATILITY * volatility), 1.99 / (1 + Math.abs(rho)));
    return { month, years, theta, svi: ssviToRawSvi({ rho, eta, gamma }, theta) };
  });
}

/** Crude's share of each contract's price: 0 for a product that has a price of its own. */
function sharesOfCrude(product: ProductCode, market: MarketState, curve: ModelCurve): Float64Array {
  if (PRODUCT_MODELS[product].drives === 'PRICE') return new Float64Array(curve.prices.length);
  const maturities = Float64Array.from(curve.daysLeft, (days) => days / DAYS_A_YEAR);
  const crude = ownCurve('CL', market, curve.front, maturities).prices;
  const perBarrel = PRODUCTS[product].quotation === 'USD/gal' ? GALLONS_PER_BARREL : 1;
  return crude.map((price, nearby) => price / ((curve.prices[nearby] ?? NaN) * perBarrel));
}

/** Variance of a price's logarithm until expiry, by its own factors and by crude's, as if independent. */
function factorVariance(product: ProductCode, maturity: number, years: number, crudeShare: number): number {
  const own = (1 - crudeShare) ** 2 * futuresVariance(PRODUCT_MODELS[product].factors, maturity, years);
  if (crudeShare === 0) return own;
  return own + crudeShare ** 2 * futuresVariance(PRODUCT_MODELS.CL.factors, maturity, years);
}

/**
 * Variance of the logarithm of a Schwartz-Smith future over the years to its option's expiry: its squared vol integrated
 * while its maturity shrinks.
 *
 * @see Schwartz & Smith (2000), section 3
 */
export function futuresVariance(factors: SchwartzSmithParameters, maturity: number, years: number): number {
  const { kappa, sigmaChi, sigmaXi, rho } = factors;
  const atExpiry = Math.exp(-kappa * (maturity - years));
  const now = Math.exp(-kappa * maturity);
  return (
    ((atExpiry ** 2 - now ** 2) * sigmaChi ** 2) / (2 * kappa) +
    (2 * rho * sigmaChi * sigmaXi * (atExpiry - now)) / kappa +
    sigmaXi ** 2 * years
  );
}
