/** Answers as the API gives them, for tests. */
import { contractMonth, isoDate } from '@cushing/products';

import type { Smile } from '../../src/features/volatility/smile-series.js';
import type { Slice, Surface } from '../../src/features/volatility/surface-grid.js';

/** A quarter of a year at a flat 40 %. */
export function sampleSlice(difference: Partial<Slice> = {}): Slice {
  return {
    expiry: isoDate('2027-01-14'),
    month: contractMonth(2027, 2),
    underlying: 'CLG27',
    daysToExpiry: 91,
    years: 0.25,
    forward: 80,
    model: 'AMERICAN',
    atmVol: 0.4,
    atmVolStatus: 'OK',
    riskReversal25: 0,
    butterfly25: 0,
    byDelta: [0.4, 0.4, 0.4],
    byLogMoneyness: [0.4, 0.4, 0.4],
    strikesByLogMoneyness: [48.52, 80, 131.9],
    fit: {
      a: 0,
      b: 0,
      rho: 0,
      m: 0,
      sigma: 0.1,
      rmse: 0.05,
      quotes: 40,
      isArbitrageFree: true,
      isRepaired: false,
    },
    ...difference,
  };
}

export function sampleSurface(difference: Partial<Surface> = {}): Surface {
  return {
    product: 'CL',
    series: 'LO',
    tradeDate: isoDate('2026-10-15'),
    source: 'IMPORTED',
    model: 'AMERICAN',
    rmse: 0.05,
    quotes: 40,
    isArbitrageFree: true,
    deltas: [0.75, 0.5, 0.25],
    deltaLabels: ['25Δ put', '50Δ', '25Δ call'],
    logMoneyness: [-0.5, 0, 0.5],
    slices: [sampleSlice()],
    findings: [],
    ...difference,
  };
}

export function samplePoint(difference: Partial<Smile['points'][number]> = {}): Smile['points'][number] {
  return {
    type: 'PUT',
    strike: 75,
    logMoneyness: Math.log(75 / 80),
    vol: 0.42,
    bidVol: 0.41,
    askVol: 0.43,
    volStatus: 'OK',
    delta: -0.35,
    fitted: 0.421,
    residual: -0.1,
    isUsed: true,
    ...difference,
  };
}

export function sampleSmile(difference: Partial<Smile> = {}): Smile {
  return {
    product: 'CL',
    series: 'LO',
    expiry: isoDate('2027-01-14'),
    tradeDate: isoDate('2026-10-15'),
    source: 'IMPORTED',
    underlying: 'CLG27',
    forward: 80,
    daysToExpiry: 91,
    years: 0.25,
    model: 'AMERICAN',
    atmVol: 0.4,
    atmVolStatus: 'OK',
    riskReversal25: -0.024,
    butterfly25: 0.003,
    riskReversal10: -0.046,
    butterfly10: 0.0134,
    fit: { rmse: 0.07, quotes: 46, minG: 0.2, isArbitrageFree: true, isRepaired: false },
    deltas: [
      { label: '25Δ put', delta: 0.75, strike: 71.4, logMoneyness: -0.1137, vol: 0.42, isExtrapolated: false },
      { label: '10Δ call', delta: 0.1, strike: 104.12, logMoneyness: 0.2635, vol: 0.41, isExtrapolated: true },
    ],
    points: [samplePoint()],
    curve: [
      { strike: 70, logMoneyness: Math.log(70 / 80), vol: 0.43 },
      { strike: 90, logMoneyness: Math.log(90 / 80), vol: 0.39 },
    ],
    ...difference,
  };
}
