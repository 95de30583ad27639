/** The numbers behind the simulated market: chosen to look like 2023-2026, not fitted to it. */
import { monthlySeasonality } from '@cushing/curves';
import type { SchwartzSmithParameters } from '@cushing/curves';
import { PRODUCT_CODES } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

/** Names the model in the origin of an import. To change with anything that changes a simulated price. */
export const MODEL_NAME = 'Schwartz-Smith 1';

/** The path begins here whatever is shown of it, so that one seed tells one past. */
export const PATH_BEGINS = '2011-11-01';

/** The last day on which a market can be made: contracts end up to six years later, the calendars in 2060. */
export const PATH_ENDS = '2053-12-31';

export const YEARS_SHOWN = 3;

/** One step of the path, by the market's own time: a day on which anything settles. */
export const TRADING_DAYS_A_YEAR = 252;

/** What a product's own two factors drive: its price, or its margin over crude in USD/bbl. */
export interface ProductModel {
  readonly drives: 'PRICE' | 'MARGIN_OVER_CRUDE';
  readonly factors: SchwartzSmithParameters;
  /** What ξ is pulled to, as a price: in the quotation, or USD/bbl for a margin. */
  readonly level: number;
  /** Speed of that pull, per year. It belongs to the path alone: to the pricing measure ξ drifts freely. */
  readonly pull: number;
  /** Log factors by delivery month, January first. */
  readonly season: Float64Array;
  /** Contract months made, nearest first. */
  readonly months: number;
  readonly activity: ProductActivity;
}

export interface ProductActivity {
  /** Contracts traded on an ordinary day, all months together. */
  readonly volume: number;
  /** Open interest of an ordinary month before it closes out. */
  readonly openInterest: number;
  /** Delivery months that hedgers gather in, 1 … 12, and how many times an ordinary month's interest they draw. */
  readonly gathering: Readonly<Partial<Record<number, number>>>;
}

const NO_SEASON = monthlySeasonality([], []);

/**
 * Five markets, two factors each. Crude and gas have prices of their own; Brent, heating oil and gasoline are crude
 * plus a margin that is positive by construction, so that no simulated refinery or tanker earns less than nothing.
 */
export const PRODUCT_MODELS: Readonly<Record<ProductCode, ProductModel>> = {
  CL: {
    drives: 'PRICE',
    factors: { kappa: 1.2, sigmaChi: 0.225, sigmaXi: 0.11, rho: 0.2, muXi: 0, muXiStar: -0.00605, lambdaChi: 0.02 },
    level: 71,
    pull: 1.6,
    season: NO_SEASON,
    months: 60,
    activity: { volume: 900_000, openInterest: 320_000, gathering: { 6: 1.6, 12: 2.8 } },
  },
  BZ: {
    drives: 'MARGIN_OVER_CRUDE',
    factors: { kappa: 4, sigmaChi: 0.55, sigmaXi: 0.05, rho: 0, muXi: 0, muXiStar: -0.00125, lambdaChi: 0 },
    level: 4,
    pull: 1,
    season: NO_SEASON,
    months: 60,
    activity: { volume: 110_000, openInterest: 52_000, gathering: { 6: 1.6, 12: 2.6 } },
  },
  NG: {
    drives: 'PRICE',
    factors: { kappa: 1.9, sigmaChi: 0.5, sigmaXi: 0.13, rho: 0.1, muXi: 0, muXiStar: -0.004, lambdaChi: -0.08 },
    level: 3.8,
    pull: 1.4,
    season: monthlySeasonality([0.107, 0.044, 0.008], [0.003, 0.012, 0.018]),
    months: 60,
    activity: { volume: 480_000, openInterest: 230_000, gathering: { 1: 1.7, 3: 1.6, 4: 1.5, 10: 1.6, 12: 1.9 } },
  },
  HO: {
    drives: 'MARGIN_OVER_CRUDE',
    factors: { kappa: 1.6, sigmaChi: 0.36, sigmaXi: 0.06, rho: 0, muXi: 0, muXiStar: -0.01, lambdaChi: 0.02 },
    level: 25,
    pull: 1,
    season: monthlySeasonality([0.065, 0.01], [-0.02, 0]),
    months: 36,
    activity: { volume: 170_000, openInterest: 88_000, gathering: { 6: 1.3, 12: 2 } },
  },
  RB: {
    drives: 'MARGIN_OVER_CRUDE',
    factors: { kappa: 1.7, sigmaChi: 0.38, sigmaXi: 0.06, rho: 0, muXi: 0, muXiStar: -0.01, lambdaChi: 0.02 },
    level: 17.5,
    pull: 1,
    season: monthlySeasonality([-0.24, -0.04], [0.08, -0.03]),
    months: 36,
    activity: { volume: 200_000, openInterest: 104_000, gathering: { 6: 1.4, 12: 1.8 } },
  },
};

/**
 * Correlations between the products' own factors, in the order of `PRODUCT_CODES`: between short-term ones and, the
 * same, between long-term ones. Prices move together far more than this, as four of them contain crude.
 */
export const FACTOR_CORRELATIONS: readonly (readonly number[])[] = [
  [1, 0.15, 0.1, 0.1, 0.15],
  [0.15, 1, 0.05, 0.1, 0.05],
  [0.1, 0.05, 1, 0.15, 0],
  [0.1, 0.1, 0.15, 1, 0.45],
  [0.15, 0.05, 0, 0.45, 1],
];

/** Busy and quiet weeks: the log of a product's volume reverts to 0 by this much a day, around this deviation. */
export const ACTIVITY_DECAY = 0.93;
export const ACTIVITY_DEVIATION = 0.17;

/** @returns the place of a product in everything that is ordered as `PRODUCT_CODES` */
export function productIndex(product: ProductCode): number {
  return PRODUCT_CODES.indexOf(product);
}
