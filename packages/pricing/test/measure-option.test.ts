/**
 * A desk's units are quant's, divided as a desk divides: by hand, against reference values of others, and against
 * differences of prices and lower Greeks in the same units.
 */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../scripts/testing/describe-with-shared-data.ts';
import { type Greek, GREEKS, measureOption, type OptionInputs, PRICING_MODELS } from '../src/index.js';
import { anyOption, FIRST_GREEKS, samplesOf, usualSizes } from './samples.js';

const AT_THE_MONEY: OptionInputs = {
  model: 'BLACK76',
  type: 'CALL',
  forward: 100,
  strike: 100,
  years: 1,
  vol: 0.2,
  rate: 0,
};

describe('units, worked by hand', () => {
  test('of a call at the money for a year at 20 %: d1 = 0.1, n = 0.3969525, N = 0.5398278', () => {
    const { price, greeks } = measureOption(AT_THE_MONEY);
    const density = 0.3969525474770118;
    const gamma = density / 20;
    const vega = 100 * density;
    const expected: Record<Greek, number> = {
      DELTA: 0.539827837277029,
      GAMMA: gamma,
      VEGA: vega / 100,
      THETA: (-100 * density * 0.2) / 2 / 365,
      RHO: -7.9655674554058 / 100,
      VANNA: (density * 0.1) / 0.2 / 100,
      VOLGA: (vega * -0.01) / 0.2 / 10_000,
      CHARM: (-density * 0.05) / 365,
      VETA: (-vega * 0.495) / 100 / 365,
      SPEED: (-gamma * 1.5) / 100,
      ZOMMA: (gamma * -1.01) / 0.2 / 100,
      COLOR: (gamma * 0.505) / 365,
      ULTIMA: (-vega * 0.0099) / 0.04 / 1_000_000,
      DUAL_DELTA: -0.460172162722971,
      DUAL_GAMMA: gamma,
    };
    expect(price).toBeCloseTo(7.9655674554058, 11);
    for (const greek of GREEKS) expect((greeks[greek] ?? NaN) / expected[greek]).toBeCloseTo(1, 11);
  });

  test('in a normal model a vol point is 0.01 of the quotation', () => {
    // Deviation 20·√¼ = 10, n(0) = 0.3989423.
    const option = { type: 'PUT', forward: -37.63, strike: -37.63, years: 0.25, vol: 20, rate: 0 } as const;
    const { price, greeks } = measureOption({ model: 'BACHELIER', ...option });
    expect(price).toBeCloseTo(3.989422804014327, 12);
    expect(greeks.DELTA).toBeCloseTo(-0.5, 14);
    expect(greeks.GAMMA).toBeCloseTo(0.03989422804014327, 14);
    expect(greeks.VEGA).toBeCloseTo(0.001994711402007164, 15);
    expect(greeks.THETA).toBeCloseTo(-7.978845608028654 / 365, 14);
    expect(Object.values(greeks)).toEqual(GREEKS.map(() => expect.any(Number)));
  });
});

/** Each Greek as the derivative of what comes before it, by another way than the code's where there are two. */
const DERIVATIVES: Readonly<
  Record<Greek, readonly ['PRICE' | Greek, 'forward' | 'strike' | 'vol' | 'years' | 'rate']>
> = {
  DELTA: ['PRICE', 'forward'],
  GAMMA: ['DELTA', 'forward'],
  VEGA: ['PRICE', 'vol'],
  THETA: ['PRICE', 'years'],
  RHO: ['PRICE', 'rate'],
  VANNA: ['VEGA', 'forward'],
  VOLGA: ['VEGA', 'vol'],
  CHARM: ['THETA', 'forward'],
  VETA: ['THETA', 'vol'],
  SPEED: ['GAMMA', 'forward'],
  ZOMMA: ['VANNA', 'forward'],
  COLOR: ['CHARM', 'forward'],
  ULTIMA: ['VOLGA', 'vol'],
  DUAL_DELTA: ['PRICE', 'strike'],
  DUAL_GAMMA: ['DUAL_DELTA', 'strike'],
};
/** By how much 1.00 of each variable is more than the unit of a sensitivity to it. */
const UNITS_PER_ONE = { forward: 1, strike: 1, vol: 100, years: -365, rate: 100 } as const;

function differenceOf(greek: Greek, inputs: OptionInputs): number {
  const [lower, variable] = DERIVATIVES[greek];
  const deviation = inputs.vol * Math.sqrt(inputs.years);
  const step =
    variable === 'forward' || variable === 'strike'
      ? 0.01 * deviation * (inputs.model === 'BACHELIER' ? 1 : inputs[variable])
      : 0.01 * inputs[variable];
  const at = (steps: number): number => {
    const { price, greeks } = measureOption({ ...inputs, [variable]: inputs[variable] + steps * step });
    return (lower === 'PRICE' ? price : greeks[lower]) ?? NaN;
  };
  return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step * UNITS_PER_ONE[variable]);
}

describe.each(PRICING_MODELS)('%s', (model) => {
  const isApproximation = model === 'BAW' || model === 'BJERKSUND_STENSLAND';
  const known = isApproximation ? FIRST_GREEKS : GREEKS;

  test.each(known)('%s is the derivative in its unit', (greek) => {
    for (const inputs of samplesOf(model)) {
      const value = measureOption(inputs).greeks[greek] ?? NaN;
      const error = Math.abs(value - differenceOf(greek, inputs));
      expect(error / (usualSizes(inputs)[greek] + Math.abs(value))).toBeLessThan(1e-6);
    }
  });

  test('Greeks beyond those are null', () => {
    const [inputs] = samplesOf(model);
    const { greeks } = measureOption(inputs ?? AT_THE_MONEY);
    expect(GREEKS.filter((greek) => greeks[greek] !== null)).toEqual([...known]);
  });

  test('a Greek that alone is wanted is the same as among all', () => {
    const [inputs] = samplesOf(model);
    const all = measureOption(inputs ?? AT_THE_MONEY);
    for (const greek of GREEKS) {
      const alone = measureOption(inputs ?? AT_THE_MONEY, [greek]);
      expect([greek, alone.price, alone.greeks[greek]]).toEqual([greek, all.price, all.greeks[greek]]);
    }
  });

  test('a call has a delta above 0, a put below; vega and gamma are not negative', () => {
    fc.assert(
      fc.property(anyOption(model), (inputs) => {
        const { greeks } = measureOption(inputs);
        const { DELTA, GAMMA, VEGA } = greeks;
        expect((DELTA ?? NaN) * (inputs.type === 'CALL' ? 1 : -1)).toBeGreaterThan(0);
        // Bjerksund's and Stensland's value is no convex function everywhere.
        if (model === 'BJERKSUND_STENSLAND' || GAMMA === null) return;
        expect(GAMMA).toBeGreaterThanOrEqual(-1e-9 * usualSizes(inputs).GAMMA);
        expect(VEGA).toBeGreaterThanOrEqual(-1e-9 * usualSizes(inputs).VEGA);
      }),
      { numRuns: 200 },
    );
  });

  test('beyond the domain the price is NaN and every Greek null', () => {
    const [inputs] = samplesOf(model);
    const bad: Partial<OptionInputs>[] = [
      { years: -0.1 },
      { vol: -0.1 },
      { vol: NaN },
      { rate: Infinity },
      { strike: NaN },
    ];
    if (model !== 'BACHELIER') bad.push({ forward: 0 }, { forward: -37.63 }, { strike: -5 });
    for (const change of bad) {
      const { price, greeks } = measureOption({ ...(inputs ?? AT_THE_MONEY), ...change });
      expect(price).toBeNaN();
      expect(new Set(Object.values(greeks))).toEqual(new Set([null]));
    }
  });

  test('without time there is intrinsic with the delta of the future, and no −0', () => {
    const inputs: OptionInputs = { model, type: 'PUT', forward: 60, strike: 70, years: 0, vol: 0.3, rate: 0.05 };
    const { price, greeks } = measureOption(inputs);
    expect(price).toBe(10);
    expect(greeks.DELTA).toBe(-1);
    expect(greeks.GAMMA).toBe(0);
    expect(greeks.DUAL_DELTA).toBe(1);
    expect(Object.values(greeks).some((value) => Object.is(value, -0))).toBe(false);
  });

  test('at the strike without time delta is a half, and nothing infinite', () => {
    const { greeks } = measureOption({ model, type: 'CALL', forward: 70, strike: 70, years: 0, vol: 0.3, rate: 0.05 });
    expect(greeks.DELTA).toBe(0.5);
    expect(Object.values(greeks).every((value) => Number.isFinite(value))).toBe(true);
  });
});

describe('the American model', () => {
  // Exercised from about 42.877 down.
  const nearBoundary: OptionInputs = {
    model: 'AMERICAN',
    type: 'PUT',
    forward: 42.9,
    strike: 70,
    years: 0.5,
    vol: 0.35,
    rate: 0.05,
  };

  test('has all Greeks where it is deep beyond its boundary: those of the short future', () => {
    const { price, greeks } = measureOption({ ...nearBoundary, forward: 35 });
    expect(price).toBe(35);
    for (const greek of GREEKS) expect(greeks[greek]).toBe({ DELTA: -1, DUAL_DELTA: 1 }[greek as string] ?? 0);
  });

  test('has no differences across its boundary, where the closed forms remain', () => {
    const { greeks } = measureOption({ ...nearBoundary, forward: 42.88 });
    for (const greek of ['VANNA', 'VOLGA', 'SPEED', 'ZOMMA', 'ULTIMA'] as const) expect(greeks[greek]).toBeNull();
    for (const greek of [...FIRST_GREEKS, 'DUAL_DELTA', 'DUAL_GAMMA'] as const) expect(greeks[greek]).not.toBeNull();
  });

  test('has shorter differences near its boundary, which fulfil Black’s equation differentiated', () => {
    const { vol, rate } = nearBoundary;
    const F = 43.1;
    const { greeks } = measureOption({ ...nearBoundary, forward: F });
    const [delta, gamma, speed, charm] = [greeks.DELTA, greeks.GAMMA, greeks.SPEED, greeks.CHARM].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    expect(charm * 365).toBeCloseTo(rate * delta - vol * vol * F * gamma - 0.5 * vol * vol * F * F * speed, 7);
  });

  test('has only closed forms where the boundary is not tabled', () => {
    const { greeks } = measureOption({ ...nearBoundary, forward: 70, vol: 6 });
    expect(greeks.VEGA).toEqual(expect.any(Number));
    expect(greeks.SPEED).toBeNull();
  });

  test.each(['AMERICAN', 'BAW', 'BJERKSUND_STENSLAND'] as const)('%s at a rate of 0 is Black-76', (model) => {
    expect(measureOption({ ...AT_THE_MONEY, model })).toEqual(measureOption(AT_THE_MONEY));
  });

  test.each(['BAW', 'BJERKSUND_STENSLAND'] as const)('%s is never below Black-76, whatever the rate', (model) => {
    for (const rate of [1e-300, 1e-13, 1e-9, 1e-6, 1e-3]) {
      for (const forward of [60, 95, 100, 140]) {
        const option = { ...AT_THE_MONEY, forward, rate };
        const european = measureOption(option);
        const measured = measureOption({ ...option, model });
        expect(measured.price).toBeGreaterThanOrEqual(european.price);
        // Early exercise is worth less than the interest on the strike.
        expect(measured.price - european.price).toBeLessThan(100 * rate + 1e-12);
        expect(Math.abs(measured.greeks.DELTA! - european.greeks.DELTA!)).toBeLessThan(2 * rate + 1e-7);
      }
    }
  });

  test('BAW and Bjerksund-Stensland are within three thousandths of the forward of it', () => {
    for (const inputs of samplesOf('AMERICAN')) {
      const { price } = measureOption(inputs);
      for (const model of ['BAW', 'BJERKSUND_STENSLAND'] as const)
        expect(Math.abs(measureOption({ ...inputs, model }).price - price)).toBeLessThan(3e-3 * inputs.forward);
    }
  });
});

interface VectorRow {
  readonly type: 'call' | 'put';
  readonly F: number;
  readonly K: number;
  readonly T: number;
  readonly r: number;
  readonly sigma?: number;
  readonly sigmaN?: number;
  readonly cat?: string;
  readonly price: number;
  readonly [greek: string]: number | string | boolean | undefined;
}

/** The reference's names, and what its units per 1.00 and year are to be multiplied by. */
const REFERENCE: Readonly<Record<Greek, readonly [string, number]>> = {
  DELTA: ['delta', 1],
  GAMMA: ['gamma', 1],
  VEGA: ['vega', 1e-2],
  THETA: ['theta', 1 / 365],
  RHO: ['rho', 1e-2],
  VANNA: ['vanna', 1e-2],
  VOLGA: ['volga', 1e-4],
  CHARM: ['charm', 1 / 365],
  VETA: ['veta', 1e-2 / 365],
  SPEED: ['speed', 1],
  ZOMMA: ['zomma', 1e-2],
  COLOR: ['color', 1 / 365],
  ULTIMA: ['ultima', 1e-6],
  DUAL_DELTA: ['dualDelta', 1],
  DUAL_GAMMA: ['dualGamma', 1],
};

function inputsOf(model: OptionInputs['model'], row: VectorRow): OptionInputs {
  const { F, K, T, r } = row;
  const type = row.type === 'call' ? 'CALL' : 'PUT';
  return { model, type, forward: F, strike: K, years: T, vol: row.sigma ?? row.sigmaN ?? NaN, rate: r };
}

function rowsOf(path: string): readonly VectorRow[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { rows: VectorRow[] }).rows;
}

describe.each([
  ['BLACK76', 'black76'],
  ['BACHELIER', 'bachelier'],
] as const)('%s against values of high precision', (model, file) => {
  describeWithSharedData('in a desk’s units', `vectors/${file}.json`, (path) => {
    test('prices and Greeks agree', () => {
      let compared = 0;
      for (const row of rowsOf(path)) {
        const inputs = inputsOf(model, row);
        const deviation = inputs.vol * Math.sqrt(inputs.years);
        const distance = (model === 'BACHELIER' ? row.F - row.K : Math.log(row.F / row.K)) / deviation;
        // Further out the last digits of the arguments decide: quant's own tests go there.
        if (!(Math.abs(distance) < 6 && deviation < 8 * (model === 'BACHELIER' ? Infinity : 1))) continue;
        const { price, greeks } = measureOption(inputs);
        const sizes = usualSizes(inputs);
        expect(Math.abs(price - row.price)).toBeLessThanOrEqual(1e-12 * row.price);
        for (const greek of GREEKS) {
          const [name, factor] = REFERENCE[greek];
          const expected = row[name];
          if (typeof expected !== 'number') continue;
          const error = Math.abs((greeks[greek] ?? NaN) - expected * factor);
          expect(error).toBeLessThanOrEqual(1e-11 * Math.abs(expected * factor) + 1e-13 * sizes[greek]);
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(5_000);
    });
  });
});

describeWithSharedData(
  'AMERICAN against another solver, in a desk’s units',
  'vectors/american_futures.json',
  (path) => {
    test('prices and first Greeks agree within its own uncertainty', () => {
      let compared = 0;
      for (const row of rowsOf(path)) {
        const inputs = inputsOf('AMERICAN', row);
        if (typeof row['delta'] !== 'number' || inputs.rate === 0 || inputs.vol * Math.sqrt(inputs.years) > 2) continue;
        const { price, greeks } = measureOption(inputs);
        const sizes = usualSizes(inputs);
        const larger = Math.max(row.F, row.K);
        expect(Math.abs(price - row.price)).toBeLessThanOrEqual(1e-9 * larger);
        // Of the reference: its Greeks are differences, and rho follows from theta by a division by the rate.
        for (const greek of ['DELTA', 'GAMMA', 'VEGA', 'THETA'] as const) {
          const [name, factor] = REFERENCE[greek];
          const error = Math.abs((greeks[greek] ?? NaN) - Number(row[name]) * factor);
          expect(error / (sizes[greek] * Math.max(1, larger / row.F))).toBeLessThanOrEqual(1e-5);
        }
        const rho = Number(row['rho']) / 100;
        expect(Math.abs((greeks.RHO ?? NaN) - rho)).toBeLessThanOrEqual(1e-6 * larger * inputs.years);
        compared += 1;
      }
      expect(compared).toBeGreaterThan(100);
    });
  },
);
