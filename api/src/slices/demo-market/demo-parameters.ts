/** The numbers behind the simulated market. They are made to look like 2023-2026, not fitted to it. */
import type { ProductCode } from '@cushing/products';
import type { SchwartzSmithParameters } from '@cushing/quant';

/** Simulation begins here whatever is shown of it, so that the same seed always tells the same past. */
export const PATH_BEGINS = '2020-01-02';

/** Years shown. */
export const YEARS_SHOWN = 3;

/** Contract months simulated for each product; fewer where fewer are listed. */
export const MONTHS: Readonly<Record<ProductCode, number>> = { CL: 60, BZ: 60, NG: 60, HO: 36, RB: 36 };

/** A two-factor curve with a real-world pull of its long-term factor towards a level. */
export interface CurveModel {
  readonly parameters: SchwartzSmithParameters;
  /** Price that ξ is pulled to, in the quotation. */
  readonly level: number;
  /** Speed of that pull, per year. */
  readonly pull: number;
}

export const CRUDE: CurveModel = {
  parameters: {
    kappa: 1.1,
    sigmaChi: 0.27,
    sigmaXi: 0.14,
    rho: 0.3,
    muXi: 0,
    muXiStar: -0.012,
    lambdaChi: 0.02,
  },
  level: 68,
  pull: 0.9,
};

export const GAS: CurveModel = {
  parameters: {
    kappa: 1.8,
    sigmaChi: 0.58,
    sigmaXi: 0.13,
    rho: 0.1,
    muXi: 0,
    muXiStar: 0.004,
    lambdaChi: -0.05,
  },
  level: 3.5,
  pull: 1,
};

/** A differential in USD/bbl that reverts to its mean: Brent over WTI, refined products over WTI. */
export interface DifferentialModel {
  readonly mean: number;
  /** Per year. */
  readonly reversion: number;
  /** USD/bbl per square root of a year. */
  readonly vol: number;
  /** It never falls below, USD/bbl. */
  readonly floor: number;
  /** Seasonal swing around the mean, USD/bbl, and the month in which it is highest, 1 … 12. */
  readonly season: { readonly swing: number; readonly peakMonth: number };
}

export const BRENT: DifferentialModel = {
  mean: 4.2,
  reversion: 3,
  vol: 2.2,
  floor: 0.5,
  season: { swing: 0, peakMonth: 1 },
};
export const HEATING_OIL: DifferentialModel = {
  mean: 27,
  reversion: 1.6,
  vol: 9,
  floor: 8,
  season: { swing: 2.5, peakMonth: 1 },
};
export const GASOLINE: DifferentialModel = {
  mean: 19,
  reversion: 1.8,
  vol: 8,
  floor: 5,
  season: { swing: 6, peakMonth: 6 },
};

/** Log premium of gas delivered in each month, January first; sums to zero. */
export const GAS_SEASON: readonly number[] = [
  0.15, 0.125, 0.035, -0.07, -0.085, -0.06, -0.03, -0.025, -0.045, -0.035, 0.005, 0.035,
];

/** How much of crude's shock each other shock shares. */
export const CORRELATION_WITH_CRUDE = { gas: 0.12, brent: -0.1, heatingOil: 0.1, gasoline: 0.05 } as const;

/** Size of the busiest contract's day and of its open interest. */
export const ACTIVITY: Readonly<Record<ProductCode, { readonly volume: number; readonly openInterest: number }>> = {
  CL: { volume: 330_000, openInterest: 340_000 },
  BZ: { volume: 42_000, openInterest: 60_000 },
  NG: { volume: 190_000, openInterest: 290_000 },
  HO: { volume: 62_000, openInterest: 95_000 },
  RB: { volume: 58_000, openInterest: 105_000 },
};
