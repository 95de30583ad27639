import { fitSvi, normalPdf } from '@cushing/quant';

import type { PricedOptions } from './out-of-the-money.js';
import type { FittedSmile } from './options.types.js';

/** SVI has five parameters: fewer quotes determine none. */
const FEWEST_QUOTES = 5;
/** A price of a tick or two is one that the exchange had to round: its volatility is of the tick. */
const LEAST_TICKS = 2;
/** Prices are multiples of the tick but for rounding. */
const ROUNDING = 1e-9;

/**
 * Raw SVI through the volatilities of an expiry's out-of-the-money options, each weighing as much as its vega, so that
 * the squared errors are those of prices, nearly. A fit with butterfly arbitrage gives way to the nearest without.
 * Other expiries have no part in it: their options are on other futures.
 *
 * @param vols of the options, lognormal; NaN where there is none
 * @param tickSize of the premium
 * @returns undefined for fewer than five usable options
 */
export function fitSmile(
  options: PricedOptions,
  vols: Float64Array,
  forward: number,
  years: number,
  tickSize: number,
): FittedSmile | undefined {
  const k: number[] = [];
  const iv: number[] = [];
  const weight: number[] = [];
  options.price.forEach((price, index) => {
    const vol = vols[index] ?? NaN;
    if (!isFitted(vol, price, tickSize)) return;
    const moneyness = Math.log((options.strike[index] ?? NaN) / forward);
    k.push(moneyness);
    iv.push(vol);
    weight.push(vegaShare(moneyness, vol * Math.sqrt(years)));
  });
  if (k.length < FEWEST_QUOTES) return undefined;
  const quotes = [{ T: years, k, iv, weight }];
  const fit = fitSvi(quotes);
  const [slice] = fit.slices;
  if (slice === undefined || !Number.isFinite(slice.params.a)) return undefined;
  const isRepaired = !fit.certificate.isArbitrageFree;
  const kept = (isRepaired ? fitSvi(quotes, { repair: true }).slices[0] : undefined) ?? slice;
  return {
    parameters: kept.params,
    bestFit: slice.params,
    rmse: kept.rmse,
    quotes: k.length,
    lowest: Math.min(...k),
    highest: Math.max(...k),
    isRepaired,
    minG: slice.minG,
    argMinG: slice.argMinG,
  };
}

/** Whether a smile is fitted to an out-of-the-money option; NaN is no volatility. */
export function isFitted(vol: number, price: number, tickSize: number): boolean {
  return vol > 0 && price >= LEAST_TICKS * tickSize * (1 - ROUNDING);
}

/** Black's vega over what it has in common with that of every other strike: discount, forward and time. */
function vegaShare(moneyness: number, deviation: number): number {
  return normalPdf(0.5 * deviation - moneyness / deviation);
}
