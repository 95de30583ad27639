/**
 * Proves that no simulated smile can be arbitraged and that smiles lean as their markets do. Durrleman's function and
 * total variances are judged on a grid of log-moneyness out to six standard deviations, on days of seven years.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { schwartzSmithFuturesVol } from '@cushing/curves';
import { PRODUCT_CODES, isTradeDate, isoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { sviDurrlemanG, sviTotalVariance } from '@cushing/quant';

import { PRODUCT_MODELS } from '../model-parameters.js';
import { futuresVariance } from './option-surface.js';
import type { ExpirySmile } from './option-surface.js';
import { ProductOptionSimulation } from './product-option-simulation.js';
import { VolatilityPath } from './volatility-path.js';

interface Surface {
  readonly product: ProductCode;
  readonly smiles: readonly ExpirySmile[];
  readonly volatility: number;
}

const DAYS_APART = 40;
const LAST_DAY = isoDate('2026-11-20');
const surfaces: Surface[] = [];
const crudeMoves: { readonly price: number; readonly volatility: number; readonly gas: number }[] = [];

beforeAll(() => {
  const path = new VolatilityPath(1983);
  for (let step = 0; path.state.market.date < LAST_DAY; step += 1) {
    const before = path.state;
    path.advance();
    const { market, volatility } = path.state;
    crudeMoves.push({
      price: market.chi[0]! - before.market.chi[0]!,
      volatility: volatility[0]! - before.volatility[0]!,
      gas: volatility[2]! - before.volatility[2]!,
    });
    if (market.date < '2019-11-01' || step % DAYS_APART !== 0) continue;
    for (const [index, product] of PRODUCT_CODES.entries()) {
      if (!isTradeDate(product, market.date)) continue;
      const window = { product, from: market.date, through: market.date, fullFrom: LAST_DAY };
      const chains = [...new ProductOptionSimulation(1983, 0.04, window).chains(path.state)];
      const bySeries = Map.groupBy(chains, (chain) => chain.series);
      for (const ofSeries of bySeries.values()) {
        surfaces.push({ product, smiles: ofSeries.map(({ smile }) => smile), volatility: volatility[index]! });
      }
    }
  }
});

/** Log-moneyness from minus to plus six standard deviations. */
function grid(smile: ExpirySmile): readonly number[] {
  return Array.from({ length: 121 }, (_, index) => (index / 10 - 6) * Math.sqrt(smile.theta));
}

/** Vol at a log-moneyness of so many standard deviations. */
function vol(smile: ExpirySmile, deviations: number): number {
  return Math.sqrt(sviTotalVariance(smile.svi!, deviations * Math.sqrt(smile.theta)) / smile.years);
}

/** Call wing less put wing at two thirds of a deviation, near the 25-delta points. */
function riskReversal(smile: ExpirySmile): number {
  return vol(smile, 2 / 3) - vol(smile, -2 / 3);
}

/** The least by which total variance is larger at the second expiry, over some log-moneyness. */
function leastRise(first: ExpirySmile, second: ExpirySmile, points: readonly number[]): number {
  return Math.min(...points.map((k) => sviTotalVariance(second.svi!, k) - sviTotalVariance(first.svi!, k)));
}

function alive(product: ProductCode): readonly ExpirySmile[] {
  return surfaces
    .filter((surface) => surface.product === product)
    .flatMap(({ smiles }) => smiles.filter(({ svi }) => svi !== undefined));
}

describe('a simulated surface', () => {
  test('has twelve expiries of each series, consecutive months, each later than the one before', () => {
    expect(surfaces.length).toBeGreaterThan(200);
    for (const { smiles } of surfaces) {
      expect(smiles.map(({ month }) => month - smiles[0]!.month)).toEqual(
        Array.from({ length: 12 }, (_, index) => index),
      );
      for (const [index, { years }] of smiles.entries())
        if (index > 0) expect(years).toBeGreaterThan(smiles[index - 1]!.years);
    }
  });

  test.each(PRODUCT_CODES)('of %s implies a density that is positive everywhere', (product) => {
    const least = alive(product).map((smile) => Math.min(...grid(smile).map((k) => sviDurrlemanG(smile.svi!, k))));
    expect(least.length).toBeGreaterThan(100);
    expect(Math.min(...least)).toBeGreaterThan(0);
  });

  test.each(PRODUCT_CODES)('of %s has total variance at the money that never falls with expiry', (product) => {
    for (const { smiles } of surfaces.filter((surface) => surface.product === product)) {
      const thetas = smiles.map(({ theta }) => theta);
      expect(thetas).toEqual([...thetas].sort((left, right) => left - right));
    }
  });

  test.each<ProductCode>(['CL', 'BZ', 'HO', 'RB'])(
    'of %s has no total variance that falls with expiry, at any strike',
    (product) => {
      for (const { smiles } of surfaces.filter((surface) => surface.product === product)) {
        for (const [index, smile] of smiles.entries()) {
          const before = smiles[index - 1];
          if (before?.svi === undefined) continue;
          expect(leastRise(before, smile, grid(smile))).toBeGreaterThanOrEqual(-1e-12);
        }
      }
    },
  );

  test('rises along expiries of gas within one season', () => {
    for (const { smiles } of surfaces.filter((surface) => surface.product === 'NG')) {
      for (const [index, smile] of smiles.entries()) {
        const before = smiles[index - 1];
        const isSummer = [smile, before].every(
          (each) => each !== undefined && each.month % 12 >= 3 && each.month % 12 <= 9,
        );
        if (!isSummer || before?.svi === undefined) continue;
        const within = grid(before).filter((k) => Math.abs(k) <= 4 * Math.sqrt(before.theta));
        expect(leastRise(before, smile, within)).toBeGreaterThan(0);
      }
    }
  });

  test.each<ProductCode>(['CL', 'BZ', 'HO', 'RB'])('of %s prices puts above calls', (product) => {
    expect(Math.max(...alive(product).map(riskReversal))).toBeLessThan(0);
  });

  test('of gas prices calls above puts in winter, and both nearly alike from April to October', () => {
    const season = (first: number, last: number): readonly number[] =>
      alive('NG')
        .filter(({ month }) => month % 12 >= first && month % 12 <= last)
        .map(riskReversal);
    const winter = [...season(0, 2), ...season(10, 11)];
    const summer = season(3, 9);
    expect(Math.min(...winter)).toBeGreaterThan(0.01);
    expect(Math.max(...summer.map(Math.abs))).toBeLessThan(Math.min(...winter));
  });

  test('bends upwards: both wings are dearer than the money', () => {
    for (const product of PRODUCT_CODES) {
      for (const smile of alive(product)) expect((vol(smile, 1) + vol(smile, -1)) / 2).toBeGreaterThan(vol(smile, 0));
    }
  });

  test('lies where such vols lie, and falls from front to back', () => {
    const bounds: Record<ProductCode, [number, number]> = {
      CL: [0.12, 0.6],
      BZ: [0.12, 0.6],
      NG: [0.18, 1],
      HO: [0.1, 0.55],
      RB: [0.1, 0.55],
    };
    for (const product of PRODUCT_CODES) {
      const vols = alive(product).map((smile) => vol(smile, 0));
      expect(Math.min(...vols)).toBeGreaterThan(bounds[product][0]);
      expect(Math.max(...vols)).toBeLessThan(bounds[product][1]);
    }
    const mean = (place: number): number => {
      const ofCrude = surfaces.filter(({ product }) => product === 'CL').map(({ smiles }) => vol(smiles[place]!, 0));
      return ofCrude.reduce((sum, each) => sum + each, 0) / ofCrude.length;
    };
    expect(mean(1)).toBeGreaterThan(mean(6));
    expect(mean(6)).toBeGreaterThan(mean(11));
  });
});

describe('volatility', () => {
  test('of crude rises when crude falls, and that of gas does not care', () => {
    const correlation = (of: 'volatility' | 'gas'): number => {
      const product = crudeMoves.reduce((sum, move) => sum + move.price * move[of], 0);
      const squares = (each: (move: (typeof crudeMoves)[number]) => number): number =>
        crudeMoves.reduce((sum, move) => sum + each(move) ** 2, 0);
      return product / Math.sqrt(squares((move) => move.price) * squares((move) => move[of]));
    };
    expect(correlation('volatility')).toBeLessThan(-0.5);
    expect(Math.abs(correlation('gas'))).toBeLessThan(0.1);
  });

  test('steepens the put skew of crude when it is high', () => {
    const crude = surfaces.filter(({ product }) => product === 'CL');
    const sorted = [...crude].sort((left, right) => left.volatility - right.volatility);
    expect(riskReversal(sorted.at(-1)!.smiles[3]!)).toBeLessThan(riskReversal(sorted[0]!.smiles[3]!));
  });

  test.each<[ProductCode, number, number]>([
    ['CL', 0.12, 0.1],
    ['CL', 1.1, 1.08],
    ['NG', 0.6, 0.59],
    ['HO', 0.5, 0.25],
  ])(
    'of %s over an option’s life is the future’s vol integrated: %d years to run, %d of them',
    (product, maturity, years) => {
      const { factors } = PRODUCT_MODELS[product];
      const steps = 20_000;
      const maturities = Float64Array.from({ length: steps }, (_, step) => maturity - ((step + 0.5) * years) / steps);
      const vols = new Float64Array(steps);
      schwartzSmithFuturesVol(factors, maturities, vols);
      const integral = vols.reduce((sum, each) => sum + (each * each * years) / steps, 0);
      expect(Math.abs(futuresVariance(factors, maturity, years) / integral - 1)).toBeLessThan(1e-8);
    },
  );
});
