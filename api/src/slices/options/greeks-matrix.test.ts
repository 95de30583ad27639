/** Proves the cells of a matrix of Greeks by the closed forms of flat smiles. */
import { describe, expect, test } from '@jest/globals';
import { measureOption } from '@cushing/pricing';
import type { Greek } from '@cushing/pricing';
import { contractMonth, isoDate } from '@cushing/products';

import { analysedExpiry, flatSmile, optionSide } from '../../../test/support/analysed-expiry.js';
import { greeksMatrixOf } from './greeks-matrix.js';
import type { GreeksMatrix } from './option-answers.types.js';
import type { OptionDay } from './option-days.js';
import type { OptionComputation } from './options.ports.js';
import type { AnalysedExpiry } from './options.types.js';

const COMPUTATION: Pick<OptionComputation, 'measureEach'> = {
  measureEach: (options, greek) =>
    Promise.resolve(Float64Array.from(options, (option) => measureOption(option).greeks[greek] ?? NaN)),
};

/** European, at no rate: Black-76 with σ = 0.4 and T = 0.25, so that σ√T = 0.2. */
const FLAT: AnalysedExpiry = analysedExpiry({
  ...{ series: 'LO', years: 0.25, rate: 0, atmVol: 0.4, smile: flatSmile(0.4, 0.25) },
  model: { model: 'BLACK76', reason: 'EXERCISE_STYLE' },
});
const EXPIRED = analysedExpiry({ month: contractMonth(2026, 6), expiry: isoDate('2026-05-14'), years: 0 });
const NEGATIVE = analysedExpiry({
  ...{ forward: -10, years: 0.25, rate: 0, atmVol: 8, model: { model: 'BACHELIER', reason: 'NOT_LOGNORMAL' } },
  strikes: Float64Array.of(-15, -5),
  calls: optionSide(2, { vol: Float64Array.of(NaN, 8) }),
  puts: optionSide(2, { vol: Float64Array.of(8, NaN) }),
});

async function matrixOf(
  by: 'DELTA' | 'MONEYNESS',
  greek: Greek,
  type: 'CALL' | 'PUT',
  ...expiries: readonly AnalysedExpiry[]
): Promise<GreeksMatrix> {
  const tradeDate = isoDate('2026-05-18');
  const day: OptionDay = {
    ...{ product: 'CL', source: 'IMPORTED', tradeDate, rateSource: 'FLAT_DEFAULT', rateDate: null, expiries },
  };
  return greeksMatrixOf(day, { series: 'LO', greek, type, by }, COMPUTATION);
}

function cellAt(matrix: GreeksMatrix, row: number, label: string): GreeksMatrix['rows'][number]['cells'][number] {
  const column = matrix.columns.findIndex((candidate) => candidate.label === label);
  return matrix.rows[row]!.cells[column]!;
}

test('a cell is OK where it has a value, and nowhere else', async () => {
  const baw = { ...FLAT, rate: 0.04, model: { model: 'BAW', reason: 'ASKED_FOR' } } as const;
  const { rows } = await matrixOf('MONEYNESS', 'VANNA', 'CALL', FLAT, baw, EXPIRED, NEGATIVE);
  const told = rows.map(
    ({ cells }) => new Set(cells.map(({ value, status }) => (value === null ? status : `has, ${status}`))),
  );
  expect(told[0]).toEqual(new Set(['has, OK']));
  expect(told[1]).toEqual(new Set(['NOT_IN_MODEL']));
  expect(told[2]).toEqual(new Set(['EXPIRED']));
  expect(told[3]).not.toContain('OK');
});

describe('a matrix by delta', () => {
  test('has a column for each delta from put to call, ascending by strike', async () => {
    const { columns, rows } = await matrixOf('DELTA', 'DELTA', 'CALL', FLAT);
    const labels = columns.map(({ label }) => label);
    for (const label of ['10Δ put', '25Δ put', '40Δ put', 'ATM', '40Δ call', '25Δ call', '10Δ call']) {
      expect(labels).toContain(label);
    }
    const strikes = rows[0]!.cells.map(({ strike }) => strike!);
    expect([...strikes].sort((one, other) => one - other)).toEqual(strikes);
    expect(cellAt(await matrixOf('DELTA', 'DELTA', 'CALL', FLAT), 0, 'ATM').strike).toBe(75);
  });

  test("has the columns' deltas where the Greek is delta and nothing is discounted", async () => {
    const calls = await matrixOf('DELTA', 'DELTA', 'CALL', FLAT);
    expect(cellAt(calls, 0, '25Δ call').value).toBeCloseTo(0.25, 10);
    expect(cellAt(calls, 0, '25Δ put').value).toBeCloseTo(0.75, 10);
    const puts = await matrixOf('DELTA', 'DELTA', 'PUT', FLAT);
    expect(cellAt(puts, 0, '10Δ put').value).toBeCloseTo(-0.1, 10);
  });

  test('has the vega of the closed form at the money, per vol point', async () => {
    const matrix = await matrixOf('DELTA', 'VEGA', 'CALL', FLAT);
    // F·√T·φ(σ√T/2)/100 = 75 · 0.5 · 0.3969525475 / 100
    expect(cellAt(matrix, 0, 'ATM').value).toBeCloseTo(0.14885720531, 10);
    expect(matrix.unit).toBe('USD/bbl per vol point');
  });

  test('says why an expiry has none', async () => {
    const { rows } = await matrixOf('DELTA', 'VEGA', 'CALL', EXPIRED, FLAT);
    expect(rows.map(({ expiry }) => expiry)).toEqual(['2026-05-14', '2026-11-17']);
    for (const cell of rows[0]!.cells) expect(cell).toEqual({ strike: null, value: null, status: 'EXPIRED' });
    // The values belong to the row behind it all the same.
    expect(rows[1]!.cells.every(({ value, status }) => value !== null && status === 'OK')).toBe(true);
  });

  test('of negative prices is by the normal model, in its own unit', async () => {
    const matrix = await matrixOf('DELTA', 'VEGA', 'CALL', NEGATIVE);
    const cell = cellAt(matrix, 0, '25Δ call');
    expect(cell.strike).toBeCloseTo(-10 + 0.6744897501960817 * 8 * 0.5, 10);
    // √T·φ(z)/100 = 0.5 · 0.3177765726 / 100
    expect(cell.value).toBeCloseTo(0.001588882863, 10);
    expect(matrix.rows[0]).toMatchObject({ model: 'BACHELIER', forward: -10, unit: matrix.unit });
    expect(matrix.unit).not.toBe('USD/bbl per vol point');
  });
});

describe('a matrix by moneyness', () => {
  test('has strikes in percent of the forward, 80 … 120 in steps of 2.5', async () => {
    const matrix = await matrixOf('MONEYNESS', 'GAMMA', 'CALL', FLAT);
    expect(matrix.columns[0]).toEqual({ label: '80%', value: 0.8 });
    expect(matrix.columns.at(-1)).toEqual({ label: '120%', value: 1.2 });
    expect(cellAt(matrix, 0, '97.5%').strike).toBeCloseTo(73.125, 12);
    // φ(σ√T/2) / (F·σ√T) = 0.3969525475 / 15
    expect(cellAt(matrix, 0, '100%').value).toBeCloseTo(0.0264635032, 10);
  });

  test('has strikes that rise where the forward is negative', async () => {
    const matrix = await matrixOf('MONEYNESS', 'GAMMA', 'CALL', NEGATIVE);
    expect(cellAt(matrix, 0, '80%').strike).toBeCloseTo(-12, 12);
    expect(cellAt(matrix, 0, '120%').strike).toBeCloseTo(-8, 12);
  });
});

test('a matrix of expiries with both models says the unit of each row', async () => {
  const matrix = await matrixOf('DELTA', 'VEGA', 'CALL', FLAT, NEGATIVE);
  expect(matrix.unit).toBe('USD/bbl per vol point');
  expect(matrix.rows[0]!.unit).toBe(matrix.unit);
  expect(matrix.rows[1]!.unit).not.toBe(matrix.unit);
});
