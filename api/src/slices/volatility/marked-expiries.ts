import type { AnalysedExpiry, ExpiryMark } from '../options/index.js';
import { varianceToMaturity } from './constant-maturity.js';
import type { MaturityVariance } from './constant-maturity.js';
import { modelFreeSmileVariance } from './model-free-smile.js';

/** The maturity of the index and of what is held against realised volatility. */
export const CONSTANT_MATURITY_YEARS = 30 / 365;
/** An expiry at most a week beyond stands for it in the days after an expiry, when none lies before it. */
const REACH_YEARS = 7 / 365;

type TermExpiry = Pick<ExpiryMark, 'series' | 'expiry' | 'years' | 'atmVol'> & {
  readonly model: AnalysedExpiry['model'];
  readonly smile: unknown;
};

/**
 * The expiries of one series that have time left: of the first series that has a smile, else of the first.
 *
 * @param expiries by series
 * @returns the nearest first
 */
export function leadingExpiries<Expiry extends TermExpiry>(expiries: readonly Expiry[]): readonly Expiry[] {
  const toCome = expiries.filter(({ years }) => years > 0);
  const leading = toCome.find(({ smile }) => smile !== undefined) ?? toCome[0];
  return toCome.filter(({ series }) => series === leading?.series).sort((one, other) => one.years - other.years);
}

/** Variance at the forward to any maturity; none of expiries whose volatility is no lognormal one. */
export function atmVarianceTo(
  expiries: readonly TermExpiry[],
  years: number = CONSTANT_MATURITY_YEARS,
  reachYears: number = REACH_YEARS,
): MaturityVariance {
  return varianceToMaturity(leadingExpiries(expiries), atmVariance, years, reachYears);
}

function atmVariance({ model, atmVol }: TermExpiry): number {
  return model.model === 'BACHELIER' ? NaN : atmVol ** 2;
}

/** Variance over all strikes for the next 30 calendar days. */
export function modelFreeVarianceOf(expiries: readonly ExpiryMark[]): MaturityVariance {
  return varianceToMaturity(leadingExpiries(expiries), modelFreeVariance, CONSTANT_MATURITY_YEARS, REACH_YEARS);
}

function modelFreeVariance({ smile, years }: ExpiryMark): number {
  return smile === undefined ? NaN : modelFreeSmileVariance(smile, years);
}
