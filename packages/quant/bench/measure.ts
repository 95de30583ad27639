/** Speed and error of one function, measured the same way for all: one core, a million inputs, the median of five. */
import { nextUniform, seedXoshiro128 } from '@cushing/curves';

/** A line of the table. */
export interface BenchRow {
  readonly what: string;
  /** Calls a second. */
  readonly perSecond: number;
  /** As in `3e-16 relative, 1,500 vectors`, or why it was not measured. */
  readonly worstError: string;
  /** What is aimed at, and what others reach. */
  readonly beside: string;
}

/** Structure of arrays: out of the money, as chains are. */
export interface OptionInputs {
  readonly length: number;
  readonly isCall: Uint8Array;
  readonly F: Float64Array;
  readonly K: Float64Array;
  readonly T: Float64Array;
  readonly sigma: Float64Array;
  readonly r: Float64Array;
}

const ROUNDS = 5;

/** F 40 … 100, T 0.02 … 2, sigma 0.1 … 0.9, within 2.5 deviations of the money, r 0 … 0.08. */
export function optionInputs(length: number, seed = 76): OptionInputs {
  const stream = seedXoshiro128(seed, 0);
  const between = (low: number, high: number): number => low + (high - low) * nextUniform(stream);
  const columns = Array.from({ length: 5 }, () => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]; // as many as were asked for
  const [F, K, T, sigma, r] = columns;
  const isCall = new Uint8Array(length);
  for (let row = 0; row < length; row += 1) {
    F[row] = between(40, 100);
    T[row] = between(0.02, 2);
    sigma[row] = between(0.1, 0.9);
    r[row] = between(0, 0.08);
    const moneyness = between(-2.5, 2.5) * (sigma[row] ?? 0) * Math.sqrt(T[row] ?? 0);
    K[row] = (F[row] ?? 0) * Math.exp(moneyness);
    isCall[row] = moneyness >= 0 ? 1 : 0;
  }
  return { length, isCall, F, K, T, sigma, r };
}

/**
 * @param calls how many results one run of `work` makes
 * @returns calls a second: the median of five runs after a warm-up
 */
export function speedOf(calls: number, work: () => void): number {
  work();
  const times = Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  }).sort((a, b) => a - b);
  return calls / ((times[2] ?? NaN) / 1_000);
}
