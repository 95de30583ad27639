/** Principal components by hand, what defines them on random samples, and embeddings that see steepness. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { fitShapeModel, shapeEmbedding, shapeOfScores, shapeScores } from '../../src/index.js';

fc.configureGlobal({ numRuns: 200 });

const samples = fc.tuple(fc.integer({ min: 1, max: 18 }), fc.integer({ min: 2, max: 30 })).chain(([n, count]) =>
  fc.array(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: n, maxLength: n }), {
    minLength: count,
    maxLength: count,
  }),
);

function cosine(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0) / (Math.hypot(...a) * Math.hypot(...b));
}

describe('fitShapeModel', () => {
  it('finds two directions by hand', () => {
    // Deviations ±3 along (1, 1)/√2 and ±1 along (1, −1)/√2 about (5, 1): squares 18 and 2 over 3.
    const [a, b] = [3 * Math.SQRT1_2, Math.SQRT1_2];
    const model = fitShapeModel([
      [5 + a, 1 + a],
      [5 - a, 1 - a],
      [5 + b, 1 - b],
      [5 - b, 1 + b],
    ]);
    expect(model.sample).toBe(4);
    expect([...model.mean]).toEqual([expect.closeTo(5, 14), expect.closeTo(1, 14)]);
    expect([...model.variances]).toEqual([expect.closeTo(6, 13), expect.closeTo(2 / 3, 13)]);
    expect([...model.explained]).toEqual([expect.closeTo(0.9, 13), expect.closeTo(0.1, 13)]);
    const half = expect.closeTo(Math.SQRT1_2, 13);
    expect([...model.components]).toEqual([half, half, half, expect.closeTo(-Math.SQRT1_2, 13)]);
    expect([...shapeScores(model, [5 + b, 1 - b])]).toEqual([expect.closeTo(0, 13), expect.closeTo(1, 13)]);
    expect([...shapeScores(model, [5 + a, 1 + a], 1)]).toEqual([expect.closeTo(3, 13)]);
  });

  it('is orthonormal, descending, first loadings positive, shares sum to 1', () => {
    fc.assert(
      fc.property(samples, (shapes) => {
        const { mean, components, variances, explained } = fitShapeModel(shapes);
        const n = mean.length;
        const rows = Array.from({ length: n }, (_, row) => components.subarray(row * n, (row + 1) * n));
        for (const [i, row] of rows.entries()) {
          expect(row.find((loading) => Math.abs(loading) > 1e-9)).toBeGreaterThan(0);
          for (const [j, other] of rows.entries()) {
            const dot = row.reduce((sum, value, index) => sum + value * other[index]!, 0);
            expect(dot).toBeCloseTo(i === j ? 1 : 0, 12);
          }
          if (i > 0) expect(variances[i - 1]).toBeGreaterThanOrEqual(variances[i]!);
          expect(variances[i]).toBeGreaterThanOrEqual(0);
        }
        const total = explained.reduce((sum, share) => sum + share, 0);
        expect(total).toBeCloseTo(variances[0]! > 0 ? 1 : 0, 12);
      }),
    );
  });

  it('has scores of which all together make the shape again, and whose variances are the components’', () => {
    fc.assert(
      fc.property(samples, (shapes) => {
        const model = fitShapeModel(shapes);
        const scores = shapes.map((shape) => shapeScores(model, shape));
        for (const [index, shape] of shapes.entries()) {
          const again = shapeOfScores(model, scores[index]!);
          for (const [place, value] of shape.entries()) expect(again[place]).toBeCloseTo(value, 11);
        }
        for (const [k, variance] of model.variances.entries()) {
          const sum = scores.reduce((total, score) => total + score[k]! ** 2, 0);
          expect(sum / (shapes.length - 1)).toBeCloseTo(variance, 11);
        }
      }),
    );
  });

  it('refuses samples that are none', () => {
    expect(() => fitShapeModel([[1, 2]])).toThrow('ERR_QUANT_SHAPE');
    expect(() => fitShapeModel([[], []])).toThrow('ERR_QUANT_SHAPE');
    expect(() => fitShapeModel([[1, 2], [1]])).toThrow('ERR_QUANT_SHAPE: shape 1 has 1 values');
    expect(() =>
      fitShapeModel([
        [1, 2],
        [1, NaN],
      ]),
    ).toThrow('ERR_QUANT_DOMAIN');
    const model = fitShapeModel([
      [1, 2],
      [2, 1],
    ]);
    expect(() => shapeScores(model, [1])).toThrow('ERR_QUANT_SHAPE');
    expect(() => shapeScores(model, [1, 2], 3)).toThrow('ERR_QUANT_SHAPE');
    expect(() => shapeOfScores(model, [1, 2, 3])).toThrow('ERR_QUANT_SHAPE');
  });
});

describe('shapeEmbedding', () => {
  // Variance 2 along (1, −1)/√2, whose scores are ±√2 about a flat mean.
  const model = fitShapeModel([
    [1, -1],
    [-1, 1],
    [0, 0],
  ]);

  it('is the scores by the spread of the sample, then 1', () => {
    expect([...shapeEmbedding(model, [2, -2], 1)]).toEqual([expect.closeTo(2, 14), 1]);
    expect([...shapeEmbedding(model, [0, 0], 2)]).toEqual([0, 0, 1].map((value) => expect.closeTo(value, 14)));
  });

  it('tells a steep curve from a slight one of the same form', () => {
    const [slight, steep, steeper] = [
      [0.1, -0.1],
      [2, -2],
      [2.2, -2.2],
    ].map((each) => shapeEmbedding(model, each, 2));
    expect(cosine(steep!, steeper!)).toBeGreaterThan(cosine(steep!, slight!));
  });

  it('is finite where all shapes are the same', () => {
    const still = fitShapeModel([
      [1, -1],
      [1, -1],
    ]);
    expect([...still.explained]).toEqual([0, 0]);
    expect([...shapeEmbedding(still, [1, -1], 2)]).toEqual([0, 0, 1].map((value) => expect.closeTo(value, 14)));
  });
});
