/** Proves what files of options hold, row by row, and that units, date, source and model are said in them. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { aboutOf, exportedRows, unitsOf, viewer } from '../../../../test/support/export-tables.js';
import type { GreeksMatrix, OptionChain, OptionQuote } from '../../options/index.js';
import type { SurfaceSlice, VolatilitySurface } from '../../volatility/index.js';
import type { ExportParameters } from '../exports.types.js';
import { chainSource } from './chain.js';
import { greeksSource } from './greeks.js';
import { surfaceSource } from './surface.js';

const READER = viewer('ada', 'read');
const QUOTATION_UNITS = 'volatilities as decimals per year, under BACHELIER in the quotation per year';

const EXPIRY = {
  ...{ series: 'LO', month: '2026-12', expiry: isoDate('2026-11-17'), underlying: 'CLZ26' },
  ...{ daysToExpiry: 155, years: 0.425, forward: 75, model: 'AMERICAN' },
};

describe('chain', () => {
  const CALL: OptionQuote = {
    ...{ symbol: 'LOZ26 C7500', settle: 6.1, bid: 6.09, ask: 6.11, volume: 10, openInterest: 100 },
    ...{ iv: 0.32, ivStatus: 'OK', delta: 0.53, gamma: 0.02, vega: 0.19, theta: -0.021, rho: -0.025 },
    ...{ theoretical: 6.105, moneyness: 0, flags: [] },
  };
  const WORTHLESS: OptionQuote = {
    ...{ symbol: 'LOZ26 P4000', settle: 0, bid: null, ask: null, volume: null, openInterest: null },
    ...{ iv: null, ivStatus: 'NO_PRICE', delta: null, gamma: null, vega: null, theta: null, rho: null },
    ...{ theoretical: null, moneyness: -0.6286, flags: ['STALE', 'CROSSED'] },
  } as unknown as OptionQuote; // the flags' names do not matter here

  const CHAIN = {
    ...EXPIRY,
    ...{ product: 'CL', tradeDate: isoDate('2026-06-15'), source: 'IMPORTED', forwardSource: 'SETTLEMENT' },
    ...{ rate: 0.04, rateSource: 'CURVE', modelNote: 'exercised early where that pays' },
    rows: [
      { strike: 40, logMoneyness: -0.6286, call: null, put: WORTHLESS },
      { strike: 75, logMoneyness: 0, call: CALL, put: null },
    ],
  } as unknown as OptionChain; // all that a file reads of it

  const asked: unknown[] = [];
  const open = (parameters: ExportParameters, chain = CHAIN): ReturnType<ReturnType<typeof chainSource>['open']> =>
    chainSource({
      chain: (question) => {
        asked.push(question);
        return Promise.resolve(chain);
      },
    }).open(parameters, READER);

  test('has a row for each option that there is', async () => {
    const source = await open({ product: 'CL', expiry: '2026-11-17', series: 'LO', asOf: '2026-06-16' });
    expect(asked).toEqual([
      { product: 'CL', expiry: '2026-11-17', series: 'LO', asOf: '2026-06-16', model: undefined },
    ]);
    const dates = { expiry: '2026-11-17', trade_date: '2026-06-15' };
    expect(await exportedRows(source)).toEqual([
      {
        ...{ symbol: 'LOZ26 P4000', type: 'PUT', strike: 40, ...dates },
        ...{ settle: 0, bid: null, ask: null, volume: null, open_interest: null },
        ...{ implied_volatility: null, implied_volatility_status: 'NO_PRICE', delta: null, gamma: null },
        ...{ vega: null, theta: null, rho: null, theoretical: null, log_moneyness: -0.6286, flags: 'STALE CROSSED' },
      },
      {
        ...{ symbol: 'LOZ26 C7500', type: 'CALL', strike: 75, ...dates },
        ...{ settle: 6.1, bid: 6.09, ask: 6.11, volume: 10, open_interest: 100 },
        ...{ implied_volatility: 0.32, implied_volatility_status: 'OK', delta: 0.53, gamma: 0.02 },
        ...{ vega: 0.19, theta: -0.021, rho: -0.025, theoretical: 6.105, log_moneyness: 0, flags: '' },
      },
    ]);
    expect(source).toMatchObject({ fileName: 'CL-LO-chain-2026-11-17-as-of-2026-06-15', total: 2 });
  });

  test('says its date, source, units, forward, rate and model', async () => {
    const source = await open({ product: 'CL', expiry: '2026-11-17' });
    expect(aboutOf(source)).toMatchObject({
      Holds: 'calls and puts of LO on CLZ26 that expire on 2026-11-17, by strike',
      'As of': 'trade date 2026-06-15',
      Source: 'IMPORTED: files that were imported',
      Forward: '75 (SETTLEMENT)',
      Rate: '0.04 per year, continuously compounded (CURVE)',
      Model: 'AMERICAN: exercised early where that pays',
    });
    const units = aboutOf(source)['Units'];
    expect(units).toContain('prices in USD/bbl');
    expect(units).toContain(QUOTATION_UNITS);
    expect(units).toContain('vega per vol point (0.01), theta per calendar day, rho per percentage point');
    expect(unitsOf(source)).toMatchObject({
      ...{ settle: 'quotation', implied_volatility: '1/√year', open_interest: 'contracts' },
      ...{ vega: 'quotation per 0.01', theta: 'quotation per day', rho: 'quotation per 1 %' },
    });
  });

  test('without a forward says that there is none', async () => {
    const source = await open(
      { product: 'CL', expiry: '2026-11-17' },
      { ...CHAIN, forward: null, source: 'SIMULATED' },
    );
    expect(aboutOf(source)).toMatchObject({
      Forward: 'none',
      Source: 'SIMULATED: the demo market, made up for a first look',
    });
  });

  test.each([
    [{ product: 'CL' }, 'expiry'],
    [{ product: 'CL', expiry: 'Tuesday' }, 'expiry'],
    [{ product: 'CL', expiry: '2026-11-17', series: 'XX' }, 'series'],
    [{ product: 'CL', expiry: '2026-11-17', model: 'GUESS' }, 'model'],
  ])('%j is refused by its field', async (parameters, field) => {
    const opening = open(parameters);
    await expect(opening).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { field } });
  });
});

describe('surface', () => {
  const SLICE = {
    ...EXPIRY,
    byDelta: [0.36, 0.32, null],
    byLogMoneyness: [0.35, 0.32],
    strikesByLogMoneyness: [67.86, 75],
  } as unknown as SurfaceSlice;
  const SURFACE = {
    ...{ product: 'CL', series: 'LO', tradeDate: isoDate('2026-06-15'), source: 'SIMULATED' },
    ...{ deltas: [0.75, 0.5, 0.25], deltaLabels: ['25Δ put', 'ATM', '25Δ call'], logMoneyness: [-0.1, 0] },
    ...{ slices: [SLICE], isArbitrageFree: false },
  } as unknown as VolatilitySurface;
  const asked: unknown[][] = [];
  const subject = surfaceSource({
    surface: (...question) => {
      asked.push(question);
      return Promise.resolve(SURFACE);
    },
  });

  const OUTLINE = {
    ...{ series: 'LO', month: '2026-12', expiry: '2026-11-17', underlying: 'CLZ26' },
    ...{ days_to_expiry: 155, years: 0.425, forward: 75, model: 'AMERICAN' },
  };

  test('is a row for each expiry and moneyness, where nothing else is asked for', async () => {
    const source = await subject.open({ product: 'CL', asOf: '2026-06-15', series: 'LO' }, READER);
    expect(asked.at(-1)).toEqual(['CL', '2026-06-15', 'LO']);
    expect(await exportedRows(source)).toEqual([
      { ...OUTLINE, place: 'ln(K/F)', place_value: -0.1, strike: 67.86, volatility: 0.35 },
      { ...OUTLINE, place: 'ln(K/F)', place_value: 0, strike: 75, volatility: 0.32 },
    ]);
    expect(source).toMatchObject({ fileName: 'CL-LO-surface-by-moneyness-2026-06-15', total: 2 });
    expect(aboutOf(source)).toMatchObject({
      'As of': 'trade date 2026-06-15',
      Source: 'SIMULATED: the demo market, made up for a first look',
      Units: `prices in USD/bbl; ${QUOTATION_UNITS}`,
      Places: 'ln(strike / forward)',
      'Free of arbitrage': 'no',
    });
    expect(unitsOf(source)).toMatchObject({ volatility: '1/√year', days_to_expiry: 'days', forward: 'quotation' });
  });

  test('by delta has its labels, and nothing where the smile does not reach', async () => {
    const source = await subject.open({ product: 'CL', by: 'DELTA' }, READER);
    const rows = await exportedRows(source);
    expect(rows.map(({ place, place_value: value, strike, volatility }) => [place, value, strike, volatility])).toEqual(
      [
        ['25Δ put', 0.75, null, 0.36],
        ['ATM', 0.5, null, 0.32],
        ['25Δ call', 0.25, null, null],
      ],
    );
    expect(source.fileName).toBe('CL-LO-surface-by-delta-2026-06-15');
    expect(aboutOf(source)['Places']).toBe('forward deltas of a call');
  });
});

describe('Greeks', () => {
  const ROW = { ...EXPIRY, unit: 'USD/bbl per vol point' };
  const MATRIX = {
    ...{ product: 'CL', series: 'LO', greek: 'VEGA', type: 'PUT', by: 'DELTA', tradeDate: isoDate('2026-06-15') },
    ...{ source: 'IMPORTED', unit: 'USD/bbl per vol point' },
    columns: [
      { label: '25Δ put', value: 0.75 },
      { label: 'ATM', value: 0.5 },
    ],
    rows: [
      {
        ...ROW,
        cells: [
          { strike: 66, value: 0.15, status: 'OK' },
          { strike: null, value: null, status: 'NO_VOL' },
        ],
      },
      {
        ...{ ...ROW, month: '2027-01', model: 'BACHELIER', unit: 'USD/bbl per 0.01 USD/bbl' },
        cells: [
          { strike: 65, value: 0.0031, status: 'OK' },
          { strike: 74, value: 0.004, status: 'OK' },
        ],
      },
    ],
  } as unknown as GreeksMatrix;
  const asked: unknown[] = [];
  const subject = greeksSource({
    greeksMatrix: (question) => {
      asked.push(question);
      return Promise.resolve(MATRIX);
    },
  });

  test('are a row for each expiry and place, each with its own unit', async () => {
    const source = await subject.open({ product: 'CL', greek: 'VEGA', type: 'PUT' }, READER);
    expect(asked.at(-1)).toEqual({
      ...{ product: 'CL', greek: 'VEGA', type: 'PUT', by: 'DELTA', series: undefined, asOf: undefined },
    });
    const rows = await exportedRows(source);
    expect(rows[0]).toEqual({
      ...{ series: 'LO', month: '2026-12', expiry: '2026-11-17', underlying: 'CLZ26', days_to_expiry: 155 },
      ...{ forward: 75, model: 'AMERICAN', place: '25Δ put', place_value: 0.75 },
      ...{ strike: 66, value: 0.15, unit: 'USD/bbl per vol point', status: 'OK' },
    });
    expect(rows.map(({ month, place, value, unit, status }) => [month, place, value, unit, status])).toEqual([
      ['2026-12', '25Δ put', 0.15, 'USD/bbl per vol point', 'OK'],
      ['2026-12', 'ATM', null, 'USD/bbl per vol point', 'NO_VOL'],
      ['2027-01', '25Δ put', 0.0031, 'USD/bbl per 0.01 USD/bbl', 'OK'],
      ['2027-01', 'ATM', 0.004, 'USD/bbl per 0.01 USD/bbl', 'OK'],
    ]);
    expect(source).toMatchObject({ fileName: 'CL-LO-greeks-vega-put-2026-06-15', total: 4 });
    expect(aboutOf(source)).toMatchObject({
      'As of': 'trade date 2026-06-15',
      Source: 'IMPORTED: files that were imported',
      Units: 'prices in USD/bbl; VEGA in USD/bbl per vol point, unless its row says otherwise',
      Places: 'forward deltas',
    });
  });

  test.each([
    [{ product: 'CL', type: 'CALL' }, 'greek'],
    [{ product: 'CL', greek: 'OMEGA', type: 'CALL' }, 'greek'],
    [{ product: 'CL', greek: 'VEGA', type: 'STRADDLE' }, 'type'],
  ])('%j is refused by its field', async (parameters, field) => {
    const opening = subject.open(parameters, READER);
    await expect(opening).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { field } });
  });
});
