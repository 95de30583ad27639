import { onTick } from '../trading-session.js';

/** Width per squared distance from the money, in standard deviations, and per √year. */
const WIDTH_PER_DISTANCE = 0.25;
const WIDTH_PER_ROOT_YEAR = 1.5;
/** A market is not wider than this share of the price, and a tick. */
const WIDEST_SHARE = 0.5;
/** How far from the middle the settlement lies between bid and ask, as a share of the width. */
const OFF_MIDDLE = 0.15;

/** A settlement with the market around it; `bid` is NaN where nobody bids. */
export interface OptionQuote {
  readonly settle: number;
  readonly bid: number;
  readonly ask: number;
}

/**
 * The settlement on the tick grid, at least one tick, and a bid and an ask around it: wider away from the money and
 * further out, never worth more than half of a cheap option.
 *
 * @param price fair value in the quotation, ≥ 0
 * @param ticks how many of them make one of the quotation
 * @param widthTicks of the series at the money of its first expiry
 * @param distance from the money, in standard deviations
 * @param chance uniform in (0, 1): where between bid and ask it settled
 */
export function optionQuote(
  price: number,
  ticks: number,
  widthTicks: number,
  distance: number,
  years: number,
  chance: number,
): OptionQuote {
  const settle = onTick(price, ticks);
  const settleTicks = Math.round(settle * ticks);
  const width = Math.min(
    widthTicks * (1 + WIDTH_PER_DISTANCE * distance * distance) * (1 + WIDTH_PER_ROOT_YEAR * Math.sqrt(years)),
    1 + WIDEST_SHARE * settleTicks,
  );
  const below = Math.round(width * (0.5 + OFF_MIDDLE * (2 * chance - 1)));
  const bidTicks = settleTicks - Math.max(1, below);
  const askTicks = settleTicks + Math.max(1, Math.round(width) - below);
  return { settle, bid: bidTicks >= 1 ? bidTicks / ticks : NaN, ask: askTicks / ticks };
}
