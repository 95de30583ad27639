import { OPTION_SERIES, OPTION_SERIES_CODES, expiryInstant, toDayNumber } from '@cushing/products';
import type { IsoDate, OptionSeries } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import { volStatusAt } from './expiry-sides.js';
import type { ExpiryTerms, OptionExpirySummary, VolStatus } from './option-answers.types.js';
import type { AnalysedDay, AnalysedExpiry, OptionSide } from './options.types.js';

/** Expiries that an error names on either side of the one asked for. */
const NEAREST = 2;

/** @returns what every answer about the expiry says of it */
export function expiryTerms({ product, source, tradeDate }: AnalysedDay, expiry: AnalysedExpiry): ExpiryTerms {
  const { exerciseStyle, premiumStyle } = OPTION_SERIES[expiry.series];
  return {
    product,
    series: expiry.series,
    month: expiry.month,
    expiry: expiry.expiry,
    expiresAt: expiryInstant(expiry.expiry),
    underlying: expiry.underlying,
    exerciseStyle,
    premiumStyle,
    tradeDate,
    source,
    daysToExpiry: expiry.daysToExpiry,
    years: expiry.years,
    forward: numberOrNull(expiry.forward),
    forwardSource: expiry.forwardSource,
    model: expiry.model.model,
    atmVol: numberOrNull(expiry.atmVol),
    atmVolStatus: atmVolStatus(expiry),
  };
}

export function expirySummary(day: AnalysedDay, expiry: AnalysedExpiry): OptionExpirySummary {
  const { strikes, calls, puts } = expiry;
  return {
    ...expiryTerms(day, expiry),
    strikes: strikes.length,
    volume: sumOf(calls, 'volume') + sumOf(puts, 'volume'),
    openInterest: sumOf(calls, 'openInterest') + sumOf(puts, 'openInterest'),
  };
}

/**
 * @param series the product's first that has the expiry where absent
 * @throws {AppError} BAD_USER_INPUT for an expiry that is not listed, and for a series of another product; NOT_FOUND
 * for a series without settlements on that date
 */
export function findExpiry(day: AnalysedDay, expiry: IsoDate, series: OptionSeries | undefined): AnalysedExpiry {
  const among =
    series === undefined
      ? day.expiries
      : day.expiries.filter((candidate) => candidate.series === findSeries(day, series));
  const found = among.find((candidate) => candidate.expiry === expiry);
  if (found !== undefined) return found;
  const nearest = nearestExpiries(among, expiry);
  const whose = series === undefined ? day.product : `${day.product} (${series})`;
  throw new AppError(
    'BAD_USER_INPUT',
    `No options of ${whose} expire on ${expiry}. The nearest expiries listed on ${day.tradeDate}: ${nearest.join(', ')}.`,
    { reason: 'EXPIRY_NOT_LISTED', details: { product: day.product, tradeDate: day.tradeDate, nearest } },
  );
}

/**
 * @param series the product's first that has settlements where absent
 * @throws {AppError} BAD_USER_INPUT for a series of another product; NOT_FOUND for one without settlements that day
 */
export function findSeries(
  { product, tradeDate, expiries }: AnalysedDay,
  series: OptionSeries | undefined,
): OptionSeries {
  const ofProduct = OPTION_SERIES_CODES.filter((code) => OPTION_SERIES[code].underlying === product);
  if (series !== undefined && !ofProduct.includes(series)) {
    throw new AppError(
      'BAD_USER_INPUT',
      `${series} are options on ${OPTION_SERIES[series].underlying}, not on ${product}: ask for ${ofProduct.join(' or ')}.`,
      { reason: 'SERIES_OF_OTHER_PRODUCT', details: { product, series: ofProduct } },
    );
  }
  const settled = ofProduct.filter((code) => expiries.some((expiry) => expiry.series === code));
  const found = series === undefined ? settled[0] : settled.find((code) => code === series);
  if (found !== undefined) return found;
  throw new AppError(
    'NOT_FOUND',
    `${series ?? product} has no option settlements on ${tradeDate}: ask for ${settled.join(' or ') || 'another date'}.`,
    { reason: 'NO_OPTION_SETTLEMENTS', details: { product, tradeDate, series: settled } },
  );
}

function nearestExpiries(expiries: readonly AnalysedExpiry[], wanted: IsoDate): readonly IsoDate[] {
  const day = toDayNumber(wanted);
  return [...new Set(expiries.map(({ expiry }) => expiry))]
    .sort((one, other) => Math.abs(toDayNumber(one) - day) - Math.abs(toDayNumber(other) - day))
    .slice(0, 2 * NEAREST)
    .sort();
}

/** Where there is no volatility at the forward, the reason is that of the expiry, or of the option nearest to it. */
export function atmVolStatus(expiry: AnalysedExpiry): VolStatus {
  if (!Number.isNaN(expiry.atmVol)) return 'OK';
  if (expiry.years <= 0) return 'EXPIRED';
  if (expiry.forwardSource === 'NONE') return 'NO_FORWARD';
  const status = volStatusAt(expiry, expiry.forward);
  return status === 'OK' ? 'NO_QUOTE' : status;
}

function sumOf(side: OptionSide, column: 'volume' | 'openInterest'): number {
  return side[column].reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);
}

/** @returns null for a number that is none */
export function numberOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
