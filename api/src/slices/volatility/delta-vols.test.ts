/** Strikes of given deltas, against Black's own formula for them and against the distribution they belong to. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import { normalCdf, sviTotalVariance } from '@cushing/quant';
import type { SviParameters } from '@cushing/quant';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.js';
import { analysedExpiry, flatSmile } from '../../../test/support/analysed-expiry.js';
import { SMILE_DELTAS, SURFACE_DELTAS, deltaLabel, deltaVols, smileShape } from './delta-vols.js';

describe('a flat smile', () => {
  // 40 % for a quarter of a year: σ√T = 0.2, σ²T/2 = 0.02.
  const flat = analysedExpiry({ forward: 80, years: 0.25, atmVol: 0.4, smile: flatSmile(0.4, 0.25) });

  test("has its deltas where Black's formula puts them", () => {
    // d1 = −0.674489750196082 at N(d1) = 0.25, so ln(K/F) = 0.2·0.674489750196082 + 0.02.
    const [call25] = deltaVols(flat, [0.25]);
    expect(call25!.logMoneyness).toBeCloseTo(0.1548979500392164, 12);
    expect(call25!.strike).toBeCloseTo(80 * Math.exp(0.1548979500392164), 9);
    expect(call25!.vol).toBeCloseTo(0.4, 12);
    const [put25] = deltaVols(flat, [0.75]);
    expect(put25!.logMoneyness).toBeCloseTo(-0.1148979500392164, 12);
    // N(d1) = ½ at ln(K/F) = σ²T/2.
    expect(deltaVols(flat, [0.5])[0]!.logMoneyness).toBeCloseTo(0.02, 12);
  });

  test('has neither tilt nor curvature', () => {
    for (const value of Object.values(smileShape(flat))) expect(value).toBeCloseTo(0, 12);
  });

  test('says which strikes lie beyond the quotes', () => {
    const narrow = { ...flat.smile!, lowest: -0.1, highest: 0.16 };
    const found = deltaVols({ ...flat, smile: narrow }, [0.75, 0.5, 0.25]);
    expect(found.map(({ isExtrapolated }) => isExtrapolated)).toEqual([true, false, false]);
  });
});

test('deltas are named after the option that is out of the money', () => {
  expect(SMILE_DELTAS.map(deltaLabel)).toEqual([
    ...['10Δ put', '25Δ put', '40Δ put', '50Δ', '40Δ call', '25Δ call', '10Δ call'],
  ]);
  expect(SURFACE_DELTAS.map(deltaLabel).slice(0, 3)).toEqual(['10Δ put', '15Δ put', '20Δ put']);
  expect([SURFACE_DELTAS.length, SURFACE_DELTAS[8], SURFACE_DELTAS[16]]).toEqual([17, 0.5, 0.1]);
});

test('without a smile there are no deltas', () => {
  const found = deltaVols(analysedExpiry({ atmVol: 0.4 }), [0.25]);
  expect(found).toEqual([
    { delta: 0.25, label: '25Δ call', logMoneyness: null, strike: null, vol: null, isExtrapolated: false },
  ]);
  expect(smileShape(analysedExpiry({ atmVol: 0.4 }))).toEqual({
    ...{ riskReversal25: null, butterfly25: null, riskReversal10: null, butterfly10: null },
  });
});

describeWithSharedData('smiles without arbitrage', 'vectors/svi.json', (path) => {
  const { rows } = JSON.parse(readFileSync(path, 'utf8')) as {
    rows: readonly (SviParameters & { T: number; butterflyFree: boolean })[];
  };
  const sound = rows.filter(({ butterflyFree }) => butterflyFree);

  test('have at each delta the volatility of the strike that has it', () => {
    expect(sound.length).toBeGreaterThan(50);
    for (const { T, ...parameters } of sound) {
      const smile = { ...flatSmile(0.4, T), parameters };
      const atmVol = Math.sqrt(sviTotalVariance(parameters, 0) / T);
      const expiry = analysedExpiry({ forward: 80, years: T, atmVol, smile });
      const found = deltaVols(expiry, SMILE_DELTAS);
      for (const { delta, logMoneyness, vol } of found) {
        const variance = sviTotalVariance(parameters, logMoneyness!);
        const d1 = -logMoneyness! / Math.sqrt(variance) + Math.sqrt(variance) / 2;
        expect(normalCdf(d1)).toBeCloseTo(delta, 10);
        expect(vol).toBeCloseTo(Math.sqrt(variance / T), 10);
      }
      const volOf = (delta: number): number => found.find((point) => point.delta === delta)!.vol!;
      const shape = smileShape(expiry);
      expect(shape.riskReversal25).toBeCloseTo(volOf(0.25) - volOf(0.75), 12);
      expect(shape.butterfly25).toBeCloseTo((volOf(0.25) + volOf(0.75)) / 2 - atmVol, 12);
      expect(shape.riskReversal10).toBeCloseTo(volOf(0.1) - volOf(0.9), 12);
      expect(shape.butterfly10).toBeCloseTo((volOf(0.1) + volOf(0.9)) / 2 - atmVol, 12);
    }
  });
});
