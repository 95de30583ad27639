import type { OptionSeries } from '@cushing/products';

import { numberOrNull, volAlong } from '../options/index.js';
import type { AnalysedDay, AnalysedExpiry, FittedSmile } from '../options/index.js';
import { arbitrageFindings } from './arbitrage-findings.js';
import { SURFACE_DELTAS, deltaLabel, deltaVols, smileShape } from './delta-vols.js';
import { expiriesToCome, expiryOutline } from './expiry-outline.js';
import { sviFit } from './svi-fit.js';
import type { SurfaceSlice, VolatilitySurface } from './volatility.types.js';

/** Half the width of the grid of log-moneyness: the least of these that holds all quotes, or the last. */
const REACHES = [0.1, 0.2, 0.3, 0.4, 0.5];
const STEPS_EACH_SIDE = 10;

/** @returns all smiles of a series on one trade date, on grids that let them be compared */
export function volatilitySurface(day: AnalysedDay, series: OptionSeries): VolatilitySurface {
  const { product, tradeDate, source } = day;
  const expiries = expiriesToCome(day, series);
  const smiles = expiries.flatMap(({ smile }) => (smile === undefined ? [] : [smile]));
  const logMoneyness = logMoneynessGrid(smiles);
  const slices = expiries.map((expiry) => surfaceSlice(day, expiry, logMoneyness));
  const ofSeries = day.expiries.find((expiry) => expiry.series === series);
  return {
    ...{ product, series, tradeDate, source },
    model: (expiries[0] ?? ofSeries)?.model.model ?? 'BLACK76',
    deltas: SURFACE_DELTAS,
    deltaLabels: SURFACE_DELTAS.map(deltaLabel),
    logMoneyness,
    slices,
    rmse: surfaceError(smiles),
    quotes: smiles.reduce((sum, { quotes }) => sum + quotes, 0),
    isArbitrageFree: slices.every(({ fit }) => fit === null || fit.isArbitrageFree),
    findings: arbitrageFindings(product, expiries),
  };
}

function surfaceSlice(day: AnalysedDay, expiry: AnalysedExpiry, logMoneyness: readonly number[]): SurfaceSlice {
  const { forward, smile } = expiry;
  const vol = volAlong(expiry);
  const strikes = logMoneyness.map((k) => (forward > 0 ? forward * Math.exp(k) : NaN));
  return {
    ...expiryOutline(day, expiry),
    ...smileShape(expiry),
    fit: sviFit(smile),
    byDelta: deltaVols(expiry, SURFACE_DELTAS).map((point) => point.vol),
    byLogMoneyness: strikes.map((strike) => (smile === undefined ? null : numberOrNull(vol(strike)))),
    strikesByLogMoneyness: strikes.map(numberOrNull),
  };
}

/** Even steps about zero, as far as the quotes go. */
export function logMoneynessGrid(smiles: readonly Pick<FittedSmile, 'lowest' | 'highest'>[]): readonly number[] {
  const widest = Math.max(0, ...smiles.flatMap(({ lowest, highest }) => [-lowest, highest]));
  const reach = REACHES.find((candidate) => candidate >= widest) ?? Math.max(...REACHES);
  return Array.from({ length: 2 * STEPS_EACH_SIDE + 1 }, (_, index) => {
    // In whole thousandths, so that the steps are the decimals they look like.
    return Math.round((1_000 * reach * (index - STEPS_EACH_SIDE)) / STEPS_EACH_SIDE) / 1_000;
  });
}

/** Each quote counts as much as another, whatever its expiry. */
export function surfaceError(smiles: readonly Pick<FittedSmile, 'rmse' | 'quotes'>[]): number | null {
  const quotes = smiles.reduce((sum, smile) => sum + smile.quotes, 0);
  if (quotes === 0) return null;
  return Math.sqrt(smiles.reduce((sum, smile) => sum + smile.quotes * smile.rmse ** 2, 0) / quotes);
}
