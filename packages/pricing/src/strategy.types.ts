import type { OptionType } from '@cushing/quant';

import type { PricingModel } from './pricing-model.js';

/** Most legs of one strategy. */
export const MAX_STRATEGY_LEGS = 12;
/** Most points of a grid of profit and loss. */
export const MAX_GRID_POINTS = 50_000;

/** A position in one option. */
export interface OptionLeg {
  readonly kind: 'OPTION';
  readonly model: PricingModel;
  readonly type: OptionType;
  readonly strike: number;
  /** Contracts, negative when sold. */
  readonly quantity: number;
  /** Premium paid or received for one, in the quotation. */
  readonly entryPrice: number;
  /** Price of its future now. */
  readonly forward: number;
  /** To its expiry; 0 once expired. */
  readonly years: number;
  /** As in `OptionInputs`. */
  readonly vol: number;
  readonly rate: number;
}

/** A position in a future. */
export interface FutureLeg {
  readonly kind: 'FUTURE';
  readonly quantity: number;
  readonly entryPrice: number;
  readonly forward: number;
}

export type StrategyLeg = OptionLeg | FutureLeg;

/**
 * What to compute besides the present: prices of the first leg's future (the other legs' futures move by the same
 * amount), shifts of all vols in their own unit (0.01 is a vol point), days from now.
 */
export interface StrategyRanges {
  readonly prices: readonly number[];
  readonly volShifts: readonly number[];
  /** Calendar days, ≥ 0. */
  readonly days: readonly number[];
}

/** Why a strategy is not computed. */
export type StrategyFaultReason =
  | 'NO_LEGS'
  | 'TOO_MANY_LEGS' // more than MAX_STRATEGY_LEGS
  | 'LEG_OUT_OF_RANGE' // not finite, a time or vol below 0, or a price of 0 or below in a lognormal model
  | 'RANGE_OUT_OF_RANGE' // one that is not finite, or a day before today
  | 'TOO_MANY_POINTS'; // prices × vol shifts × days above MAX_GRID_POINTS

export interface StrategyFault {
  readonly reason: StrategyFaultReason;
  /** A sentence for a person. */
  readonly message: string;
  /** Index of the leg that is at fault, where one is. */
  readonly leg?: number;
}
