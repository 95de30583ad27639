import { QuantError } from '@cushing/quant';

/** DIFFERENCE keeps the daily changes, RATIO the daily returns of the contract that was held. */
export type RollAdjustmentMethod = 'DIFFERENCE' | 'RATIO';

/** The end of holding one contract and the beginning of holding the next, both priced at the same time. */
export interface Roll {
  /** Index of the first day on which the incoming contract is held, ≥ 1. */
  readonly index: number;
  /** Settle of the outgoing contract on the last day on which it was held. */
  readonly outgoing: number;
  /** Settle of the incoming contract on that same day. */
  readonly incoming: number;
}

/** Offsets to add or factors to multiply with, one a day; or the latest roll at which there is no ratio. */
export type RollAdjustments =
  | { readonly status: 'ok'; readonly adjustments: Float64Array }
  | { readonly status: 'ratio-undefined'; readonly roll: Roll };

/**
 * Back-adjusts a continuous futures series: what each day's prices are shifted or scaled by so that the gaps between
 * contracts close. The last contract keeps its prices, earlier ones carry the sum (or product) of all later gaps.
 *
 * @param method DIFFERENCE answers offsets in the price's unit, RATIO answers factors
 * @param days length of the series, a whole number in [0, ∞)
 * @param rolls strictly ascending by index, each index in [1, days); prices any finite numbers
 * @returns one adjustment a day; `ratio-undefined` with the latest roll where a price is ≤ 0, which a market can
 * settle at: a return into or out of it means nothing
 * @throws {QuantError} ERR_QUANT_SHAPE for rolls out of order or out of range; ERR_QUANT_DOMAIN for `days` that is no
 * such number and for prices that are not finite
 * Error bound: an adjustment after n rolls is off by at most 2n·2⁻⁵³, relatively for RATIO and against the largest
 * partial sum for DIFFERENCE.
 * @see Masteika, S., Rutkauskas, A. V. & Alexander, J. A. (2012), "Continuous futures data series for back testing
 * and technical analysis", Int. Conf. on Economics, Business and Marketing Management, IPEDR 29, 265-269
 * @example
 * // 20.00 and 26.00 on the roll day: earlier prices rise by 6
 * rollAdjustments('DIFFERENCE', 3, [{ index: 2, outgoing: 20, incoming: 26 }]); // offsets 6, 6, 0
 */
export function rollAdjustments(method: RollAdjustmentMethod, days: number, rolls: readonly Roll[]): RollAdjustments {
  checkSeries(days, rolls);
  const isRatio = method === 'RATIO';
  const adjustments = new Float64Array(days);
  let adjustment = isRatio ? 1 : 0;
  let end = days;
  for (const roll of rolls.toReversed()) {
    adjustments.fill(adjustment, roll.index, end);
    end = roll.index;
    if (!isRatio) adjustment += roll.incoming - roll.outgoing;
    else if (roll.outgoing > 0 && roll.incoming > 0) adjustment *= roll.incoming / roll.outgoing;
    else return { status: 'ratio-undefined', roll };
  }
  adjustments.fill(adjustment, 0, end);
  return { status: 'ok', adjustments };
}

function checkSeries(days: number, rolls: readonly Roll[]): void {
  if (!Number.isInteger(days) || days < 0) {
    throw new QuantError('ERR_QUANT_DOMAIN', `days must be a whole number >= 0, got ${days}`);
  }
  let previous = 0;
  for (const { index, outgoing, incoming } of rolls) {
    if (!Number.isInteger(index) || index <= previous || index >= days) {
      throw new QuantError('ERR_QUANT_SHAPE', `roll indices must ascend within [1, ${days}), got ${index}`);
    }
    if (!Number.isFinite(outgoing) || !Number.isFinite(incoming)) {
      throw new QuantError('ERR_QUANT_DOMAIN', `roll prices must be finite, got ${outgoing} and ${incoming}`);
    }
    previous = index;
  }
}
