import type { IsoDate } from '@cushing/products';
import { constantMaturityVariance } from '@cushing/quant';

import type { IndexStatus } from './volatility.types.js';

/** The variance to a maturity that need not be an expiry. */
export interface MaturityVariance {
  /** Per year; NaN unless `status` is OK. */
  readonly variance: number;
  readonly status: IndexStatus;
  /** The last expiry up to the maturity that it is made of, and the first one beyond. */
  readonly near: IsoDate | null;
  readonly next: IsoDate | null;
  readonly isExtrapolated: boolean;
}

/**
 * Variance to a maturity, linear in total variance between the expiry before it and the one after. Where there is
 * nothing before it, or nothing that has a variance, the expiry after it stands for it alone if it is near enough: its
 * variance per year is taken to be the same from the first day on.
 *
 * @param expiries the nearest first, with years > 0
 * @param varianceOf per year to an expiry; NaN where there is none
 * @param years the maturity, > 0
 * @param reachYears how far beyond the maturity an expiry may stand for it
 */
export function varianceToMaturity<Expiry extends { readonly expiry: IsoDate; readonly years: number }>(
  expiries: readonly Expiry[],
  varianceOf: (expiry: Expiry) => number,
  years: number,
  reachYears: number,
): MaturityVariance {
  const near = expiries.findLast((candidate) => candidate.years <= years);
  const next = expiries.find((candidate) => candidate.years > years);
  const nearVariance = near === undefined ? NaN : varianceOf(near);
  if (near?.years === years && Number.isFinite(nearVariance)) {
    return { variance: nearVariance, status: 'OK', near: near.expiry, next: null, isExtrapolated: false };
  }
  if (next === undefined) return none('NO_EXPIRY_BRACKET');
  const nextVariance = varianceOf(next);
  if (near !== undefined && Number.isFinite(nearVariance) && Number.isFinite(nextVariance)) {
    const variance = constantMaturityVariance(near.years, nearVariance, next.years, nextVariance, years);
    return { variance, status: 'OK', near: near.expiry, next: next.expiry, isExtrapolated: false };
  }
  if (Number.isFinite(nextVariance) && next.years <= years + reachYears) {
    return { variance: nextVariance, status: 'OK', near: null, next: next.expiry, isExtrapolated: true };
  }
  return none(near === undefined ? 'NO_EXPIRY_BRACKET' : 'NO_SMILE');
}

function none(status: IndexStatus): MaturityVariance {
  return { variance: NaN, status, near: null, next: null, isExtrapolated: false };
}
