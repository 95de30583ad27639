import type { OptionSeries } from '@cushing/products';

import { numberOrNull } from '../options/index.js';
import type { AnalysedDay, AnalysedExpiry } from '../options/index.js';
import { smileShape } from './delta-vols.js';
import { expiriesToCome, expiryOutline } from './expiry-outline.js';
import type { TermStructurePoint, VolatilityTermStructure } from './volatility.types.js';

/** @returns volatility at the money of all expiries that have time left */
export function termStructure(day: AnalysedDay, series: OptionSeries): VolatilityTermStructure {
  const { product, tradeDate, source } = day;
  const expiries = expiriesToCome(day, series);
  const points = expiries.map((expiry, index): TermStructurePoint => {
    const { riskReversal25, butterfly25 } = smileShape(expiry);
    return {
      ...expiryOutline(day, expiry),
      ...{ riskReversal25, butterfly25 },
      ...forwardVolatility(expiries[index - 1], expiry),
    };
  });
  return { product, series, tradeDate, source, points };
}

type TermVol = Pick<AnalysedExpiry, 'years' | 'atmVol' | 'model'>;

/**
 * Volatility between two expiries, as of one underlying: what total variance grows by, over the time between.
 *
 * @param before undefined for the first expiry
 */
export function forwardVolatility(
  before: TermVol | undefined,
  expiry: TermVol,
): Pick<TermStructurePoint, 'forwardVol' | 'forwardVolStatus'> {
  if (before === undefined) return { forwardVol: null, forwardVolStatus: 'FIRST_EXPIRY' };
  const growth = expiry.atmVol ** 2 * expiry.years - before.atmVol ** 2 * before.years;
  const isNormal = expiry.model.model === 'BACHELIER';
  if (Number.isNaN(growth) || isNormal !== (before.model.model === 'BACHELIER')) {
    return { forwardVol: null, forwardVolStatus: 'NO_VOL' };
  }
  if (growth < 0) return { forwardVol: null, forwardVolStatus: 'VARIANCE_FALLS' };
  return { forwardVol: numberOrNull(Math.sqrt(growth / (expiry.years - before.years))), forwardVolStatus: 'OK' };
}
