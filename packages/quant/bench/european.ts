/** Black-76 and Bachelier: prices, Greeks and implied volatilities of a million options. */
import { bachelierImpliedVol, bachelierImpliedVolBatch } from '../dist/bachelier/bachelier-implied-vol.js';
import { bachelierPrice, bachelierPriceBatch } from '../dist/bachelier/bachelier-price.js';
import { black76Greeks, black76GreeksBatch } from '../dist/black76/black76-greeks.js';
import { black76ImpliedVol, black76ImpliedVolBatch } from '../dist/black76/black76-implied-vol.js';
import { black76Price, black76PriceBatch } from '../dist/black76/black76-price.js';
import { greeksColumns, type Greeks } from '../dist/greeks.js';
import { optionInputs, speedOf, type BenchRow } from './measure.ts';
import { vectorRows, worst, worstOf } from './vectors.ts';

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

function typeOf(row: VectorRow): 'CALL' | 'PUT' {
  return row.type === 'call' ? 'CALL' : 'PUT';
}

function largestGreekError(): string {
  const rows = vectorRows<VectorRow>('black76');
  const computed = rows.map((row) => black76Greeks(typeOf(row), row.F, row.K, row.T, row.sigma, row.r));
  const errors = (Object.keys(computed[0] ?? {}) as (keyof Greeks)[]).flatMap((name) => {
    const sizes = rows.map((row) => Math.abs(row[name])).sort((a, b) => a - b);
    const median = sizes[sizes.length >> 1] ?? NaN;
    return rows.map(
      (row, index) => Math.abs((computed[index]?.[name] ?? NaN) - row[name]) / Math.max(Math.abs(row[name]), median),
    );
  });
  return worstOf(errors, 'of the larger of it and its median');
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
      worstError: worst<VectorRow>(
        'black76',
        (row) =>
          Math.abs(black76Price(typeOf(row), row.F, row.K, row.T, row.sigma, row.r) - row.price) /
          Math.max(row.F, row.K),
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
      worstError: worst<VectorRow>(
        'black76_iv',
        (row) =>
          Math.abs(black76ImpliedVol(typeOf(row), row.price, row.F, row.K, row.T, row.r) / row.iv - 1) /
          row.attainableRel,
        '× attainable',
      ),
      beside: 'goal 4.5 M/s, 4 × attainable; Jäckel (C++, 2024) 5.5 M/s, up to 4.4e4 × attainable',
    },
    {
      what: 'Bachelier price',
      perSecond: speedOf(LENGTH, () => {
        bachelierPriceBatch(isCall, F, K, T, normalSigma, r, out);
      }),
      worstError: worst<VectorRow>(
        'bachelier',
        (row) =>
          Math.abs(bachelierPrice(typeOf(row), row.F, row.K, row.T, row.sigmaN, row.r) - row.price) /
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
      worstError: worst<VectorRow>(
        'bachelier_iv',
        (row) =>
          Math.abs(bachelierImpliedVol(typeOf(row), row.price, row.F, row.K, row.T, row.r) / row.ivN - 1) /
          row.attainableRel,
        '× attainable',
      ),
      beside: 'goal 20 M/s; Jäckel (C++) 27 M/s',
    },
  ];
}
