/** Proves which options are the most active ones, and what is told of them. */
import { describe, expect, test } from '@jest/globals';
import { contractMonth, isoDate } from '@cushing/products';

import { analysedExpiry, optionSide } from '../../../test/support/analysed-expiry.js';
import { ListedOptions } from '../../../test/support/option-store.js';
import { MemoryMarketChanges } from '../../adapters/memory/index.js';
import { analyseDay } from './analyse-day.js';
import { mostActiveOf } from './most-active.js';
import type { OptionComputation } from './options.ports.js';
import { OptionsService } from './options.service.js';
import type { AnalysedDay, AnalysedExpiry, DayInput } from './options.types.js';

const STRIKES = Float64Array.of(70, 75, 80.25);

function day(product: 'CL' | 'NG', tradeDate: string, ...expiries: readonly AnalysedExpiry[]): AnalysedDay {
  return { product, source: 'SIMULATED', tradeDate: isoDate(tradeDate), expiries };
}

function expiry(calls: readonly number[], puts: readonly number[], parts: Partial<AnalysedExpiry> = {}) {
  const side = (volume: readonly number[]) => optionSide(3, { volume: Float64Array.from(volume) });
  return analysedExpiry({ strikes: STRIKES, calls: side(calls), puts: side(puts), ...parts });
}

describe('the most active options', () => {
  test('are those with the largest volume of all sides, expiries and products', () => {
    const crude = day('CL', '2026-09-01', expiry([5, 90, NaN], [40, 0, 7]), expiry([NaN, NaN, 60], [1, 2, 3]));
    const gas = day('NG', '2026-08-31', expiry([50, 0, 0], [0, 0, 0], { series: 'ON' }));
    const found = mostActiveOf([crude, gas], 4);
    expect(
      found.map(({ product, tradeDate, strike, type, volume }) => [product, tradeDate, strike, type, volume]),
    ).toEqual([
      ['CL', '2026-09-01', 75, 'CALL', 90],
      ['CL', '2026-09-01', 80.25, 'CALL', 60],
      ['NG', '2026-08-31', 70, 'CALL', 50],
      ['CL', '2026-09-01', 70, 'PUT', 40],
    ]);
  });

  test('are fewer where fewer were traded', () => {
    expect(mostActiveOf([day('CL', '2026-09-01', expiry([0, NaN, 3], [NaN, 0, 0]))], 10)).toHaveLength(1);
    expect(mostActiveOf([day('CL', '2026-09-01')], 10)).toEqual([]);
  });

  test('are in the order of expiries and strikes where as many were traded', () => {
    const equal = day('CL', '2026-09-01', expiry([4, 4, 4], [0, 0, 0]), expiry([4, 4, 4], [0, 0, 0]));
    const strikes = mostActiveOf([equal], 5).map(({ strike }) => strike);
    expect(strikes).toEqual([70, 75, 80.25, 70, 75]);
  });

  test('tell what the settlement says of them, null where it says nothing', () => {
    const puts = optionSide(3, {
      volume: Float64Array.of(0, 12, 8),
      settle: Float64Array.of(1, 2.5, NaN),
      openInterest: Float64Array.of(1, 345, NaN),
      vol: Float64Array.of(0.3, 0.35, NaN),
    });
    const month = contractMonth(2026, 12);
    const found = mostActiveOf([day('CL', '2026-09-01', expiry([0, 0, 0], [], { puts, month }))], 2);
    const named = { product: 'CL', series: 'LO', expiry: '2026-11-17', type: 'PUT', tradeDate: '2026-09-01' };
    const common = { ...named, model: 'AMERICAN' };
    expect(found).toEqual([
      { ...common, symbol: 'LOZ26 P7500', strike: 75, settle: 2.5, volume: 12, openInterest: 345, iv: 0.35 },
      { ...common, symbol: 'LOZ26 P8025', strike: 80.25, settle: null, volume: 8, openInterest: null, iv: null },
    ]);
  });
});

test('an active option names the model of its own expiry, which its volatility is per', () => {
  const model = { model: 'BACHELIER', reason: 'NOT_LOGNORMAL' } as const;
  const normal = expiry([9, 0, 0], [0, 0, 0], { model });
  const found = mostActiveOf([day('CL', '2026-09-01', expiry([0, 5, 0], [0, 0, 0]), normal)], 2);
  expect(found.map(({ volume, model: of }) => [volume, of])).toEqual([
    [9, 'BACHELIER'],
    [5, 'AMERICAN'],
  ]);
});

describe('the service', () => {
  const row = { series: 'LO', month: '2026-12', type: 'CALL', settle: 5 } as const;
  const store = new ListedOptions(
    [
      { ...row, tradeDate: '2026-06-15', strike: 70, volume: 99 },
      { ...row, tradeDate: '2026-06-17', strike: 75, volume: 3 },
      { ...row, tradeDate: '2026-06-17', strike: 80, volume: 4 },
    ],
    [{ tradeDate: '2026-06-17', product: 'CL', month: '2026-12', settle: 75 }],
  );
  const computation = { analyse: (input: DayInput) => Promise.resolve(analyseDay(input)) } as OptionComputation;
  const changes = new MemoryMarketChanges();
  const options = new OptionsService({ store, futures: store.settles, computation, flatRate: 0.04, changes });

  test.each([['CL'], [undefined]] as const)('answers those of the latest trade date, asked for %s', async (product) => {
    const found = await options.mostActive(product, 10);
    expect(found.map(({ strike, tradeDate }) => [strike, tradeDate])).toEqual([
      [80, '2026-06-17'],
      [75, '2026-06-17'],
    ]);
  });

  test('refuses a product that has no options', async () => {
    await expect(options.mostActive('NG', 10)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
