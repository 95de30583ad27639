/**
 * The Schwartz-Smith model against 60-digit values (golden/README.md); the identities of its curve (spot at T = 0,
 * martingale over a step, composition of steps), its limits, the vol by finite differences, and simulated moments.
 */
import { QuantError } from '@cushing/quant';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readGolden, relativeError } from '../../../../scripts/testing/golden.ts';
import { schwartzSmithFuturesVol, schwartzSmithLogFutures, schwartzSmithTransition } from '../../src/index.js';
import type { SchwartzSmithParameters } from '../../src/index.js';

fc.configureGlobal({ numRuns: 1_000 });

const futures = readGolden('curves', 'schwartz-smith-futures') as readonly {
  parameters: SchwartzSmithParameters;
  chi: number;
  xi: number;
  T: number;
  logFutures: number;
  vol: number;
}[]; // what generate.py writes
const transitions = readGolden('curves', 'schwartz-smith-transition') as readonly {
  parameters: SchwartzSmithParameters;
  dt: number;
  decay: number;
  drift: number;
  chiVariance: number;
  xiVariance: number;
  covariance: number;
}[]; // what generate.py writes

const CRUDE: SchwartzSmithParameters = {
  kappa: 1.19,
  sigmaChi: 0.158,
  sigmaXi: 0.115,
  rho: 0.189,
  muXi: -0.0386,
  muXiStar: 0.0161,
  lambdaChi: 0.014,
};

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const anyParameters = fc.record({
  kappa: between(0.05, 10),
  sigmaChi: between(0.01, 1),
  sigmaXi: between(0.01, 0.5),
  rho: between(-1, 1),
  muXi: between(-0.2, 0.2),
  muXiStar: between(-0.2, 0.2),
  lambdaChi: between(-0.5, 0.5),
});

function logFutures(parameters: SchwartzSmithParameters, chi: number, xi: number, T: number): number {
  const out = new Float64Array(1);
  schwartzSmithLogFutures(parameters, chi, xi, Float64Array.of(T), out);
  return out[0]!;
}

function futuresVol(parameters: SchwartzSmithParameters, T: number): number {
  const out = new Float64Array(1);
  schwartzSmithFuturesVol(parameters, Float64Array.of(T), out);
  return out[0]!;
}

describe('schwartzSmithLogFutures', () => {
  it('agrees with 60 digits in every golden row', () => {
    expect(futures).toHaveLength(84);
    for (const row of futures) {
      const actual = logFutures(row.parameters, row.chi, row.xi, row.T);
      // In log price: the relative error of the futures price itself.
      expect(Math.abs(actual - row.logFutures)).toBeLessThan(4e-15 * (1 + row.T));
    }
  });

  it('is the spot price at T = 0', () => {
    expect(logFutures(CRUDE, 0.119, 2.857, 0)).toBe(0.119 + 2.857);
  });

  it('answers a whole curve at once, in place too', () => {
    const maturities = Float64Array.of(0, 0.25, 1, 5);
    const out = new Float64Array(4);
    schwartzSmithLogFutures(CRUDE, 0.1, 4, maturities, out);
    expect([...out]).toEqual([...maturities].map((T) => logFutures(CRUDE, 0.1, 4, T)));
    schwartzSmithLogFutures(CRUDE, 0.1, 4, maturities, maturities);
    expect(maturities).toEqual(out);
  });

  it('keeps F(t, T) a martingale in the pricing measure: E exp(ln F(t + dt, T − dt)) = F(t, T)', () => {
    fc.assert(
      fc.property(anyParameters, between(-1, 1), between(0, 2), between(0, 5), (parameters, chi, dt, rest) => {
        const step = schwartzSmithTransition(parameters, dt);
        const pull = Math.exp(-parameters.kappa * rest);
        const meanChi = step.decay * chi - ((1 - step.decay) * parameters.lambdaChi) / parameters.kappa;
        const meanXi = parameters.muXiStar * dt;
        const variance = (pull * step.chiChi + step.xiChi) ** 2 + step.xiXi ** 2;
        const later = logFutures(parameters, meanChi, meanXi, rest) + variance / 2;
        expect(Math.abs(later - logFutures(parameters, chi, 0, dt + rest))).toBeLessThan(1e-12);
      }),
    );
  });

  it('is backwardated for a high short-term factor and in contango for a low one', () => {
    const calm = { ...CRUDE, muXiStar: 0, lambdaChi: 0, sigmaChi: 0.01, sigmaXi: 0.01 };
    expect(logFutures(calm, 0.2, 4, 0.5)).toBeLessThan(logFutures(calm, 0.2, 4, 0.25));
    expect(logFutures(calm, -0.2, 4, 0.5)).toBeGreaterThan(logFutures(calm, -0.2, 4, 0.25));
  });

  it('runs parallel to μ*_ξ + σ_ξ²/2 at the far end, whatever the short-term factor', () => {
    const slope = logFutures(CRUDE, 0.7, 4, 41) - logFutures(CRUDE, 0.7, 4, 40);
    expect(slope).toBeCloseTo(CRUDE.muXiStar + CRUDE.sigmaXi ** 2 / 2, 12);
  });

  it('becomes the geometric Brownian motion of ξ without a short-term factor', () => {
    const single = { ...CRUDE, sigmaChi: 0, lambdaChi: 0 };
    expect(logFutures(single, 0, 4, 3)).toBeCloseTo(4 + 3 * (single.muXiStar + single.sigmaXi ** 2 / 2), 14);
  });
});

describe('schwartzSmithFuturesVol', () => {
  it('agrees with 60 digits in every golden row', () => {
    for (const row of futures) {
      expect(relativeError(futuresVol(row.parameters, row.T), row.vol)).toBeLessThan(4e-15);
    }
  });

  it("is the size of the curve's response to the two factors, by finite differences", () => {
    const bump = 1e-4;
    for (const T of [0, 0.1, 1, 7]) {
      const toChi = (logFutures(CRUDE, bump, 4, T) - logFutures(CRUDE, -bump, 4, T)) / (2 * bump);
      const toXi = (logFutures(CRUDE, 0, 4 + bump, T) - logFutures(CRUDE, 0, 4 - bump, T)) / (2 * bump);
      const { sigmaChi, sigmaXi, rho } = CRUDE;
      const variance = (toChi * sigmaChi) ** 2 + (toXi * sigmaXi) ** 2 + 2 * rho * toChi * sigmaChi * toXi * sigmaXi;
      expect(futuresVol(CRUDE, T)).toBeCloseTo(Math.sqrt(variance), 10);
    }
  });

  it('falls with maturity from the vol of spot to that of ξ where ρ is not negative', () => {
    const maturities = [0, 0.1, 0.5, 1, 2, 5, 10];
    const vols = maturities.map((T) => futuresVol(CRUDE, T));
    expect(vols).toEqual(vols.toSorted((left, right) => right - left));
    expect(futuresVol(CRUDE, 100)).toBeCloseTo(CRUDE.sigmaXi, 14);
  });

  it('is a number even where the two factors cancel', () => {
    expect(futuresVol({ ...CRUDE, sigmaChi: 0.2, sigmaXi: 0.2, rho: -1 }, 0)).toBe(0);
  });
});

describe('schwartzSmithTransition', () => {
  it('agrees with 60 digits in every golden row', () => {
    expect(transitions).toHaveLength(16);
    for (const row of transitions) {
      const step = schwartzSmithTransition(row.parameters, row.dt);
      expect(relativeError(step.decay, row.decay)).toBeLessThan(1e-15);
      expect(relativeError(step.drift, row.drift)).toBeLessThan(1e-15);
      expect(relativeError(step.chiChi ** 2, row.chiVariance)).toBeLessThan(2e-15);
      expect(relativeError(step.chiChi * step.xiChi, row.covariance)).toBeLessThan(2e-15);
      expect(relativeError(step.xiChi ** 2 + step.xiXi ** 2, row.xiVariance)).toBeLessThan(2e-15);
    }
  });

  it('composes: two steps have the moments of one as long as both', () => {
    fc.assert(
      fc.property(anyParameters, between(0.001, 2), between(0.001, 2), (parameters, first, second) => {
        const [a, b] = [schwartzSmithTransition(parameters, first), schwartzSmithTransition(parameters, second)];
        const whole = schwartzSmithTransition(parameters, first + second);
        expect(a.decay * b.decay).toBeCloseTo(whole.decay, 14);
        expect(a.drift + b.drift).toBeCloseTo(whole.drift, 14);
        expect((a.chiChi * b.decay) ** 2 + b.chiChi ** 2).toBeCloseTo(whole.chiChi ** 2, 12);
        expect(a.chiChi * a.xiChi * b.decay + b.chiChi * b.xiChi).toBeCloseTo(whole.chiChi * whole.xiChi, 12);
        const ownVariance = (step: { xiChi: number; xiXi: number }): number => step.xiChi ** 2 + step.xiXi ** 2;
        expect(ownVariance(a) + ownVariance(b)).toBeCloseTo(ownVariance(whole), 12);
      }),
    );
  });

  it('reaches the stationary variance of χ and forgets where it was', () => {
    const step = schwartzSmithTransition(CRUDE, 1_000);
    expect(step.decay).toBe(0);
    expect(step.chiChi).toBeCloseTo(CRUDE.sigmaChi / Math.sqrt(2 * CRUDE.kappa), 15);
  });

  it('stands still over no time, and without vol', () => {
    expect(schwartzSmithTransition(CRUDE, 0)).toEqual({ decay: 1, drift: -0, chiChi: 0, xiChi: 0, xiXi: 0 });
    const calm = schwartzSmithTransition({ ...CRUDE, sigmaChi: 0 }, 1);
    expect([calm.chiChi, calm.xiChi, calm.xiXi]).toEqual([0, 0, CRUDE.sigmaXi]);
  });

  it('has no part of its own for ξ at perfect correlation and short steps', () => {
    const step = schwartzSmithTransition({ ...CRUDE, rho: 1 }, 1e-9);
    expect(step.xiXi).toBeLessThan(1e-4 * step.xiChi);
  });
});

describe('ranges', () => {
  it.each([
    [{ kappa: 0 }, 'kappa must lie in (0, ∞), got 0'],
    [{ kappa: Infinity }, 'kappa must lie in (0, ∞), got Infinity'],
    [{ sigmaChi: -0.1 }, 'sigmaChi must lie in [0, ∞), got -0.1'],
    [{ sigmaXi: NaN }, 'sigmaXi must lie in [0, ∞), got NaN'],
    [{ rho: 1.01 }, 'rho must lie in [-1, 1], got 1.01'],
    [{ muXi: NaN }, 'muXi must lie in (-∞, ∞), got NaN'],
    [{ muXiStar: Infinity }, 'muXiStar must lie in (-∞, ∞), got Infinity'],
    [{ lambdaChi: NaN }, 'lambdaChi must lie in (-∞, ∞), got NaN'],
  ])('refuses %j', (change, message) => {
    const parameters = { ...CRUDE, ...change };
    expect(() => logFutures(parameters, 0, 4, 1)).toThrow(QuantError);
    expect(() => logFutures(parameters, 0, 4, 1)).toThrow(`ERR_QUANT_DOMAIN: ${message}`);
    expect(() => futuresVol(parameters, 1)).toThrow(`ERR_QUANT_DOMAIN: ${message}`);
    expect(() => schwartzSmithTransition(parameters, 1)).toThrow(`ERR_QUANT_DOMAIN: ${message}`);
  });

  it.each([-1e-9, NaN, Infinity])('refuses a time of %p', (time) => {
    expect(() => logFutures(CRUDE, 0, 4, time)).toThrow('ERR_QUANT_DOMAIN: T must lie in [0, ∞)');
    expect(() => futuresVol(CRUDE, time)).toThrow('ERR_QUANT_DOMAIN: T must lie in [0, ∞)');
    expect(() => schwartzSmithTransition(CRUDE, time)).toThrow('ERR_QUANT_DOMAIN: dt must lie in [0, ∞)');
  });

  it('refuses an output of another length', () => {
    const two = new Float64Array(2);
    expect(() => {
      schwartzSmithLogFutures(CRUDE, 0, 4, two, new Float64Array(3));
    }).toThrow('ERR_QUANT_SHAPE');
    expect(() => {
      schwartzSmithFuturesVol(CRUDE, two, new Float64Array(3));
    }).toThrow('ERR_QUANT_SHAPE');
  });
});
