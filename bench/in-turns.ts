/** Measures work and what it is held against in turns, so that both have the same machine. */
import { quantile } from './table.ts';

/** Fewer have no 99th of a hundred. */
const ENOUGH_FOR_P99 = 100;

export interface Times {
  readonly samples: number;
  readonly median: number;
  /** The slowest of fewer than a hundred. */
  readonly p99: number;
}

/**
 * @param rounds counted; a third as many go before them and are not
 * @returns milliseconds of each work, in their order
 */
export async function inTurns(
  rounds: number,
  works: readonly (() => unknown)[],
): Promise<readonly [Times, ...Times[]]> {
  const samples = works.map((): number[] => []);
  const warmUp = Math.ceil(rounds / 3);
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const [index, work] of works.entries()) {
      const startedAt = performance.now();
      // What is no promise must not wait for its turn, which would be measured too.
      const result = work();
      if (result instanceof Promise) await result;
      const ms = performance.now() - startedAt;
      if (round >= warmUp) samples[index]?.push(ms);
    }
  }
  const [first, ...others] = samples.map(timesOf);
  if (first === undefined) throw new TypeError('there is nothing to measure');
  return [first, ...others];
}

/** @returns as in `1.62 ms`, or `812 ms` */
export function milliseconds(ms: number | undefined): string {
  if (ms === undefined) return 'not measured';
  return `${ms >= 100 ? Math.round(ms) : ms.toFixed(2)} ms`;
}

/** @param samples milliseconds */
export function timesOf(samples: readonly number[]): Times {
  return { samples: samples.length, median: quantile(samples, 0.5), p99: quantile(samples, 0.99) };
}

export function describeTimes({ samples, median, p99 }: Times): string {
  return `p50 ${milliseconds(median)}, ${tailName(samples)} ${milliseconds(p99)}`;
}

/** @returns what the 99th of a hundred is called among so many samples */
export function tailName(samples: number): string {
  return samples < ENOUGH_FOR_P99 ? `slowest of ${samples}` : 'p99';
}
