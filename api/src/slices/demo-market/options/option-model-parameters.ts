/** The numbers behind the simulated options: chosen to look like 2023-2026, not fitted to it. */
import type { OptionSeries, ProductCode } from '@cushing/products';

/** Names the model in the origin of an import. To change with anything that changes a simulated option. */
export const OPTION_MODEL_NAME = 'SSVI 1';

/** Expiries made of each series, nearest first. */
export const EXPIRIES = 12;

/** Strikes of a chain lie within so many standard deviations of the forward. */
export const CHAIN_DEVIATIONS = 4;
/** Chains keep the width of half a month to their end, as strikes once listed stay listed. */
export const LEAST_YEARS_OF_WIDTH = 15 / 365;

/** Volatility of the market: how it wanders around what the futures' factors say. */
export const VOLATILITY_DECAY = 0.984;
export const VOLATILITY_DEVIATION = 0.2;
/** What options cost above what the futures' factors say, as a factor on vol: at once, and more per √year. */
export const VOLATILITY_PREMIUM = 1.06;
export const VOLATILITY_PREMIUM_PER_ROOT_YEAR = 0.16;
/** By how much smiles steepen and bend, per unit of the log vol factor. */
export const SKEW_PER_VOLATILITY = 0.5;
export const CURVATURE_PER_VOLATILITY = 0.15;

/** How one product's options are priced above and below the money, and by what their vol moves. */
export interface OptionModel {
  /** Correlation of vol with the price whose shocks move it: negative where fear is of a fall. */
  readonly leverage: { readonly of: 'CL' | 'NG'; readonly correlation: number };
  /** Part of vol's variance that is common to all products moved by that price. */
  readonly shared: number;
  /** SSVI's rho by delivery month, January first. */
  readonly rho: readonly number[];
  /** SSVI's eta and gamma of the power law. */
  readonly eta: number;
  readonly gamma: number;
  /** Ordinary vol near the front, by which open interest spreads over strikes. */
  readonly usualVol: number;
}

/** What trades of one series. */
export interface OptionActivity {
  /** Contracts of the first expiry on an ordinary day, puts and calls of all strikes together. */
  readonly volume: number;
  /** Open interest of an ordinary month at its expiry, puts and calls of all strikes together. */
  readonly openInterest: number;
  /** Puts' share of it. */
  readonly puts: number;
  /** Width of the market at the money of the first expiry, in ticks. */
  readonly widthTicks: number;
}

function everyMonth(rho: number): readonly number[] {
  return Array.from({ length: 12 }, () => rho);
}

export const OPTION_MODELS: Readonly<Record<ProductCode, OptionModel>> = {
  CL: {
    leverage: { of: 'CL', correlation: -0.6 },
    shared: 1,
    rho: everyMonth(-0.28),
    eta: 0.9,
    gamma: 0.4,
    usualVol: 0.3,
  },
  BZ: {
    leverage: { of: 'CL', correlation: -0.6 },
    shared: 0.94,
    rho: everyMonth(-0.26),
    eta: 0.9,
    gamma: 0.4,
    usualVol: 0.29,
  },
  NG: {
    leverage: { of: 'NG', correlation: 0.45 },
    shared: 1,
    rho: [0.38, 0.36, 0.3, ...Array.from({ length: 7 }, () => 0.03), 0.25, 0.34],
    eta: 0.95,
    gamma: 0.38,
    usualVol: 0.5,
  },
  HO: {
    leverage: { of: 'CL', correlation: -0.5 },
    shared: 0.75,
    rho: everyMonth(-0.14),
    eta: 0.85,
    gamma: 0.4,
    usualVol: 0.3,
  },
  RB: {
    leverage: { of: 'CL', correlation: -0.5 },
    shared: 0.7,
    rho: everyMonth(-0.18),
    eta: 0.85,
    gamma: 0.4,
    usualVol: 0.31,
  },
};

export const OPTION_ACTIVITY: Readonly<Record<OptionSeries, OptionActivity>> = {
  LO: { volume: 75_000, openInterest: 210_000, puts: 0.6, widthTicks: 2 },
  BZO: { volume: 3_000, openInterest: 14_000, puts: 0.58, widthTicks: 4 },
  ON: { volume: 11_000, openInterest: 48_000, puts: 0.42, widthTicks: 3 },
  LN: { volume: 55_000, openInterest: 260_000, puts: 0.43, widthTicks: 2 },
  OH: { volume: 1_300, openInterest: 9_000, puts: 0.53, widthTicks: 12 },
  OB: { volume: 950, openInterest: 7_000, puts: 0.54, widthTicks: 12 },
};
