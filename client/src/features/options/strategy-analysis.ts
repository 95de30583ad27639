/** Everything that is shown of a strategy, computed here. */
import {
  strategyFault,
  strategyGrid,
  strategyOutcomes,
  strategyPayoff,
  strategyTotals,
  volKindOf,
} from '@cushing/pricing';
import type { StrategyLeg, StrategyOutcomes, StrategyTotals } from '@cushing/pricing';

import { roundNumbers } from '../../charts/number-ticks.js';

const DAYS_A_YEAR = 365;
/** Deviations of the future to either side, until the last option's expiry. */
const REACH = 2.5;
/** Beyond the outermost strike and break-even, as a share of the way to it. */
const ROOM = 0.15;
const LEAST_SHARE = 0.06;
const CURVE_POINTS = 140;
const TABLE_ROWS = 16;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1] as const;

export interface PayoffPoint {
  readonly price: number;
  readonly today: number;
  readonly atExpiry: number;
}

/** Profit and loss by price of the future and days from now. */
export interface ProfitTable {
  readonly prices: readonly number[];
  /** The row of the present price. */
  readonly presentRow: number;
  /** The last is the first expiry, and not whole. */
  readonly days: readonly number[];
  /** By row, then day; in the quotation, over all contracts. */
  readonly profits: readonly (readonly number[])[];
}

export interface StrategyAnalysis {
  readonly totals: StrategyTotals;
  readonly outcomes: StrategyOutcomes;
  readonly payoff: readonly PayoffPoint[];
  /** Price of the first leg's future now. */
  readonly forward: number;
  /** The price at which the most is gained or lost only because no future falls further; undefined where none is. */
  readonly gainFloor: number | undefined;
  readonly lossFloor: number | undefined;
  /** Calendar days to the first expiry among the legs; undefined without options. */
  readonly daysToExpiry: number | undefined;
}

export type AnalyzedStrategy =
  | { readonly status: 'OK'; readonly analysis: StrategyAnalysis }
  | { readonly status: 'FAULT'; readonly message: string };

/** @param tickSize of the price, which no point lies between two of */
export function analyzeStrategy(legs: readonly StrategyLeg[], tickSize: number): AnalyzedStrategy {
  const fault = strategyFault(legs);
  const [first] = legs;
  if (fault !== undefined || first === undefined) {
    return { status: 'FAULT', message: fault?.message ?? 'A strategy has at least one leg.' };
  }
  const outcomes = strategyOutcomes(legs);
  const prices = Float64Array.from(pricesOf(legs, outcomes.breakEvens, tickSize));
  const { today, atFirstExpiry } = strategyPayoff(legs, prices);
  return {
    status: 'OK',
    analysis: {
      totals: strategyTotals(legs),
      outcomes,
      payoff: Array.from(prices, (price, index) => ({
        price,
        today: today[index] ?? NaN,
        atExpiry: atFirstExpiry[index] ?? NaN,
      })),
      forward: first.forward,
      ...floorsOf(legs, outcomes, tickSize),
      daysToExpiry: daysLeft(legs),
    },
  };
}

/** @param volShift added to every vol, in its own unit */
export function profitTable(
  legs: readonly StrategyLeg[],
  { payoff, forward, daysToExpiry = 0 }: StrategyAnalysis,
  volShift: number,
): ProfitTable {
  const round = roundNumbers(payoff[0]?.price ?? forward, payoff.at(-1)?.price ?? forward, TABLE_ROWS);
  const prices = [...new Set([...round, forward])].sort((a, b) => a - b);
  const days = [
    ...new Set(QUARTERS.map((share) => (share === 1 ? daysToExpiry : Math.round(share * daysToExpiry)))),
  ].filter((day) => day <= daysToExpiry);
  const grid = strategyGrid(legs, { prices, volShifts: [volShift], days });
  return {
    prices,
    presentRow: prices.indexOf(forward),
    days,
    profits: prices.map((_, row) => days.map((__, column) => grid[row * days.length + column] ?? NaN)),
  };
}

/** Even steps over where the future may go, with every place where the profit has a kink or changes its sign. */
function pricesOf(legs: readonly StrategyLeg[], breakEvens: readonly number[], tickSize: number): readonly number[] {
  const [low, high] = rangeOf(legs, breakEvens);
  const step = Math.max(tickSize, Math.ceil((high - low) / CURVE_POINTS / tickSize) * tickSize);
  const onTick = (price: number): number => Number((Math.round(price / tickSize) * tickSize).toFixed(10));
  const prices = new Set<number>();
  for (let index = Math.ceil(low / step); index * step <= high; index += 1) prices.add(onTick(index * step));
  const first = legs[0]?.forward ?? 0;
  for (const leg of legs) if (leg.kind === 'OPTION') prices.add(leg.strike - (leg.forward - first));
  prices.add(first);
  for (const price of breakEvens) if (price >= low && price <= high) prices.add(price);
  return [...prices].sort((a, b) => a - b);
}

function rangeOf(legs: readonly StrategyLeg[], breakEvens: readonly number[]): readonly [number, number] {
  const first = legs[0]?.forward ?? 0;
  let reach = LEAST_SHARE * Math.abs(first);
  for (const leg of legs) {
    if (leg.kind === 'FUTURE') continue;
    const deviation = leg.vol * Math.sqrt(leg.years) * (volKindOf(leg.model) === 'NORMAL' ? 1 : Math.abs(leg.forward));
    reach = Math.max(reach, REACH * deviation, (1 + ROOM) * Math.abs(leg.strike - leg.forward));
  }
  const nearby = breakEvens.map((price) => Math.abs(price - first)).filter((away) => away < 2 * reach);
  reach = Math.max(reach, ...nearby.map((away) => (1 + ROOM) * away));
  return [isAboveZero(legs) ? Math.max(0, first - reach) : first - reach, first + reach];
}

/** Where the profit still moves at the lowest price that is reckoned with, what is gained or lost there is a bound. */
function floorsOf(
  legs: readonly StrategyLeg[],
  { maximumGain, maximumLoss }: StrategyOutcomes,
  tickSize: number,
): Pick<StrategyAnalysis, 'gainFloor' | 'lossFloor'> {
  const first = legs[0]?.forward ?? 0;
  if (!isAboveZero(legs)) return { gainFloor: undefined, lossFloor: undefined };
  const floor = Math.max(...legs.map((leg) => first - leg.forward));
  const { atFirstExpiry } = strategyPayoff(legs, Float64Array.of(floor, floor + tickSize));
  const [there = NaN, above = NaN] = atFirstExpiry;
  const isAt = (extreme: number | null): boolean =>
    extreme !== null && Math.abs(there - extreme) < tickSize / 2 && Math.abs(above - there) > tickSize / 2;
  return {
    gainFloor: isAt(maximumGain) && there > above ? floor : undefined,
    lossFloor: isAt(maximumLoss === null ? null : -maximumLoss) && there < above ? floor : undefined,
  };
}

function isAboveZero(legs: readonly StrategyLeg[]): boolean {
  return legs.every((leg) => leg.forward > 0 && (leg.kind === 'FUTURE' || leg.model !== 'BACHELIER'));
}

function daysLeft(legs: readonly StrategyLeg[]): number | undefined {
  const lives = legs.flatMap((leg) => (leg.kind === 'OPTION' ? [leg.years] : []));
  return lives.length === 0 ? undefined : Math.min(...lives) * DAYS_A_YEAR;
}
