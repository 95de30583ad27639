import { expiryTerms } from '../options/index.js';
import type { AnalysedDay, AnalysedExpiry } from '../options/index.js';
import type { ExpiryOutline } from './volatility.types.js';

/** @returns what every answer about the expiry's volatility says of it */
export function expiryOutline(day: AnalysedDay, expiry: AnalysedExpiry): ExpiryOutline {
  const { series, month, underlying, daysToExpiry, years, forward, atmVol, atmVolStatus } = expiryTerms(day, expiry);
  return {
    series,
    month,
    expiry: expiry.expiry,
    underlying,
    daysToExpiry,
    years,
    forward,
    model: expiry.model.model,
    atmVol,
    atmVolStatus,
  };
}

/** @returns the expiries of a series that have time left, the nearest first */
export function expiriesToCome(day: AnalysedDay, series: AnalysedExpiry['series']): readonly AnalysedExpiry[] {
  return day.expiries
    .filter((expiry) => expiry.series === series && expiry.years > 0)
    .sort((one, other) => one.years - other.years);
}
