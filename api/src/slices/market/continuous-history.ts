import { rollAdjustments } from '@cushing/curves';
import type { Roll } from '@cushing/curves';

import { AppError } from '../../shared/errors.js';
import { withoutNoise } from './change.js';
import type { FuturesSettlement } from './market.types.js';

/** How a continuous history closes the gap where one contract follows another. */
export type RollAdjustment = 'NONE' | 'DIFFERENCE' | 'RATIO';

/**
 * Back-adjusts the history of one nearby. The last contract keeps its prices.
 *
 * @param held the settlements of the nearby, ascending by trade date
 * @param next those of the nearby after it over the same dates: what was rolled into
 * @throws {AppError} BAD_USER_INPUT for a roll that has no price, or no ratio because a price was not positive
 */
export function adjustedHistory(
  held: readonly FuturesSettlement[],
  next: readonly FuturesSettlement[],
  method: Exclude<RollAdjustment, 'NONE'>,
): readonly FuturesSettlement[] {
  const result = rollAdjustments(method, held.length, rollsOf(held, next));
  if (result.status === 'ratio-undefined') {
    const { outgoing, incoming, index } = result.roll;
    throw new AppError(
      'BAD_USER_INPUT',
      `There is no ratio at the roll of ${String(held[index - 1]?.tradeDate)}, from ${outgoing} to ${incoming}: ` +
        'ask for DIFFERENCE, or for a range after that date.',
      { reason: 'RATIO_UNDEFINED' },
    );
  }
  return held.map((settlement, day) => {
    const by = result.adjustments[day] ?? NaN;
    const adjust = (price: number): number => withoutNoise(method === 'RATIO' ? price * by : price + by);
    return {
      ...settlement,
      open: settlement.open === null ? null : adjust(settlement.open),
      high: settlement.high === null ? null : adjust(settlement.high),
      low: settlement.low === null ? null : adjust(settlement.low),
      settle: adjust(settlement.settle),
    };
  });
}

function rollsOf(held: readonly FuturesSettlement[], next: readonly FuturesSettlement[]): readonly Roll[] {
  const nextOn = new Map(next.map((settlement) => [settlement.tradeDate, settlement]));
  return held.flatMap((incoming, index) => {
    const outgoing = held[index - 1];
    if (outgoing === undefined || outgoing.month === incoming.month) return [];
    const sameDay = nextOn.get(outgoing.tradeDate);
    if (sameDay?.month !== incoming.month) {
      throw new AppError(
        'BAD_USER_INPUT',
        `The roll from ${outgoing.symbol} into ${incoming.symbol} cannot be adjusted: ` +
          `${incoming.symbol} has no settlement on ${outgoing.tradeDate}. Ask for a range after that date, or for NONE.`,
        { reason: 'ROLL_PRICE_MISSING' },
      );
    }
    return [{ index, outgoing: outgoing.settle, incoming: sameDay.settle }];
  });
}
