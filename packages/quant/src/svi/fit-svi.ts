/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { makeCalendarOrder } from './calendar-ceiling.js';
import { sviLeastVariance } from './raw-svi.js';
import type { SviParameters } from './raw-svi.js';
import { loadSlice, makeSliceData } from './slice-data.js';
import type { SliceData, SviQuotes } from './slice-data.js';
import { fitSlice, setBounds } from './slice-fit.js';
import { repairSlice, squaredError } from './slice-repair.js';
import { SCAN_LIMIT, SCAN_REACH, scanCalendar, scanSlice } from './slice-scan.js';
import { makeTurnFit } from './turn-fit.js';
import { fromWings } from './wing-coordinates.js';
import { wing } from './wing-fit.js';

export interface SviFitOptions {
  /** Answer parameters without butterfly and calendar arbitrage, the nearest to the quotes. */
  readonly repair?: boolean;
}

/** One expiry as fitted; all but T is NaN where nothing could be fitted. */
export interface SviSliceFit {
  readonly T: number;
  readonly params: SviParameters;
  /** Root of the weighted mean squared error of volatility, in vol points (0.01). */
  readonly rmse: number;
  /** Least g within |k| ≤ 2 and the quotes up to |k| 8; −Infinity where total variance is not positive. */
  readonly minG: number;
  /** Where; one of the log-moneynesses where g is that low. */
  readonly argMinG: number;
  /** Least g beyond, out to both infinities. */
  readonly minGWings: number;
  /** Least total variance. */
  readonly minW: number;
  /** Steeper slope of the two wings, b·(1 + |rho|): above 2 a wing has arbitrage (Lee 2004). */
  readonly wingSlope: number;
  /**
   * Least total variance above the expiry before, the limits of the wings included: −Infinity where one of that one is
   * steeper, the distance of the asymptotes where they are parallel. Infinity for the first expiry.
   */
  readonly calendarGap: number;
  /** Where, ±Infinity included; NaN for the first expiry. */
  readonly argCalendarGap: number;
}

/** What the surface as a whole may claim. */
export interface SviCertificate {
  readonly minG: number;
  readonly minGWings: number;
  readonly minW: number;
  readonly wingSlope: number;
  /** How many expiries lie below their predecessor somewhere. */
  readonly calendarCrossings: number;
  readonly calendarGap: number;
  /** Of each slice, in vol points (0.01). */
  readonly rmse: readonly number[];
  /** g ≥ 0, w > 0 and wings within Lee's bound everywhere, and no crossing; false where nothing could be fitted. */
  readonly isArbitrageFree: boolean;
}

export interface SviSurfaceFit {
  /** In the order of the quotes given. */
  readonly slices: readonly SviSliceFit[];
  readonly certificate: SviCertificate;
}

/**
 * Fits raw SVI to every expiry of a surface and says what arbitrage the result holds.
 *
 * Each slice is the least squares fit in volatility with wings within Lee's bound, found by eliminating the three
 * parameters that enter linearly and searching for the turn. With `repair`, a slice that has butterfly arbitrage, or
 * that lies below the expiry before, is replaced by the best one that has and does neither, shortest expiry first;
 * where expiries cross, all of them give way, as their errors in volatility ask.
 *
 * @param slices quotes by expiry, in any order; quotes with a number that is not finite, or a volatility or weight that
 * is not positive, or whose total variance no double holds, count as absent; two quotes or fewer give a flat slice, none gives NaN parameters and no part in the
 * certificate
 * @param options see there
 * @returns slices in the order given, and a certificate from a dense grid refined at every dip, the wings to infinity
 * included
 * Error bound: quotes that are those of a slice without arbitrage come back within 1e-12 in volatility.
 * @see De Marco, S. & Martini, C. (2009), "Quasi-explicit calibration of Gatheral's SVI model", Zeliade Systems;
 * Golub, G. & Pereyra, V. (1973), "The differentiation of pseudo-inverses and nonlinear least squares problems whose
 * variables separate", SIAM J. Numerical Analysis 10, 413-432; Gatheral & Jacquier (2014), "Arbitrage-free SVI
 * volatility surfaces", Quantitative Finance 14, 59-71; Lee, R. (2004), "The moment formula for implied volatility at
 * extreme strikes", Mathematical Finance 14, 469-480
 * @example
 * const fit = fitSvi([{ T: 0.25, k: [-0.2, -0.1, 0, 0.1, 0.2], iv: [0.46, 0.41, 0.38, 0.37, 0.38] }], { repair: true });
 * fit.certificate.isArbitrageFree; // true
 */
export function fitSvi(slices: readonly SviQuotes[], options: SviFitOptions = {}): SviSurfaceFit {
  const data = makeSliceData(slices.reduce((most, slice) => Math.max(most, slice.k.length), 0));
  const turn = makeTurnFit(data.k.length);
  const order = byExpiry(slices);
  const first: (SviParameters | undefined)[] = [];
  const calendar = makeCalendarOrder(slices.length);
  for (const index of order) {
    const quotes = slices[index];
    if (quotes === undefined) continue;
    loadSlice(quotes, data);
    if (data.count === 0 || !isExpiry(data.T)) continue;
    fitSlice(data, turn);
    const params = fromWings(wing.at);
    first[index] = params;
    calendar.slices.push(params);
    calendar.expiries.push(data.T);
  }
  const fits: SviSliceFit[] = [];
  let earlier: SviParameters | undefined;
  let position = 0;
  for (const index of order) {
    const quotes = slices[index];
    if (quotes === undefined) continue;
    loadSlice(quotes, data);
    const low = Math.max(Math.min(-SCAN_REACH, data.low), -SCAN_LIMIT);
    const high = Math.min(Math.max(SCAN_REACH, data.high), SCAN_LIMIT);
    let params = first[index];
    if (params !== undefined && options.repair === true) {
      setBounds(data, turn);
      params = repairSlice(data, params, {
        earlier,
        order: calendar,
        position,
        lowQuote: data.low,
        highQuote: data.high,
        low,
        high,
      });
    }
    fits[index] = certify(data, params, earlier, low, high);
    earlier = params ?? earlier;
    if (params !== undefined) position += 1;
  }
  return { slices: fits, certificate: certifySurface(fits) };
}

/** The places of the slices by expiry; those without one come last. */
function byExpiry(slices: readonly SviQuotes[]): readonly number[] {
  const expiries = slices.map(({ T }) => (isExpiry(T) ? T : Infinity));
  const compare = (i: number, j: number): number => {
    const [one, other] = [expiries[i] as number, expiries[j] as number];
    return one < other ? -1 : Number(one > other);
  };
  return slices.map((_, index) => index).sort(compare);
}

function isExpiry(T: number): boolean {
  return T > 0 && T < Infinity;
}

function certify(
  data: SliceData,
  params: SviParameters | undefined,
  earlier: SviParameters | undefined,
  low: number,
  high: number,
): SviSliceFit {
  const scan = { minG: NaN, argMinG: NaN, minGWings: NaN, argMinGWings: NaN };
  const calendar = { gap: params === undefined ? NaN : Infinity, argGap: NaN };
  if (params !== undefined) {
    scanSlice(params, low, high, scan);
    if (earlier !== undefined) scanCalendar(earlier, params, low, high, calendar);
  }
  const slice = params ?? { a: NaN, b: NaN, rho: NaN, m: NaN, sigma: NaN };
  return {
    T: data.T,
    params: slice,
    rmse: params === undefined ? NaN : 100 * Math.sqrt(squaredError(data, slice)),
    minG: scan.minG,
    argMinG: scan.argMinG,
    minGWings: scan.minGWings,
    minW: sviLeastVariance(slice),
    wingSlope: slice.b * (1 + Math.abs(slice.rho)),
    calendarGap: calendar.gap,
    argCalendarGap: calendar.argGap,
  };
}

function certifySurface(fits: readonly SviSliceFit[]): SviCertificate {
  const slices = fits.filter((fit) => Number.isFinite(fit.params.a));
  const minG = Math.min(...slices.map((slice) => slice.minG));
  const minGWings = Math.min(...slices.map((slice) => slice.minGWings));
  const minW = Math.min(...slices.map((slice) => slice.minW));
  const wingSlope = Math.max(0, ...slices.map((slice) => slice.wingSlope));
  const calendarCrossings = slices.filter((slice) => slice.calendarGap < 0).length;
  return {
    minG,
    minGWings,
    minW,
    wingSlope,
    calendarCrossings,
    calendarGap: Math.min(...slices.map((slice) => slice.calendarGap)),
    rmse: fits.map((slice) => slice.rmse),
    isArbitrageFree:
      slices.length > 0 && minG >= 0 && minGWings >= 0 && minW > 0 && wingSlope <= 2 && calendarCrossings === 0,
  };
}
