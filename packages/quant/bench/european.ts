/** Black-76 and Bachelier: prices, Greeks and implied volatilities of a million options. */
import { readFileSync } from 'node:fs';

import { sharedData } from '../../../scripts/testing/shared-data.ts';
import { bachelierImpliedVol, bachelierImpliedVolBatch } from '../dist/bachelier/bachelier-implied-vol.js';
import { bachelierPrice, bachelierPriceBatch } from '../dist/bachelier/bachelier-price.js';
import { black76Greeks, black76GreeksBatch } from '../dist/black76/black76-greeks.js';
import { black76ImpliedVol, black76ImpliedVolBatch } from '../dist/black76/black76-implied-vol.js';
import { black76Price, black76PriceBatch } from '../dist/black76/black76-price.js';
import { greeksColumns, type Greeks } from '../dist/greeks.js';
import { optionInputs, speedOf, type BenchRow } from './measure.ts';

interface VectorRow extends Greeks {
  readonly type: 'call' | 'put';
  readonly F: number;
  readonly K: number;
  readonly T: number;
  readonly r: number;
  readonly sigma: number;
  readonly sigmaN: number;
  readonly iv: number;
  readonly ivN: number;
  readonly attainableRel: number;
}

const LENGTH = 1_000_000;

function worst(file: string, errorOf: (row: VectorRow, type: 'CALL' | 'PUT') => number, unit: string): string {
  const path = sharedData(`vectors/${file}.json`);
  if (path === undefined) return 'vectors are not on this machine';
  // The columns this bench reads.
  const { rows } = JSON.parse(readFileSync(path, 'utf8')) as { readonly rows: readonly VectorRow[] };
  const errors = rows.map((row) => errorOf(row, row.type === 'call' ? 'CALL' : 'PUT'));
  return `${Math.max(...errors).toPrecision(2)} ${unit}, ${rows.length.toLocaleString('en')} vectors`;
}

function largestGreekError(): string {
  const path = sharedData('vectors/black76.json');
  if (path === undefined) return 'vectors are not on this machine';
  // The columns this bench reads.
  const { rows } = JSON.parse(readFileSync(path, 'utf8')) as { readonly rows: readonly VectorRow[] };
  const computed = rows.map(({ type, F, K, T, sigma, r }) =>
    black76Greeks(type === 'call' ? 'CALL' : 'PUT', F, K, T, sigma, r),
  );
  const errors = (Object.keys(computed[0] ?? {}) as (keyof Greeks)[]).flatMap((name) => {
    const sizes = rows.map((row) => Math.abs(row[name])).sort((a, b) => a - b);
    const median = sizes[sizes.length >> 1] ?? NaN;
    return rows.map(
      (row, index) => Math.abs((computed[index]?.[name] ?? NaN) - row[name]) / Math.max(Math.abs(row[name]), median),
    );
  });
  return `${Math.max(...errors).toPrecision(2)} of the larger of it and its median, ${rows.length.toLocaleString('en')} vectors`;
}

export function rows(): readonly BenchRow[] {
  const { isCall, F, K, T, sigma, r } = optionInputs(LENGTH);
  const normalSigma = sigma.map((vol, row) => vol * (F[row] ?? NaN));
  const out = new Float64Array(LENGTH);
  const price = new Float64Array(LENGTH);
  const normalPrice = new Float64Array(LENGTH);
  const greeks = greeksColumns(LENGTH);
  black76PriceBatch(isCall, F, K, T, sigma, r, price);
  bachelierPriceBatch(isCall, F, K, T, normalSigma, r, normalPrice);
  return [
    {
      what: 'Black-76 price',
      perSecond: speedOf(LENGTH, () => {
        black76PriceBatch(isCall, F, K, T, sigma, r, out);
      }),
      worstError: worst(
        'black76',
        (row, type) =>
          Math.abs(black76Price(type, row.F, row.K, row.T, row.sigma, row.r) - row.price) / Math.max(row.F, row.K),
        'of max(F, K)',
      ),
      beside: 'goal 20 M/s; Jäckel (C++) 22 M/s; QuantLib 6.9 M/s with 6 Greeks',
    },
    {
      what: 'Black-76 price and 15 Greeks',
      perSecond: speedOf(LENGTH, () => {
        black76GreeksBatch(isCall, F, K, T, sigma, r, greeks);
      }),
      worstError: largestGreekError(),
      beside: 'goal 10 M/s',
    },
    {
      what: 'Black-76 implied volatility',
      perSecond: speedOf(LENGTH, () => {
        black76ImpliedVolBatch(isCall, price, F, K, T, r, out);
      }),
      worstError: worst(
        'black76_iv',
        (row, type) =>
          Math.abs(black76ImpliedVol(type, row.price, row.F, row.K, row.T, row.r) / row.iv - 1) / row.attainableRel,
        '× attainable',
      ),
      beside: 'goal 4.5 M/s, 4 × attainable; Jäckel (C++, 2024) 5.5 M/s, up to 4.4e4 × attainable',
    },
    {
      what: 'Bachelier price',
      perSecond: speedOf(LENGTH, () => {
        bachelierPriceBatch(isCall, F, K, T, normalSigma, r, out);
      }),
      worstError: worst(
        'bachelier',
        (row, type) =>
          Math.abs(bachelierPrice(type, row.F, row.K, row.T, row.sigmaN, row.r) - row.price) /
          Math.max(Math.abs(row.F), Math.abs(row.K)),
        'of max(|F|, |K|)',
      ),
      beside: '–',
    },
    {
      what: 'Bachelier implied volatility',
      perSecond: speedOf(LENGTH, () => {
        bachelierImpliedVolBatch(isCall, normalPrice, F, K, T, r, out);
      }),
      worstError: worst(
        'bachelier_iv',
        (row, type) =>
          Math.abs(bachelierImpliedVol(type, row.price, row.F, row.K, row.T, row.r) / row.ivN - 1) / row.attainableRel,
        '× attainable',
      ),
      beside: 'goal 20 M/s; Jäckel (C++) 27 M/s',
    },
  ];
}
