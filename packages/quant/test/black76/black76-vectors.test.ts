/** Prices, Greeks and digital options against 50-digit reference values, each row within the bounds of the kernel. */
import { expect, test } from '@jest/globals';

import { black76Digital } from '../../src/black76/black76-digital.js';
import { black76Greeks } from '../../src/black76/black76-greeks.js';
import { black76Price } from '../../src/black76/black76-price.js';
import type { Greeks } from '../../src/greeks.js';
import { describeWithVectors } from '../vectors.js';
import { europeanBound, GREEK_NAMES, medianSize, optionType } from './greek-rows.js';

interface Row extends Greeks {
  readonly type: 'call' | 'put';
  readonly F: number;
  readonly K: number;
  readonly T: number;
  readonly r: number;
  readonly sigma: number;
  readonly digitalCash: number;
  readonly digitalAsset: number;
}

function distances({ F, K, T, sigma }: Row): [d1: number, d2: number] {
  const s = sigma * Math.sqrt(T);
  const d1 = Math.log(F / K) / s + s / 2;
  return [d1, d1 - s];
}

describeWithVectors<Row>('Black-76 against 50-digit values', 'black76', (rows) => {
  test('every price is within 4e-16·(4 + d1² + d2²) of itself, without the absolute allowance', () => {
    for (const row of rows) {
      const price = black76Price(optionType(row.type), row.F, row.K, row.T, row.sigma, row.r);
      expect(Math.abs(price - row.price)).toBeLessThanOrEqual(europeanBound(row.price, ...distances(row), 0));
    }
  });

  test.each(GREEK_NAMES)('every %s is within its bound', (name) => {
    const median = medianSize(rows.map((row) => row[name]));
    for (const row of rows) {
      const greeks = black76Greeks(optionType(row.type), row.F, row.K, row.T, row.sigma, row.r);
      const absolute = name === 'price' ? 1e-15 * Math.max(row.F, row.K) : 1e-14 * median;
      const error = Math.abs(greeks[name] - row[name]);
      expect(error).toBeLessThanOrEqual(europeanBound(row[name], ...distances(row), absolute));
    }
  });

  test('every digital option is within its bound', () => {
    for (const row of rows) {
      const digital = (payoff: 'CASH' | 'ASSET') =>
        black76Digital(payoff, optionType(row.type), row.F, row.K, row.T, row.sigma, row.r);
      const [d1, d2] = distances(row);
      expect(Math.abs(digital('CASH') - row.digitalCash)).toBeLessThanOrEqual(
        europeanBound(row.digitalCash, d1, d2, 0),
      );
      expect(Math.abs(digital('ASSET') - row.digitalAsset)).toBeLessThanOrEqual(
        europeanBound(row.digitalAsset, d1, d2, 0),
      );
    }
  });
});
