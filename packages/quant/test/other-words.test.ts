/** Callers without types: a word that is none of those asked for gives NaN, and is not taken for one of them. */
import { expect, test } from '@jest/globals';

import { americanGreeks } from '../src/american/american-greeks.js';
import { americanImpliedVol } from '../src/american/american-implied-vol.js';
import { americanPrice, americanPriceBatch } from '../src/american/american-price.js';
import { bawPrice } from '../src/american/barone-adesi-whaley.js';
import { bjerksundStenslandPrice } from '../src/american/bjerksund-stensland.js';
import type { AmericanAccuracy } from '../src/american/exercise-path.js';
import { averagePrice, type AverageMethod } from '../src/average/average-price.js';
import type { OptionType } from '../src/option-type.js';
import type { RealizedVolEstimator } from '../src/realized/bar-terms.js';
import { realizedVol } from '../src/realized/realized-vol.js';
import { rollingRealizedVol } from '../src/realized/rolling-realized-vol.js';
import { fitSabr } from '../src/sabr/fit-sabr.js';
import type { SabrVolKind } from '../src/sabr/sabr-vol-kind.js';
import { sabrVol } from '../src/sabr/sabr-vol.js';
import { bachelierSpreadPrice } from '../src/spread/bachelier-spread-price.js';
import { bjerksundStenslandSpreadPrice } from '../src/spread/bjerksund-stensland-spread-price.js';
import { kirkPrice } from '../src/spread/kirk-price.js';
import { spreadOptionPrice } from '../src/spread/spread-option-price.js';

// What only a caller without types can pass.
const type = 'call' as OptionType;
const accuracy = 'BEST' as AmericanAccuracy;
const method = 'LEVY' as AverageMethod;
const kind = 'BLACK' as SabrVolKind;
const estimator = 'YANG' as RealizedVolEstimator;
const bars = [3, 4, 5, 4].map((close) => ({ open: close, high: close + 1, low: close - 1, close }));

test.each<[string, () => number]>([
  ['the type of an American price', () => americanPrice(type, 100, 90, 1, 0.3, 0.05)],
  ['its type without a rate', () => americanPrice(type, 100, 90, 1, 0.3, 0)],
  ['its accuracy', () => americanPrice('PUT', 100, 90, 1, 0.3, 0.05, accuracy)],
  ['the type of an American volatility', () => americanImpliedVol(type, 12, 100, 100, 1, 0.05)],
  ['the type of Barone-Adesi and Whaley’s price', () => bawPrice(type, 100, 90, 1, 0.3, 0.05)],
  ['the type of Bjerksund and Stensland’s price', () => bjerksundStenslandPrice(type, 100, 90, 1, 0.3, 0.05)],
  ['the type of an average price', () => averagePrice(type, 90, 0.05, 0.3, [0.5, 1], [100, 100], 2, 0, 1)],
  ['its method', () => averagePrice('CALL', 90, 0.05, 0.3, [0.5, 1], [100, 100], 2, 0, 1, method)],
  ['the type of a spread’s price', () => spreadOptionPrice(type, 100, 90, 5, 1, 0.3, 0.4, 0.5, 0.02)],
  ['the type of Kirk’s', () => kirkPrice(type, 100, 90, 5, 1, 0.3, 0.4, 0.5, 0.02)],
  ['the type of its closed form', () => bjerksundStenslandSpreadPrice(type, 100, 90, 5, 1, 0.3, 0.4, 0.5, 0.02)],
  ['the type of a normal spread’s', () => bachelierSpreadPrice(type, 100, 90, 5, 1, 30, 40, 0.5, 0.02)],
  ['the estimator of a realised volatility', () => realizedVol(estimator, bars)],
  ['the kind of a SABR volatility', () => sabrVol(75, 70, 1, 0.3, 1, 0.5, 0, 0, kind)],
  [
    'the kind of quotes of a SABR fit',
    () => fitSabr(75, 1, 1, { K: [70, 75, 80], iv: [0.3, 0.3, 0.3] }, 0, kind).alpha,
  ],
])('%s', (_, value) => {
  expect(value()).toBeNaN();
});

test('the type and the accuracy of American Greeks', () => {
  for (const greeks of [
    americanGreeks(type, 100, 90, 1, 0.3, 0.05),
    americanGreeks('CALL', 100, 90, 1, 0.3, 0.05, accuracy),
  ]) {
    for (const value of Object.values(greeks)) expect(value).toBeNaN();
  }
});

test('the accuracy of a batch', () => {
  const column = (value: number): Float64Array => Float64Array.of(value);
  const out = new Float64Array(1);
  americanPriceBatch(Uint8Array.of(1), column(100), column(90), column(1), column(0.3), column(0), out, accuracy);
  expect(out[0]).toBeNaN();
});

test('the estimator of rolling volatilities', () => {
  expect(rollingRealizedVol(estimator, bars, 2, new Float64Array(4))[3]).toBeNaN();
});
