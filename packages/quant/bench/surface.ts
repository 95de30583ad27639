/** Smiles, surfaces and realised volatility: fits a second, and how near they come back to what they were made from. */
import { rollingRealizedVol } from '../dist/realized/rolling-realized-vol.js';
import { fitSabr } from '../dist/sabr/fit-sabr.js';
import { sabrVol } from '../dist/sabr/sabr-vol.js';
import { fitSvi } from '../dist/svi/fit-svi.js';
import { sviTotalVariance } from '../dist/svi/raw-svi.js';
import type { SviParameters } from '../dist/svi/raw-svi.js';
import type { SviQuotes } from '../dist/svi/slice-data.js';
import { ssviTotalVariance } from '../dist/svi/ssvi.js';
import { speedOf } from './measure.ts';
import type { BenchRow } from './measure.ts';
import { vectorRows } from './vectors.ts';

type SviRow = SviParameters & { readonly T: number; readonly butterflyFree: boolean };

const EXAMPLE = { T: 0.3162, a: 0.02312, b: 0.1546, rho: 0.1674, m: -0.05306, sigma: 0.4873, butterflyFree: true };
const QUOTES = 21;
const FITS = 2_000;

export function rows(): readonly BenchRow[] {
  return [sviSlices(), sviSurface(), sabrSmiles(), rollingVolatility()];
}

function sviSlices(): BenchRow {
  const slices = referenceSlices();
  let worst = 0;
  for (const quotes of slices) worst = Math.max(worst, (fitSvi([quotes]).certificate.rmse[0] ?? NaN) / 100);
  const perSecond = speedOf(FITS, () => {
    for (let index = 0; index < FITS; index += 1) {
      const quotes = slices[index % slices.length];
      if (quotes !== undefined) fitSvi([quotes]);
    }
  });
  return {
    what: `SVI fit with certificate, ${QUOTES} quotes`,
    perSecond,
    worstError: `${worst.toExponential(1)} rms vol, ${slices.length} slices without arbitrage, all recovered`,
    beside: 'goal 10 k/s; QuantLib 8 k/s',
  };
}

/** The reference slices, or one of them where the vectors are not there. */
function referenceSlices(): readonly SviQuotes[] {
  const rows = vectorRows<SviRow>('svi');
  return (rows.length === 0 ? [EXAMPLE] : rows)
    .filter((row) => row.butterflyFree)
    .map((row) => {
      const k = Array.from({ length: QUOTES }, (_, index) => index * 0.1 - 1);
      return { T: row.T, k, iv: k.map((x) => Math.sqrt(sviTotalVariance(row, x) / row.T)) };
    });
}

function sviSurface(): BenchRow {
  const slices = noisySurface();
  const { certificate } = fitSvi(slices, { repair: true });
  const before = fitSvi(slices).certificate;
  const perSecond = speedOf(10, () => {
    for (let round = 0; round < 10; round += 1) fitSvi(slices, { repair: true });
  });
  return {
    what: 'SVI surface of 24 expiries × 40 strikes, 2 % noise, repaired',
    perSecond,
    worstError:
      `min g ${certificate.minG.toExponential(1)} (${before.minG.toExponential(1)} before), ` +
      `${certificate.calendarCrossings} crossings (${before.calendarCrossings} before)`,
    beside: 'goal ≤ 20 ms, 50/s',
  };
}

/** A surface of SSVI slices whose volatilities are off by up to 2 % of themselves. */
function noisySurface(): readonly SviQuotes[] {
  return Array.from({ length: 24 }, (_, expiry) => {
    const T = 0.04 * (expiry + 1) * 1.08 ** expiry;
    const theta = 0.09 * T + 0.02 * (1 - Math.exp(-5 * T));
    const k = Array.from({ length: 40 }, (__, index) => (-1.2 + (2 * index) / 39) * Math.sqrt(Math.min(T, 1) * 0.6));
    const iv = k.map((x, index) => {
      const vol = Math.sqrt(ssviTotalVariance({ rho: -0.35, eta: 1.2, gamma: 0.45 }, theta, x) / T);
      return vol * (1 + 0.02 * Math.sin(expiry * 7.1 + index * index * 3.3));
    });
    return { T, k, iv };
  });
}

function sabrSmiles(): BenchRow {
  const smiles = Array.from({ length: 100 }, (_, index) => {
    const [F, T, alpha, nu, rho] = [40 + 0.6 * index, 0.05 + 0.02 * index, 0.2 + 0.005 * index, 1.5 - 0.01 * index, 0];
    const tilt = rho + Math.sin(index) * 0.7;
    const width = alpha * Math.sqrt(T);
    const K = Array.from({ length: QUOTES }, (__, strike) => F * Math.exp(width * (strike - 10) * 0.25));
    return { F, T, K, iv: K.map((strike) => sabrVol(F, strike, T, alpha, 1, nu, tilt)) };
  });
  let worst = 0;
  for (const { F, T, K, iv } of smiles) worst = Math.max(worst, fitSabr(F, T, 1, { K, iv }).rmse);
  const perSecond = speedOf(FITS, () => {
    for (let index = 0; index < FITS; index += 1) {
      const smile = smiles[index % smiles.length];
      if (smile !== undefined) fitSabr(smile.F, smile.T, 1, smile);
    }
  });
  return {
    what: `SABR fit, ${QUOTES} quotes`,
    perSecond,
    worstError: `${worst.toExponential(1)} rms vol, ${smiles.length} smiles`,
    beside: 'aim 10 k/s',
  };
}

function rollingVolatility(): BenchRow {
  const count = 1_000_000;
  const close = Float64Array.from(
    { length: count },
    (_, index) => 70 + Math.sin(index * 0.7) + Math.sin(index * index),
  );
  const open = Float64Array.from(close, (price, index) => price + 0.3 * Math.sin(index * 1.3));
  const high = Float64Array.from(close, (price, index) => Math.max(price, open[index] ?? NaN) + 0.2);
  const low = Float64Array.from(close, (price, index) => Math.min(price, open[index] ?? NaN) - 0.2);
  const out = new Float64Array(count);
  const perSecond = speedOf(count, () => {
    rollingRealizedVol('YANG_ZHANG', { open, high, low, close }, 20, out);
  });
  return {
    what: 'rolling Yang-Zhang volatility, a window of 20 bars',
    perSecond,
    worstError: 'not measured here: held to 1e-11 of the plain form by its tests',
    beside: 'aim 10 M/s',
  };
}
