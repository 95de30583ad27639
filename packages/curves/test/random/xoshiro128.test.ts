/**
 * xoshiro128** against the reference outputs of its authors' C code for the state 1, 2, 3, 4, SplitMix64 against its
 * published outputs for the seed 1234567, both against independent integer arithmetic (golden/README.md); uniform
 * variates by their range and moments.
 */
import { QuantError, normalQuantile } from '@cushing/quant';
import { describe, expect, it } from '@jest/globals';

import { readGolden } from '../../../../scripts/testing/golden.ts';
import { nextUint32, nextUniform, seedXoshiro128 } from '../../src/index.js';

const rows = readGolden('curves', 'xoshiro128') as readonly {
  seed: number;
  stream: number;
  state: number[];
  draws: number[];
}[]; // what generate.py writes

describe('nextUint32', () => {
  it('draws what the reference implementation draws', () => {
    const state = Uint32Array.of(1, 2, 3, 4);
    const draws = Array.from({ length: 10 }, () => nextUint32(state));
    expect(draws).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it.each(rows)('draws the golden sequence of seed $seed, stream $stream', ({ seed, stream, draws }) => {
    const state = seedXoshiro128(seed, stream);
    expect(draws.map(() => nextUint32(state))).toEqual(draws);
  });

  it('goes on from a copied state with the same numbers', () => {
    const state = seedXoshiro128(1983, 0);
    for (let draw = 0; draw < 100; draw += 1) nextUint32(state);
    const copy = state.slice();
    expect(Array.from({ length: 50 }, () => nextUint32(copy))).toEqual(
      Array.from({ length: 50 }, () => nextUint32(state)),
    );
  });
});

describe('seedXoshiro128', () => {
  it('takes the outputs of SplitMix64, low word first', () => {
    expect(wordsOf(seedXoshiro128(0, 1_234_567))).toEqual([6457827717110365317n, 3203168211198807973n]);
  });

  it.each(rows)('spreads seed $seed, stream $stream as the golden state', ({ seed, stream, state }) => {
    expect([...seedXoshiro128(seed, stream)]).toEqual(state);
  });

  it('gives every stream of a seed numbers of its own', () => {
    const firsts = Array.from({ length: 2_000 }, (_, stream) => nextUint32(seedXoshiro128(1983, stream)));
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it.each([-1, 0.5, 2 ** 32, NaN, Infinity])('refuses %p as seed and as stream', (number) => {
    expect(() => seedXoshiro128(number, 0)).toThrow(QuantError);
    expect(() => seedXoshiro128(number, 0)).toThrow('seed must be a whole number');
    expect(() => seedXoshiro128(0, number)).toThrow('stream must be a whole number');
  });
});

/** What xoshiro128** scrambles into 2³² − 1: 9⁻¹, back by 7 bits, 5⁻¹, all modulo 2³². */
const ALL_ONES_WORD = scrambledBack(0xffffffff);

describe('nextUniform', () => {
  const DRAWS = 200_000;
  const state = seedXoshiro128(42, 0);
  const uniforms = Array.from({ length: DRAWS }, () => nextUniform(state));

  it('stays inside (0, 1)', () => {
    expect(uniforms.every((u) => u > 0 && u < 1)).toBe(true);
  });

  it('stays inside (0, 1) for the lowest and the highest bits', () => {
    // The second word alone makes the output, and stays where the first and third are 0: these draw twice the same.
    expect(nextUniform(Uint32Array.of(0, 0, 0, 1))).toBe(2 ** -53);
    expect(nextUniform(Uint32Array.of(0, ALL_ONES_WORD, 0, 1))).toBe(1 - 2 ** -53);
  });

  it('has the mean and variance of a uniform variate', () => {
    expect(Math.abs(mean(uniforms) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / DRAWS));
    expect(Math.abs(mean(uniforms.map((u) => (u - 1 / 2) ** 2)) - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / DRAWS));
  });

  it('fills a hundred bins evenly', () => {
    const bins = new Float64Array(100);
    for (const u of uniforms) bins[Math.floor(u * 100)]! += 1;
    const expected = DRAWS / 100;
    const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // Mean 99, standard deviation √198; four of them either way.
    expect(chiSquare).toBeGreaterThan(99 - 4 * Math.sqrt(198));
    expect(chiSquare).toBeLessThan(99 + 4 * Math.sqrt(198));
  });

  it('does not remember the draw before', () => {
    const products = uniforms.slice(1).map((u, index) => (u - 1 / 2) * (uniforms[index]! - 1 / 2));
    expect(Math.abs(mean(products))).toBeLessThan(4 / 12 / Math.sqrt(DRAWS));
  });

  it('makes normal variates with the moments of the normal distribution', () => {
    const normals = uniforms.map(normalQuantile);
    expect(Math.abs(mean(normals))).toBeLessThan(4 / Math.sqrt(DRAWS));
    expect(Math.abs(mean(normals.map((x) => x ** 2)) - 1)).toBeLessThan(4 * Math.sqrt(2 / DRAWS));
    expect(Math.abs(mean(normals.map((x) => x ** 3)))).toBeLessThan(4 * Math.sqrt(15 / DRAWS));
    expect(Math.abs(mean(normals.map((x) => x ** 4)) - 3)).toBeLessThan(4 * Math.sqrt(96 / DRAWS));
  });
});

function wordsOf(state: Uint32Array): bigint[] {
  return [0, 2].map((index) => (BigInt(state[index + 1]!) << 32n) | BigInt(state[index]!));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function scrambledBack(output: number): number {
  const rotated = Math.imul(output, 0x38e38e39);
  return Math.imul((rotated >>> 7) | (rotated << 25), 0xcccccccd) >>> 0;
}
