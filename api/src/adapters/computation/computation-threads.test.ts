/** The valuations in real threads answer what they answer here, and refuse what is too much. */
import { availableParallelism } from 'node:os';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { analyzeStrategy, measureAveragePriceOption, measureOption } from '@cushing/pricing';
import type { AveragePriceInputs, OptionInputs, SpreadInputs, StrategyLeg } from '@cushing/pricing';

import { optionDay, settledChain, strikesBetween } from '../../../test/support/option-day.js';
import { AppError } from '../../shared/errors.js';
import { analyseDay, markDay, valueOption, valueSpreadOption } from '../../slices/options/index.js';
import type { DayInput, UnvaluedOption } from '../../slices/options/index.js';
import { liveExpiryTerms, repriceExpiry } from '../../slices/live-options/index.js';
import { ComputationThreads } from './computation-threads.js';

const THREADS = Math.max(1, Math.min(4, availableParallelism() - 1));

/** Two expiries of crude with straight lines for prices, which no model makes. */
function day(): DayInput {
  const rows = ['2026-11', '2026-12'].flatMap((month) =>
    settledChain('LO', month, strikesBetween(50, 80, 0.5), (type, strike) =>
      Math.max(0.5, 4 + (type === 'CALL' ? 0.5 : -0.5) * (63.4 - strike)),
    ),
  );
  return optionDay({ product: 'CL', tradeDate: '2026-09-01', rows, futures: { '2026-11': 63.4 } });
}

describe('with threads', () => {
  let threads: ComputationThreads;
  beforeAll(() => {
    threads = new ComputationThreads();
  });
  afterAll(() => threads.close());

  test('a day is analysed there as it is here, to the bit', async () => {
    expect(await threads.analyse(day())).toEqual(analyseDay(day()));
  });

  test('a day is marked there as it is here', async () => {
    expect(await threads.mark(day())).toEqual(markDay(day()));
  });

  test('what was asked of is left as it was, and what lies behind it stays here', async () => {
    const input = day();
    const { settlements } = input;
    const room = new Float64Array(1_000).fill(7);
    room.set(settlements.settle);
    const spare = { ...input, settlements: { ...settlements, settle: room } };
    expect(await threads.analyse(spare)).toEqual(analyseDay(day()));
    expect(spare.settlements.settle).toHaveLength(1_000);
    expect(settlements.strike).toHaveLength(settlements.length);
  });

  test('the numbers of an expiry arrive in one piece of memory of their own', async () => {
    const [first, second] = await threads.analyse(day());
    const sides = [first!.calls, first!.puts].flatMap((side) => Object.values<Float64Array | Uint8Array>({ ...side }));
    const memory = new Set([first!.strikes, ...sides].map(({ buffer }) => buffer));
    expect(memory.size).toBe(1);
    expect(memory.has(second!.strikes.buffer)).toBe(false);
  });

  test('a Greek is that of each option, NaN where there is none', async () => {
    const option = { type: 'CALL', forward: 63, strike: 65, years: 0.2, vol: 0.35, rate: 0.04 } as const;
    const options: readonly OptionInputs[] = [
      { ...option, model: 'AMERICAN' },
      { ...option, model: 'BAW' },
      { ...option, model: 'BLACK76' },
    ];
    const expected = options.map((inputs) => measureOption(inputs).greeks.VANNA ?? NaN);
    expect(expected[1]).toBeNaN();
    expect([...(await threads.measureEach(options, 'VANNA'))]).toEqual(expected);
  });

  test('a strategy is analysed there as it is here', async () => {
    const future = { kind: 'FUTURE', quantity: 2, entryPrice: 60, forward: 63 } as const;
    const option = { kind: 'OPTION', type: 'CALL', model: 'AMERICAN', quantity: -1, entryPrice: 2 } as const;
    const market = { forward: 63, strike: 65, years: 0.2, vol: 0.35, rate: 0.04 };
    const legs: readonly StrategyLeg[] = [future, { ...option, ...market }];
    const ranges = { prices: [59, 63], volShifts: [0], days: [0, 1] };
    expect(await threads.analyzeStrategy(legs, ranges)).toEqual(analyzeStrategy(legs, ranges));
    // In several pieces of payoff and grid.
    const prices = Array.from({ length: 6_001 }, (_, index) => 40 + index / 100);
    const many = { prices, volShifts: [-0.1, 0, 0.1], days: [0, 30] };
    expect(await threads.analyzeStrategy(legs, many)).toEqual(analyzeStrategy(legs, many));
  });

  test('an option is valued there as it is here', async () => {
    const option: UnvaluedOption = {
      ...{ model: 'AMERICAN', type: 'PUT', forward: 63, strike: 65, years: 0.2, rate: 0.04, vol: null, price: 4 },
    };
    expect(await threads.valueOption(option)).toEqual(valueOption(option));
  });

  test('a spread option is valued there as it is here', async () => {
    const inputs: SpreadInputs = {
      ...{ model: 'EXACT', type: 'CALL', forward1: 95, forward2: 75, strike: 18, years: 0.5 },
      ...{ vol1: 0.4, vol2: 0.35, correlation: 0.85, rate: 0.04 },
    };
    expect(await threads.valueSpreadOption(inputs)).toEqual(valueSpreadOption(inputs));
  });

  test('an average price option is measured there as it is here', async () => {
    const market = { strike: 63, rate: 0.04, vol: 0.35, knownFixings: [62], paymentYears: 0.2 };
    const fixings = [0.1, 0.2].map((years) => ({ years, forward: 63 }));
    const inputs: AveragePriceInputs = { method: 'EXACT', type: 'PUT', fixings, ...market };
    expect(await threads.measureAveragePriceOption(inputs)).toEqual(measureAveragePriceOption(inputs));
  });

  test('expiries are repriced there as they are here, and arrive in one piece of memory each', async () => {
    const terms = analyseDay(day()).map(liveExpiryTerms);
    const now = Date.parse('2026-09-02T12:00:00Z');
    const repriced = await threads.repriceExpiries(terms, [64, 65], now);
    expect(repriced).toEqual([repriceExpiry(terms[0]!, 64, now), repriceExpiry(terms[1]!, 65, now)]);
    expect(repriced[0]!.value.some((value) => value > 0)).toBe(true);
    for (const { vol, value, delta, gamma, vega, theta } of repriced) {
      expect(new Set([vol, value, delta, gamma, vega, theta].map(({ buffer }) => buffer)).size).toBe(1);
    }
    // What was sent is still here for the next round.
    expect(terms[0]!.strikes).toHaveLength(61);
  });

  test('a fault in what was asked is told as it is', async () => {
    const input = day();
    const series = input.settlements.series.slice().fill(99);
    const wrong = { ...input, settlements: { ...input.settlements, series } };
    await expect(threads.analyse(wrong)).rejects.toThrow('there is no option series 99');
  });
});

const BUSY = {
  ...{ name: 'AppError', code: 'UNAVAILABLE', reason: 'COMPUTATION_BUSY' },
  details: { retryAfterMs: 2_000 },
};

describe('the threads', () => {
  const refusals = async (threads: ComputationThreads, tasks: number): Promise<unknown[]> => {
    const outcomes = await Promise.allSettled(Array.from({ length: tasks }, () => threads.mark(day())));
    return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  };

  test('refuse at once what is too much, and do the rest', async () => {
    const threads = new ComputationThreads({ maxWaiting: 3 });
    const refused = await refusals(threads, 20);
    expect(refused).toHaveLength(20 - 3 - THREADS);
    for (const error of refused) expect(error).toMatchObject(BUSY);
    expect(await threads.mark(day())).toHaveLength(2);
    await threads.close();
  });

  test('do what a page shows before calculations that came first, and refuse too many of those', async () => {
    const threads = new ComputationThreads({ maxCalculationsWaiting: 5, calculationWaitMs: 600_000 });
    const market = { forward: 63, strike: 65, years: 0.2, vol: 0.35, rate: 0.04 };
    const leg = { kind: 'OPTION', type: 'CALL', model: 'AMERICAN', quantity: -1, entryPrice: 2, ...market } as const;
    const prices = Array.from({ length: 50_000 }, (_, index) => 30 + index / 1_000);
    const ended: string[] = [];
    const width = Math.max(1, THREADS - 1);
    const strategies = Array.from({ length: width + 5 + 2 }, () =>
      threads
        .analyzeStrategy(new Array<StrategyLeg>(4).fill(leg), { prices, volShifts: [0], days: [0] })
        .then(() => ended.push('strategy')),
    );
    const outcomes = Promise.allSettled(strategies);
    const pages = Promise.all(Array.from({ length: 4 }, () => threads.analyse(day()).then(() => ended.push('page'))));
    await pages;
    // Those under way had a piece of their work done, and not all of it.
    expect(ended).toEqual(['page', 'page', 'page', 'page']);
    const refused = (await outcomes).flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refused).toHaveLength(2);
    for (const error of refused) expect(error).toMatchObject(BUSY);
    await threads.close();
  });

  test('reprice expiries before the pages that wait, a piece at a time', async () => {
    const threads = new ComputationThreads();
    const terms = analyseDay(day()).map(liveExpiryTerms);
    const now = Date.parse('2026-09-02T12:00:00Z');
    // A thread that is ready.
    await threads.mark(day());
    const ended: string[] = [];
    const pages = Array.from({ length: 60 }, () => threads.mark(day()).then(() => ended.push('page')));
    const pieces = Array.from({ length: 2 }, () =>
      threads.repriceExpiries(terms, [64, 65], now).then(() => ended.push('piece')),
    );
    await Promise.all([...pages, ...pieces]);
    expect(ended.filter((each) => each === 'piece')).toHaveLength(2);
    expect(ended.lastIndexOf('piece')).toBeLessThan(30);
    await threads.close();
  });

  test('mark days ahead as they mark those of a page', async () => {
    const threads = new ComputationThreads();
    const ahead = await Promise.all(Array.from({ length: 6 }, () => threads.mark(day(), 'AHEAD')));
    for (const marks of ahead) expect(marks).toEqual(markDay(day()));
    await threads.close();
  });

  test('end what takes longer than it may, and go on', async () => {
    const threads = new ComputationThreads({ timeoutMs: 5_000 });
    const options = new Array<OptionInputs>(1_000_000).fill({
      model: 'AMERICAN',
      type: 'PUT',
      forward: 63,
      strike: 65,
      years: 0.2,
      vol: 0.35,
      rate: 0.04,
    });
    await expect(threads.measureEach(options, 'ULTIMA')).rejects.toMatchObject(BUSY);
    expect(await threads.mark(day())).toHaveLength(2);
    await threads.close();
  });

  test('refuse what is under way when they are closed', async () => {
    const threads = new ComputationThreads();
    const refused = refusals(threads, 5);
    await threads.close();
    expect(await refused).toHaveLength(5);
    await expect(threads.mark(day())).rejects.toBeInstanceOf(AppError);
  });
});
