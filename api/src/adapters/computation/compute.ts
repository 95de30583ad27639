import {
  measureAveragePriceOption,
  measureOption,
  strategyGrid,
  strategyOutcomes,
  strategyPayoff,
  strategyTotals,
} from '@cushing/pricing';
import { move, transferableSymbol, valueSymbol } from 'piscina';

import { memoryOf as repricedMemory, repriceExpiry } from '../../slices/live-options/index.js';
import { analyseDay, markDay, valueOption, valueSpreadOption } from '../../slices/options/index.js';
import type { AnalysedExpiry } from '../../slices/options/index.js';
import type { ComputationTask } from './computation-task.js';

/** Does a task and gives away what it has made: numbers change hands without being copied. */
export function compute(task: ComputationTask): unknown {
  switch (task.kind) {
    case 'ANALYSE': {
      const expiries = analyseDay(task.input);
      return handOver(expiries, memoryOf(expiries));
    }
    case 'MARK':
      return markDay(task.input);
    case 'MEASURE_EACH': {
      const { options, greek } = task;
      const values = Float64Array.from(options, (option) => measureOption(option, [greek]).greeks[greek] ?? NaN);
      return handOver(values, [values.buffer]);
    }
    case 'STRATEGY_OUTLINE':
      return { ...strategyTotals(task.legs), ...strategyOutcomes(task.legs) };
    case 'STRATEGY_PAYOFF': {
      const payoff = strategyPayoff(task.legs, Float64Array.from(task.prices));
      return handOver(payoff, [payoff.atFirstExpiry.buffer, payoff.today.buffer]);
    }
    case 'STRATEGY_GRID': {
      const grid = strategyGrid(task.legs, task.ranges);
      return handOver(grid, [grid.buffer]);
    }
    case 'VALUE_OPTION':
      return valueOption(task.option);
    case 'VALUE_SPREAD_OPTION':
      return valueSpreadOption(task.inputs);
    case 'MEASURE_AVERAGE_PRICE_OPTION':
      return measureAveragePriceOption(task.inputs);
    case 'REPRICE_EXPIRIES': {
      const { terms, forwards, now } = task;
      const repriced = terms.map((each, index) => repriceExpiry(each, forwards[index] ?? NaN, now));
      return handOver(repriced, repriced.map(repricedMemory));
    }
  }
}

function handOver(value: object, memory: readonly ArrayBufferLike[]): object {
  return move({ [transferableSymbol]: memory, [valueSymbol]: value });
}

function memoryOf(expiries: readonly AnalysedExpiry[]): readonly ArrayBufferLike[] {
  return expiries.map(({ strikes }) => strikes.buffer);
}
