import { analyzeStrategy, measureAveragePriceOption, measureOption } from '@cushing/pricing';
import { move, transferableSymbol, valueSymbol } from 'piscina';

import { analyseDay, markDay } from '../../slices/options/index.js';
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
    case 'ANALYZE_STRATEGY': {
      const analysis = analyzeStrategy(task.legs, task.ranges);
      const { grid, payoff } = analysis;
      return handOver(analysis, [grid.buffer, payoff.atFirstExpiry.buffer, payoff.today.buffer]);
    }
    case 'MEASURE_AVERAGE_PRICE_OPTION':
      return measureAveragePriceOption(task.inputs);
  }
}

function handOver(value: object, memory: readonly ArrayBufferLike[]): object {
  return move({ [transferableSymbol]: memory, [valueSymbol]: value });
}

function memoryOf(expiries: readonly AnalysedExpiry[]): readonly ArrayBufferLike[] {
  return expiries.map(({ strikes }) => strikes.buffer);
}
