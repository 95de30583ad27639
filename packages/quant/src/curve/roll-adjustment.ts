import { QuantError } from '../errors.js';

/** DIFFERENCE keeps daily changes, RATIO keeps daily returns of the contract that was held. */
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

/** Offsets to add or factors to multiply with, one a day; or the roll at which there is no ratio. */
export type RollAdjustments =
  | { readonly status: 'ok'; readonly adjustments: Float64Array }
  | { readonly status: 'ratio-undefined'; readonly roll: Roll };

/**
 * Back-adjusts a continuous futures series: what each day's prices are shifted or scaled by so that the gaps between
 * contracts close. The last contract keeps its prices, earlier ones carry the sum (or product) of all later gaps.
 *
 * @param method DIFFERENCE answers offsets in the price's unit, RATIO answers factors
 * @param days length of the series, a whole number ≥ 0
 * @param rolls ascending by index, each index in [1, days)
 * @returns one adjustment a day; `ratio-undefined` with the first such roll where either of its prices is ≤ 0
 * @throws {QuantError} ERR_QUANT_SHAPE for rolls out of order or out of range
 * @see Masteika, S., Rutkauskas, A. V. & Alexander, J. A. (2012), "Continuous futures data series for back testing
 * and technical analysis", Int. Conf. Economics, Business and Marketing Management 29, 265-269
 * @example
 * // 20.00 and 26.00 on the roll day: earlier prices rise by 6
 * rollAdjustments('DIFFERENCE', 3, [{ index: 2, outgoing: 20, incoming: 26 }]); // offsets 6, 6, 0
 */
export function rollAdjustments(method: RollAdjustmentMethod, days: number, rolls: readonly Roll[]): RollAdjustments {
  checkOrder(days, rolls);
  const isRatio = method === 'RATIO';
  const adjustments = new Float64Array(days);
  let adjustment = isRatio ? 1 : 0;
  let end = days;
  for (const roll of [...rolls].reverse()) {
    adjustments.fill(adjustment, roll.index, end);
    end = roll.index;
    if (!isRatio) adjustment += roll.incoming - roll.outgoing;
    else if (roll.outgoing > 0 && roll.incoming > 0) adjustment *= roll.incoming / roll.outgoing;
    else return { status: 'ratio-undefined', roll };
  }
  adjustments.fill(adjustment, 0, end);
  return { status: 'ok', adjustments };
}

function checkOrder(days: number, rolls: readonly Roll[]): void {
  let previous = 0;
  for (const { index } of rolls) {
    if (index <= previous || index >= days) {
      throw new QuantError('ERR_QUANT_SHAPE', `roll indices must ascend within [1, ${days}), got ${index}`);
    }
    previous = index;
  }
}
