import { describe, expect, test } from '@jest/globals';

import { BoundarySolver, perpetualRoot } from '../../src/american/boundary-solver.js';
import {
  boundaryAccurate,
  boundaryAccurateGradient,
  boundaryFast,
  boundaryFastGradient,
  boundaryHigh,
  boundaryHighGradient,
} from '../../src/american/boundary-table.js';
import { gaussLegendre } from '../../src/math/gauss-legendre.js';
import { lookUpNormalCdf } from '../../src/american/normal-lookup.js';
import { normalCdf } from '../../src/math/normal.js';

const FINE = { order: 28, quadrature: 96, iterations: 150, tolerance: 2e-12 } as const;

/** The arguments of the table at sigma·√T and r·T. */
function argumentsOf(A: number, R: number): [number, number] {
  return [A / 2 - 1, 2 * R ** 0.125 - 1];
}

describe('the table of exercise boundaries', () => {
  const solver = new BoundarySolver({ ...FINE, power: 2 });

  // What an error of the boundary does to a price is at most R·min(1, A·d) of it.
  test.each([
    [0.003, 0.9],
    [0.05, 0.01],
    [0.2, 0.0003],
    [0.3, 0.06],
    [0.8, 0.4],
    [1.7, 0.03],
    [2.9, 0.2],
    [3.3, 0.8],
    [3.95, 0.99],
  ])('at sigma·√T = %d, r·T = %d is what the solver finds', (A, R) => {
    solver.solve(A, R, false);
    solver.read(1);
    const solved = Math.sqrt(solver.square);
    const weight = R * Math.min(1, A * solved);
    const at = argumentsOf(A, R);
    expect(Math.abs(boundaryFast(...at) - solved) * weight).toBeLessThan(2e-6);
    expect(Math.abs(boundaryAccurate(...at) - solved) * weight).toBeLessThan(2e-10);
    expect(Math.abs(boundaryHigh(...at) - solved) * weight).toBeLessThan(3e-12);
  });

  test.each([
    ['fast', boundaryFast, boundaryFastGradient],
    ['accurate', boundaryAccurate, boundaryAccurateGradient],
    ['high', boundaryHigh, boundaryHighGradient],
  ])('the gradient of the %s one is its slope', (_, value, gradient) => {
    const out = new Float64Array(3);
    const step = 1e-5;
    for (const [x, y] of [
      [-0.9, 0.1],
      [-0.3, 0.7],
      [0.6, 0.4],
      [1, 1],
    ] as const) {
      gradient(x, y, out);
      expect(out[0]).toBe(value(x, y));
      expect(out[1]).toBeCloseTo((value(x + step, y) - value(x - step, y)) / (2 * step), 7);
      expect(out[2]).toBeCloseTo((value(x, y + step) - value(x, y - step)) / (2 * step), 7);
    }
  });
});

describe('the boundary solver', () => {
  const squared = new BoundarySolver({ ...FINE, power: 2 });
  const plain = new BoundarySolver({ ...FINE, power: 1 });

  test.each([
    [0.01, 0.05],
    [0.5, 0.02],
    [2, 0.3],
    [5, 2],
  ])('at A = %d, R = %d two placements of the nodes agree', (A, R) => {
    expect(squared.solve(A, R, true)).toBeLessThan(1e-10);
    expect(plain.solve(A, R, true)).toBeLessThan(1e-10);
    for (const x of [0.3, 0.5, 0.9, 1]) {
      squared.read(x);
      plain.read(x);
      expect(Math.abs(squared.square - plain.square)).toBeLessThan(5e-6);
    }
    expect(Math.abs(squared.square - plain.square)).toBeLessThan(2e-10);
    expect(Math.abs(squared.squareByA - plain.squareByA)).toBeLessThan(1e-8);
  });

  test('its slopes are those of what it finds', () => {
    squared.solve(0.8, 0.2, true);
    for (const x of [0.25, 0.5, 0.97]) {
      squared.solve(0.8, 0.2, true);
      squared.read(x);
      const { squareByX, squareByA } = squared;
      squared.read(x + 1e-5);
      const right = squared.square;
      squared.read(x - 1e-5);
      expect(squareByX).toBeCloseTo((right - squared.square) / 2e-5, 7);
      squared.solve(0.8 + 1e-4, 0.2, false);
      squared.read(x);
      const above = squared.square;
      squared.solve(0.8 - 1e-4, 0.2, false);
      squared.read(x);
      expect(squareByA).toBeCloseTo((above - squared.square) / 2e-4, 7);
    }
  });

  // m(m + 1) = 2R/A²: for 2R/A² = 2 it is 1, and the perpetual boundary half of the strike.
  test('a long life approaches the boundary without expiry', () => {
    expect(perpetualRoot(1, 1)).toBe(1);
    plain.solve(Math.sqrt(20), 20, false);
    plain.read(1);
    expect(Math.exp(-Math.sqrt(20 * plain.square))).toBeCloseTo(0.5, 5);
  });
});

describe('quadrature and distribution', () => {
  test('Gauss-Legendre with n nodes integrates powers up to 2n − 1', () => {
    for (const count of [1, 2, 11, 28, 80]) {
      const { nodes, weights } = gaussLegendre(count);
      for (const power of [0, 1, count, 2 * count - 1]) {
        const sum = nodes.reduce((total, node, index) => total + (weights[index] ?? NaN) * node ** power, 0);
        expect(sum).toBeCloseTo(1 / (power + 1), 14);
      }
      expect(Array.from(nodes)).toEqual(Array.from(nodes).sort((a, b) => a - b));
    }
  });

  test('the looked-up normal distribution is the exact one within 1e-15', () => {
    for (let x = -9; x <= 9; x += 0.00137) expect(Math.abs(lookUpNormalCdf(x) - normalCdf(x))).toBeLessThan(1e-15);
    expect(lookUpNormalCdf(-Infinity)).toBe(0);
    expect(lookUpNormalCdf(Infinity)).toBe(1);
    expect(lookUpNormalCdf(NaN)).toBeNaN();
  });
});
