import { MAX_GRID_POINTS, MAX_STRATEGY_LEGS, strategyFault } from '@cushing/pricing';
import type { StrategyAnalysis, StrategyRanges } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';

import { calculateAveragePriceOption } from './calculate-average-price-option.js';
import { calculateOption, greekValues } from './calculate-option.js';
import { calculateSpreadOption } from './calculate-spread-option.js';
import { badInput, requireWithin } from './calculator-input.js';
import type { NumberRange } from './calculator-input.js';
import type {
  AveragePriceCalculation,
  AveragePriceQuestion,
  OptionCalculation,
  OptionCalculationQuestion,
  SpreadOptionCalculation,
  SpreadOptionQuestion,
  StrategyAnswer,
  StrategyQuestion,
} from './calculator.types.js';
import type { FuturesSettles } from './option-days.js';
import type { OptionComputation } from './options.ports.js';
import type { OptionsService } from './options.service.js';
import type { AnalysedDay } from './options.types.js';
import { marketLeg } from './strategy-legs.js';
import type { MarketLeg } from './strategy-legs.js';
import { DEFAULT_STEPS, strategyPrices } from './strategy-prices.js';

export interface CalculatorServiceOptions {
  readonly options: Pick<OptionsService, 'day'>;
  readonly futures: Pick<FuturesSettles, 'settlementsOn'>;
  readonly computation: Pick<
    OptionComputation,
    'analyzeStrategy' | 'measureAveragePriceOption' | 'valueOption' | 'valueSpreadOption'
  >;
  /** Continuously compounded, per year; where a calculation says nothing of the rate. */
  readonly flatRate: number;
}

const VOL_SHIFT: NumberRange = { from: -1e6, to: 1e6 };
const DAYS: NumberRange = { from: 0, to: 36_500 };

/** Calculates what a desk asks for: single options from numbers alone, strategies from a trade date's prices. */
export class CalculatorService {
  readonly #options: CalculatorServiceOptions['options'];
  readonly #futures: CalculatorServiceOptions['futures'];
  readonly #computation: CalculatorServiceOptions['computation'];
  readonly #flatRate: number;

  constructor({ options, futures, computation, flatRate }: CalculatorServiceOptions) {
    this.#options = options;
    this.#futures = futures;
    this.#computation = computation;
    this.#flatRate = flatRate;
  }

  /** @throws {AppError} BAD_USER_INPUT with the field, for what is missing, said twice or out of range */
  option(question: OptionCalculationQuestion): Promise<OptionCalculation> {
    return calculateOption(question, this.#flatRate, this.#computation);
  }

  /** @throws {AppError} BAD_USER_INPUT with the field, for what is out of the model's range */
  spreadOption(question: SpreadOptionQuestion): Promise<SpreadOptionCalculation> {
    return calculateSpreadOption(question, this.#flatRate, this.#computation);
  }

  /** @throws {AppError} BAD_USER_INPUT with the field, for what is out of range */
  averagePriceOption(question: AveragePriceQuestion): Promise<AveragePriceCalculation> {
    return calculateAveragePriceOption(question, this.#flatRate, this.#computation);
  }

  /**
   * A position in futures and options of one product, at the prices of one trade date.
   *
   * @throws {AppError} BAD_USER_INPUT with the field and the leg, for what is not listed, out of range or too much;
   * NOT_FOUND when the store holds no options of the product, or none on or before that date
   */
  async strategy(question: StrategyQuestion): Promise<StrategyAnswer> {
    const { product, legs: asked, volShifts = [0], days = [0] } = question;
    if (asked.length === 0 || asked.length > MAX_STRATEGY_LEGS) {
      const message = `A strategy has 1 to ${MAX_STRATEGY_LEGS} legs, not ${asked.length}.`;
      throw badInput('legs', 'TOO_MANY_LEGS', message);
    }
    requireFewPoints(question);
    for (const [index, shift] of volShifts.entries()) requireWithin(`volShifts[${index}]`, shift, VOL_SHIFT);
    for (const [index, later] of days.entries()) requireWithin(`days[${index}]`, later, DAYS);
    const day = await this.#options.day(product, question.asOf);
    const settlements = await this.#futures.settlementsOn(product, day.source, [day.tradeDate]);
    const futures = new Map(settlements.map(({ month, settle }) => [month, settle]));
    const found = asked.map((leg, index) => marketLeg(leg, index, day, futures));
    const legs = found.map(({ leg }) => leg);
    const ranges: StrategyRanges = { prices: strategyPrices(question, legs), volShifts, days };
    const fault = strategyFault(legs, ranges);
    if (fault !== undefined) throw badInput(FIELDS_AT_FAULT[fault.reason], fault.reason, fault.message);
    return strategyAnswer(day, found, ranges, await this.#computation.analyzeStrategy(legs, ranges));
  }
}

/** Asked before anything is read. */
function requireFewPoints({ prices, priceSteps = DEFAULT_STEPS, volShifts = [0], days = [0] }: StrategyQuestion): void {
  const points = (prices?.length ?? priceSteps) * volShifts.length * days.length;
  if (points <= MAX_GRID_POINTS) return;
  throw badInput('prices', 'TOO_MANY_POINTS', `A grid has at most ${MAX_GRID_POINTS} points, not ${points}.`);
}

const FIELDS_AT_FAULT = {
  NO_LEGS: 'legs',
  TOO_MANY_LEGS: 'legs',
  LEG_OUT_OF_RANGE: 'legs',
  RANGE_OUT_OF_RANGE: 'days',
  TOO_MANY_POINTS: 'prices',
} as const;

function strategyAnswer(
  { product, tradeDate, source }: AnalysedDay,
  found: readonly MarketLeg[],
  ranges: StrategyRanges,
  { grid, payoff, greeks, greekStatuses, volKind, cost, profit, ...outcomes }: StrategyAnalysis,
): StrategyAnswer {
  const { contractSize, quotation } = PRODUCTS[product];
  const legs = found.map(({ answer }) => answer);
  const expiries = legs.flatMap(({ expiry }) => (expiry === null ? [] : [expiry])).sort();
  return {
    product,
    tradeDate,
    source,
    legs,
    cost,
    costUsd: cost * contractSize,
    profit,
    profitUsd: profit * contractSize,
    greeks: greekValues(greeks, (greek) => greekStatuses[greek], quotation, volKind).map((greek) => ({
      ...greek,
      usd: greek.value === null ? null : greek.value * contractSize,
    })),
    firstExpiry: expiries[0] ?? null,
    ...outcomes,
    payoff: ranges.prices.map((price, index) => ({
      price,
      atExpiry: payoff.atFirstExpiry[index] ?? NaN,
      today: payoff.today[index] ?? NaN,
    })),
    grid: { ...ranges, values: Array.from(grid) },
  };
}
