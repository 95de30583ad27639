import type { OptionType } from '@cushing/quant';

import type { PricingModel } from './pricing-model.js';

/** One option and the market it is valued in. */
export interface OptionInputs {
  readonly model: PricingModel;
  readonly type: OptionType;
  /** Price of the underlying future, in the quotation. */
  readonly forward: number;
  /** In the quotation. */
  readonly strike: number;
  /** To the expiry instant, actual/365, ≥ 0. */
  readonly years: number;
  /** Per sqrt(year): a decimal for lognormal models, in the quotation for BACHELIER. */
  readonly vol: number;
  /** Continuously compounded, per year; 0 for a premium that is margined. */
  readonly rate: number;
}

/** Names of the sensitivities, in the order in which they are shown. */
export const GREEKS = [
  'DELTA',
  'GAMMA',
  'VEGA',
  'THETA',
  'RHO',
  'VANNA',
  'VOLGA',
  'CHARM',
  'VETA',
  'SPEED',
  'ZOMMA',
  'COLOR',
  'ULTIMA',
  'DUAL_DELTA',
  'DUAL_GAMMA',
] as const;
export type Greek = (typeof GREEKS)[number];

/**
 * Value and sensitivities in a desk's units: theta, charm, veta and color per calendar day; vega, vanna, volga, veta,
 * zomma and ultima per vol point (0.01 of the vol, once for each vol in them); rho per percentage point of the rate;
 * everything else per 1.00 of the quotation. Null where the model has none.
 */
export interface OptionMeasures {
  /** Present value, in the quotation. */
  readonly price: number;
  readonly greeks: Readonly<Record<Greek, number | null>>;
}

/** Why there is no volatility: see `ImpliedVol`. */
export type NoVolReason =
  | 'NO_QUOTE' // neither a settle nor both of bid and ask
  | 'NO_FORWARD' // nothing to value the option against
  | 'EXPIRED' // no time left
  | 'BELOW_INTRINSIC' // worth less than exercising it
  | 'AT_INTRINSIC' // worth exactly that: every low enough volatility gives this price
  | 'ABOVE_BOUND' // worth more than the future (call) or the strike (put)
  | 'AT_MINIMUM_TICK' // as small as prices get: it was rounded, and any volatility up to its own may be the true one
  | 'NOT_LOGNORMAL'; // the model knows no forward or strike that is not positive

/** A volatility, or why there is none. */
export type ImpliedVol =
  { readonly status: 'OK'; readonly vol: number } | { readonly status: NoVolReason; readonly vol: null };
